using System.Text.Json;
using System.Text.Json.Nodes;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>What outputs say of how regions' voxels became series.</summary>
public static class RegionSummaryText
{
    /// <summary>
    /// The summary that was made: a weighted mean of voxels that weigh alike is a mean, and is called so.
    /// </summary>
    public static RegionSummary Made(ParticipantSignals signals) =>
        signals.Summary == RegionSummary.WeightedMean && signals.SeedsWeighAlike ? RegionSummary.Mean : signals.Summary;

    /// <summary>The label of <c>stat-</c> in file names.</summary>
    public static string Label(ParticipantSignals signals) => Made(signals).ToString().ToLowerInvariant();

    /// <summary>One value of a series, in words.</summary>
    public static string Of(RegionSummary summary) => summary switch
    {
        RegionSummary.Mean => "Mean over the region's voxels that all runs have in common, every voxel alike",
        RegionSummary.WeightedMean => "Mean over the region's voxels that all runs have in common, weighted by the seed",
        RegionSummary.Median => "Median over the region's voxels that all runs have in common",
        _ => "First eigenvariate of the region's voxels that all runs have in common: sum(v * voxel) / sqrt(voxels)",
    };

    /// <summary>For a sidecar: the summary, and how well each region's eigenvariate stands for it.</summary>
    public static JsonObject About(ParticipantSignals signals)
    {
        var json = new JsonObject
        {
            ["Summary"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(Made(signals).ToString()),
            ["SummaryDescription"] = Of(Made(signals)),
        };
        if (signals.Summary != RegionSummary.Eigenvariate) return json;
        json["EigenvariateWeights"] = "v is the first principal component, of length one, of the voxels less their means in each run, over all runs of the participant together; "
            + "it sums to 0 or more, takes no account of seeds' weights, and is applied in every run to the voxels as they are";
        json["Eigenvariate"] = new JsonObject(signals.Regions.Where(r => r.Component is not null).Select(r => KeyValuePair.Create(r.Region.Name, (JsonNode?)new JsonObject
        {
            ["VarianceExplained"] = Math.Round(r.Component!.VarianceExplained, 6),
            ["CorrelationWithMean"] = Math.Round(r.Component.CorrelationWithMean, 6),
        })));
        return json;
    }
}
