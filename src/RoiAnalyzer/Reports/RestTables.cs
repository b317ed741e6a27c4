using System.Text.Json.Nodes;
using RoiAnalyzer.Models;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>The tables of a resting run.</summary>
public static class RestTables
{
    /// <summary>The unit of a resting study's numbers, in words.</summary>
    public const string Unit = "Fisher z, share of the amplitude (falff), or Kendall's W (reho)";

    /// <summary>One row a pair of regions.</summary>
    public static OutputTable Edges(RestingState state)
    {
        var table = new OutputTable(
            new("region_a", "Name of a region"), new("region_b", "Name of another"), new("r", "Correlation of their residuals"), new("z", "Fisher's z, atanh r"),
            new("standard_error", "Of z: 1 / sqrt(effective_volumes - 3)"), new("effective_volumes", "Bartlett's, with tapered autocorrelations, at most the residual degrees of freedom", "volumes"),
            new("partial", "Partial correlation given all other regions, from the inverse of the correlation matrix with the plan's ridge on its diagonal"), new("partial_z", "Its Fisher's z"));
        foreach (var e in state.Edges)
            table.Add(state.Regions[e.A], state.Regions[e.B], e.R, Finite(e.Z), e.StandardError, e.EffectiveVolumes, e.Partial, Finite(Math.Atanh(e.Partial)));
        return table;
    }

    /// <summary>One row a region and measure.</summary>
    public static OutputTable Estimates(RunModel model)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("contrast", "z_SEED: connectivity with the seed, Fisher's z; falff: share of the amplitude between 0.01 and 0.08 Hz; reho: mean of Kendall's W around each voxel"),
            new("status", "ok, or why there is no estimate"), new("reason", "The status in words"), new("value", "The measure"), new("standard_error", "Its standard error, where there is one"),
            new("voxels", "Of reho: voxels of the region that have all of their neighbours, and are the ones averaged"));
        foreach (var e in model.Estimates) table.Add(e.Region, e.Contrast, e.Status, e.Reason, e.Value?.Effect, e.Value?.StandardError, e.Voxels);
        return table;
    }

    /// <summary>What is said of the run's model.</summary>
    public static JsonObject About(RunSignals signals, RunModel model, Plan plan)
    {
        var json = RunTables.About(signals);
        json["Analysis"] = "rest";
        json["BandHertz"] = plan.Rest.BandHertz is { } band ? new JsonArray(band.From, band.To) : null;
        json["Filter"] = "confounds, spikes and the cosines outside the band are taken out in one regression; falff is of the series less its line, not filtered";
        json["RehoNeighbours"] = plan.Rest.RehoNeighbours;
        if (plan.Rest.RehoNeighbours is not null) json["Reho"] = "Kendall's W, corrected for ties, of what the same regression leaves of a voxel and its neighbours, ranked over the volumes that are no spikes; nothing was smoothed here (images that were smoothed before have a higher W); mean over the region's voxels by weight";
        json["HighPassSeconds"] = plan.Rest.BandHertz is null && model.Nuisance.OwnHighPass ? plan.Model.HighPassSeconds : null;
        json["Ridge"] = plan.Rest.Ridge;
        json["Confounds"] = JsonText.Array(model.Nuisance.Names);
        json["SpikeVolumes"] = JsonText.Array(model.Nuisance.SpikeVolumes);
        json["MeanFramewiseDisplacement"] = model.Nuisance.MeanFramewiseDisplacement;
        json["Rank"] = model.Design?.Rank;
        json["DegreesOfFreedom"] = model.Design is { } design ? design.VolumeCount - design.Rank : null;
        json["Notes"] = JsonText.Array([.. signals.Notes, .. model.Nuisance.Notes]);
        return json;
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;
}
