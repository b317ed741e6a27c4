using System.Text.Json.Nodes;
using RoiAnalyzer.Group;
using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>The tables of one run: its region series, their coverage, the design and the estimates.</summary>
public static class RunTables
{
    /// <summary>One column a region, one row a volume; a region that cannot be used is <c>n/a</c> throughout.</summary>
    public static OutputTable TimeSeries(IReadOnlyList<RegionVoxels> regions, RunSignals run)
    {
        var table = new OutputTable([.. regions.Select(r => new OutputColumn(r.Region.Name, "Weighted mean over the region's voxels that all runs have in common", "image units"))]);
        table.AddSeries(run.Series, run.VolumeCount);
        return table;
    }

    /// <summary>One row a region: voxels and coverage of this run and of all runs in common, and the status.</summary>
    public static OutputTable Coverage(IReadOnlyList<RegionVoxels> regions, RunSignals run)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("role", "What the region is there for"), new("family", "Family of tests"),
            new("voxels_expected", "Lattice points of the run's grid in the region, inside the image or not"),
            new("voxels_run", "Voxels of the region that this run can use"),
            new("coverage_run", "Their share of the region, by weight"),
            new("voxels_common", "Voxels of the region that every run which covers it can use; the ones averaged"),
            new("coverage_common", "Their share of the region, by weight"),
            new("status", "ok, or why the region cannot be used in this run"), new("reason", "The status in words"));
        for (var r = 0; r < regions.Count; r++)
        {
            var (region, own) = (regions[r], run.Coverage[r]);
            table.Add(region.Region.Name, region.Region.Seed.Role, region.Region.Seed.Family, region.Region.ExpectedVoxels, own.Voxels, own.Coverage,
                region.Columns.Length, region.CommonCoverage, own.Status, own.Reason);
        }
        return table;
    }

    /// <summary>The design matrix: one column a regressor, one row a volume.</summary>
    public static OutputTable Design(DesignMatrix design)
    {
        var table = new OutputTable([.. design.Names.Select(name => new OutputColumn(name, design.ConditionColumns.ContainsKey(name) ? "Events convolved with the response" : name == DesignMatrix.Constant ? "The signal at rest" : "Nuisance"))]);
        table.AddSeries(design.Columns, design.VolumeCount);
        return table;
    }

    /// <summary>One row a region and contrast, with its test and its percent signal change.</summary>
    public static OutputTable Estimates(RunModel model)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("contrast", "Name of the contrast"),
            new("status", "ok, or why there is no estimate"), new("reason", "The status in words"),
            new("effect", "The contrast's weights times the coefficients", "image units"), new("standard_error", "Its standard error", "image units"),
            new("df", "Residual degrees of freedom: volumes less rank"), new("t", "Effect over standard error"), new("p", "Two-sided p of t"),
            new("percent_signal_change", "The effect at the reference height, over the baseline", "percent"),
            new("percent_standard_error", "Its standard error, the baseline taken as known", "percent"),
            new("baseline", "Fitted signal at rest", "image units"), new("autocorrelation", "Of the noise between neighbouring volumes"));
        foreach (var e in model.Estimates)
            table.Add(e.Region, e.Contrast, e.Status, e.Reason, e.Effect?.Effect, e.Effect?.StandardError, e.Effect?.DegreesOfFreedom, e.Effect?.T,
                e.Effect is { } effect ? Distributions.StudentTTwoSided(effect.T, effect.DegreesOfFreedom) : null,
                e.Percent?.Estimate.Effect, e.Percent?.Estimate.StandardError, e.Percent?.Baseline, e.Autocorrelation);
        return table;
    }

    /// <summary>What is said of a run's tables as a whole.</summary>
    public static JsonObject About(RunSignals signals)
    {
        var run = signals.Run;
        var json = new JsonObject { ["RepetitionTime"] = run.RepetitionTime, ["SamplingFrequency"] = 1 / run.RepetitionTime };
        if (run.StartTime is { } start) json["StartTime"] = start;
        json["Sources"] = new JsonArray([JsonValue.Create(Path.GetFileName(run.Bold)), .. run.Mask is null ? Array.Empty<JsonNode?>() : [JsonValue.Create(Path.GetFileName(run.Mask))]]);
        if (signals.Notes.Count > 0) json["Notes"] = Texts(signals.Notes);
        return json;
    }

    /// <summary>What is said of a run's model: everything that a reader needs to fit it again.</summary>
    public static JsonObject About(RunSignals signals, RunModel model, ModelPlan plan, ReferenceHeights heights)
    {
        var json = About(signals);
        json["HaemodynamicResponse"] = plan.Response.ToString().ToLowerInvariant();
        json["SliceTimeReference"] = model.Timing.SliceTimeReference;
        json["NoiseModel"] = plan.Noise.ToString().ToLowerInvariant();
        json["HighPassSeconds"] = model.Nuisance.OwnHighPass ? plan.HighPassSeconds : null;
        json["Confounds"] = Texts(model.Nuisance.Names);
        json["FramewiseDisplacementLimit"] = plan.FramewiseDisplacementLimit;
        json["MeanFramewiseDisplacement"] = model.Nuisance.MeanFramewiseDisplacement;
        json["SpikeVolumes"] = new JsonArray([.. model.Nuisance.SpikeVolumes.Select(v => (JsonNode?)JsonValue.Create(v))]);
        json["Rank"] = model.Design?.Rank;
        json["DegreesOfFreedom"] = model.Design is { } design ? design.VolumeCount - design.Rank : null;
        json["PercentSignalChange"] = About(heights);
        json["Notes"] = Texts([.. signals.Notes, .. model.Nuisance.Notes]);
        return json;
    }

    /// <summary>The convention of percent signal change, with duration and height of each trial type.</summary>
    public static JsonObject About(ReferenceHeights heights) => new()
    {
        ["Convention"] = heights.Convention,
        ["Formula"] = "100 * sum(weight * height * coefficient) / baseline; positive weights sum to 1, negative ones to -1",
        ["ReferenceDurations"] = new JsonObject(heights.Durations.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)JsonValue.Create(d.Value)))),
        ["ReferenceHeights"] = new JsonObject(heights.Heights.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)JsonValue.Create(h.Value)))),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)JsonValue.Create(t))]);
}
