using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>What the group level found and what it found it from, by region and contrast: each line of a paper's table takes its own.</summary>
internal sealed class PaperSources(GroupResult result, GroupData data)
{
    public ILookup<(string, string), GroupRow> Tests { get; } = result.Rows.ToLookup(row => (row.Region, row.Contrast));

    public ILookup<(string, string), EffectSizeRow> EffectSizes { get; } = result.EffectSizes.ToLookup(row => (row.Test.Region, row.Test.Contrast));

    public ILookup<(string, string), EvidenceRow> Evidence { get; } = result.Evidence.ToLookup(row => (row.Test.Region, row.Test.Contrast));

    public ILookup<(string, string), ReliabilityRow> Reliability { get; } = result.Reliability.ToLookup(row => (row.Region, row.Contrast));

    /// <summary>The changes that were measured.</summary>
    public ILookup<(string, string), ChangeRow> Changes { get; } = data.Changes.Where(row => row.Status == GroupStatus.Ok).ToLookup(row => (row.Region, row.Contrast));

    /// <summary>The values of all sessions that were measured.</summary>
    public ILookup<(string, string), SessionRow> Sessions { get; } = data.Sessions.Where(row => row.Status == GroupStatus.Ok).ToLookup(row => (row.Region, row.Contrast));

    /// <summary>What is primary, and which test answers.</summary>
    public GroupPlan Plan => data.Plan;

    /// <summary>Ratios of signal to noise, by region.</summary>
    public ILookup<string, QualityValue> Ratios { get; } = data.Quality.Where(value => value.Measure == "tsnr_series_model").ToLookup(value => value.Region);

    /// <summary>What was given in each session of each participant.</summary>
    public Dictionary<(string, string), string?> Given { get; } = data.SessionFacts.ToDictionary(facts => (facts.Participant, facts.Session), facts => facts.Treatment);

    /// <summary>Everybody's values under the treatments of a crossover.</summary>
    public ILookup<(string, string), CrossoverDifference> Differences { get; } = (result.Crossover?.Participants ?? []).ToLookup(row => (row.Region, row.Contrast));

    public GroupRegion Region(string name) => data.Plan.Regions.Single(region => region.Name == name);
}
