using System.Text.Json.Nodes;
using RoiAnalyzer.Group;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;

namespace RoiAnalyzer.Reports;

/// <summary>The tables of quality: regions of a run, runs of a participant, pairs of runs, and the signal of both runs of a pair.</summary>
public static class QualityTables
{
    private const string Millimetres = "mm", Percent = "percent", Image = "image units", Seconds = "seconds";

    private static readonly OutputColumn Flags = new("flags", "What may be wrong, words with commas between them; a flag leaves nothing out");

    /// <summary>One row a region of a run.</summary>
    public static OutputTable Regions(RunQuality run)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("status", "ok, or why the region cannot be used in this run"),
            new("coverage_run", $"Share of the region, by weight, that this run can use; below {RegionQuality.LeastCoverage:0.##} is flagged"),
            new("voxels", "Voxels averaged, the same in every run; 15 or fewer are flagged, 9 and 4 more so (AFNI's classes)"),
            new("constant_share", "Share of the region's voxels inside the mask that have one value in all volumes; .1, .2 and .35 are flagged (AFNI's classes)"),
            new("signal", "Mean over volumes and, by weight, voxels", Image),
            new("signal_over_brain_median", $"The signal over the median of the mask's voxels, zeros apart, in the middle volume; below {RegionQuality.LeastSignalRatio:0.##} is flagged as dropout; n/a without a mask"),
            new("tsnr_series_raw", "Mean of the region's series over its standard deviation, divisor volumes - 1, nothing taken out"),
            new("tsnr_series_model", "Mean of the series over the standard deviation of what least squares leaves of it, divisor the residual degrees of freedom: drift, task, confounds and spikes taken out; low values are flagged"),
            new("tsnr_voxels_raw_median", "Median over voxels of mean over standard deviation, divisor volumes - 1, nothing taken out; low values are flagged"),
            new("tsnr_voxels_raw_spread", "Their upper less their lower quartile, over their median; above 1, 1.5 and 2 is flagged (AFNI's classes)"),
            new("tsnr_least", "A lower ratio is flagged"),
            new("baseline", "Fitted signal at rest", Image), Flags);
        foreach (var r in run.Regions)
            table.Add(r.Region, r.Coverage.Status, r.Coverage.Coverage, r.Voxels, r.Voxelwise?.ConstantShare, r.Voxelwise?.Signal, r.Voxelwise?.SignalRatio,
                r.SeriesTsnr, r.ModelTsnr, r.Voxelwise?.Tsnr, r.Voxelwise?.TsnrSpread, RegionQuality.LeastTsnrOf(r.Region), r.Baseline, Words(r.Flags));
        return table;
    }

    /// <summary>One row a run.</summary>
    public static OutputTable Runs(IReadOnlyList<RunQuality> runs)
    {
        var types = TypesOf(runs);
        var table = new OutputTable([
            new("session", "Session label"), new("run", "Run"), new("volumes", "Number of volumes"), new("repetition_time", "Of the run", Seconds),
            new("fd_mean", $"Mean framewise displacement, the first volume's being 0; above {RunQuality.MostDisplacement:0.##} is flagged", Millimetres),
            new("fd_max", "The largest", Millimetres), new("fd_above_0.2", "Volumes above 0.2 mm", Percent), new("fd_above_0.5", "Volumes above 0.5 mm", Percent),
            new("std_dvars_mean", "Mean standardised DVARS as the confounds table has it, over the volumes that have one"),
            new("moved", $"Volumes with a displacement above 0.5 mm or a standardised DVARS above 1.5, whatever the plan's limits; above {100 * RunModel.MostSpikes:0} is flagged", Percent),
            new("spikes", "Volumes without a say: beyond the plan's limits, or before the steady state"),
            new("minutes_kept", "Time of the volumes with a say", "minutes"),
            new("df", "Residual degrees of freedom; n/a where the run moved too much to be modelled"),
            new("vif_largest", $"Largest variance inflation of a contrast; above {DesignFacts.MostInflation:0}, or n/a where a contrast cannot be told from other columns, is flagged"),
            new("vif_contrast", "That contrast"),
            .. types.SelectMany(ColumnsOf), Flags]);
        foreach (var quality in runs)
        {
            table.Add([quality.Run.Key.Session, RunOf(quality), quality.VolumeCount, quality.Run.RepetitionTime,
                quality.MeanDisplacement, quality.LargestDisplacement, quality.PercentAboveSmall, quality.PercentAboveMost, quality.MeanDvars, quality.PercentMoved,
                quality.Spikes, quality.MinutesKept, quality.DegreesOfFreedom, quality.MostInflated?.Inflation, quality.MostInflated?.Contrast,
                .. types.SelectMany(type => CellsOf(quality.Conditions.FirstOrDefault(c => c.TrialType == type))), Words(quality.Flags)]);
        }
        return table;
    }

    /// <summary>One row a pair of runs that are compared.</summary>
    public static OutputTable Pairs(IReadOnlyList<RunPair> pairs)
    {
        var types = TypesOf([.. pairs.SelectMany(p => new[] { p.Pre, p.Post }).OfType<RunQuality>()]);
        var table = new OutputTable([
            new("session_pre", "Session before; n/a: there is none"), new("session_post", "Later session; n/a: there is none"),
            new("run_pre", "Run of the session before"), new("run_post", "Run of the later session"),
            .. Both("volumes", "Number of volumes"), .. Both("repetition_time", "Repetition time", Seconds), .. Both("start_time", "StartTime: what a volume stands for, after its start", Seconds),
            .. Both("generated_by", "Program and version that made the images, as the derivative says it (one folder says one version)"),
            .. Both("scanner_software", "SoftwareVersions of the scanner"), .. Both("confounds", "Confound columns of the model"),
            .. Both("df", "Residual degrees of freedom"),
            new("df_change", $"Post less pre, over pre; beyond {100 * RunPair.MostFreedomChange:0} is flagged", Percent),
            .. types.SelectMany(type => Both($"events_{type}", $"Events of {type}")), Flags]);
        foreach (var p in pairs)
        {
            table.Add([p.PreSession, p.PostSession, p.Pre is null ? null : RunOf(p.Pre), p.Post is null ? null : RunOf(p.Post),
                p.Pre?.VolumeCount, p.Post?.VolumeCount, p.Pre?.Run.RepetitionTime, p.Post?.Run.RepetitionTime, p.Pre?.Run.StartTime, p.Post?.Run.StartTime,
                p.Pre?.Run.GeneratedBy, p.Post?.Run.GeneratedBy, p.Pre?.Run.ScannerSoftware, p.Post?.Run.ScannerSoftware, p.Pre?.Model.Nuisance.Names.Count, p.Post?.Model.Nuisance.Names.Count,
                p.Pre?.DegreesOfFreedom, p.Post?.DegreesOfFreedom,
                100.0 * (p.Post?.DegreesOfFreedom - p.Pre?.DegreesOfFreedom) / p.Pre?.DegreesOfFreedom,
                .. types.SelectMany(type => new object?[] { EventsOf(p.Pre, type), EventsOf(p.Post, type) }), Words(p.Flags)]);
        }
        return table;
    }

    /// <summary>One row a pair of runs and region: the signal at rest before and after.</summary>
    public static OutputTable Baselines(IReadOnlyList<RunPair> pairs)
    {
        var table = new OutputTable([
            new("session_pre", "Session before"), new("session_post", "Later session"), new("run_pre", "Run of the session before"), new("run_post", "Run of the later session"),
            new("region", "Name of the region"), .. Both("baseline", "Fitted signal at rest", Image),
            new("baseline_change", $"Post over pre, less 1; beyond {BaselineChange.MostPercent:0} is flagged", Percent),
            .. Both("signal_over_brain_median", "Signal over the median of the mask's voxels in the middle volume"),
            new("signal_ratio_change", $"Post over pre, less 1, which the scanner's gain does not alter; beyond {BaselineChange.MostPercent:0} is flagged", Percent), Flags]);
        foreach (var p in pairs)
            foreach (var b in p.Baselines)
                table.Add(p.PreSession, p.PostSession, RunOf(p.Pre!), RunOf(p.Post!), b.Pre.Region, b.Pre.Baseline, b.Post.Baseline, b.Percent,
                    b.Pre.Voxelwise?.SignalRatio, b.Post.Voxelwise?.SignalRatio, b.RatioPercent, Words(b.Flags));
        return table;
    }

    /// <summary>What is said of the tables of pairs as a whole.</summary>
    public static JsonObject About(RegionMap map) => new()
    {
        ["Grid"] = map.Grid.ToString(),
        ["GridNote"] = "The grid and the space of all the participant's runs: runs on others are refused before anything is computed.",
    };

    private static IEnumerable<OutputColumn> ColumnsOf(string type) =>
    [
        new($"events_{type}", $"Events of {type}"),
        new($"spikes_{type}", FormattableString.Invariant($"Spikes while the expected response to {type} is above {100 * ConditionMotion.ActiveShare:0} % of its largest value")),
        new($"fd_correlation_{type}", FormattableString.Invariant($"Correlation of framewise displacement with that response, the first volume left out; beyond {RunQuality.MostCorrelation:0.##} is flagged")),
    ];

    private static object?[] CellsOf(ConditionMotion? condition) => [condition?.Events ?? 0, condition?.Spikes, condition?.Correlation];

    private static OutputColumn[] Both(string name, string description, string? units = null) =>
        [new($"{name}_pre", $"{description}, before", units), new($"{name}_post", $"{description}, after", units)];

    /// <summary>The run's label, with whatever else keeps it apart from others of its session.</summary>
    private static string? RunOf(RunQuality run) =>
        run.Run.Key.Variant is { } variant ? string.Join('_', new[] { variant, run.Run.Key.Run }.OfType<string>()) : run.Run.Key.Run;

    private static int? EventsOf(RunQuality? run, string type) =>
        run is null ? null : run.Conditions.FirstOrDefault(c => c.TrialType == type)?.Events ?? 0;

    private static List<string> TypesOf(IReadOnlyList<RunQuality> runs) =>
        [.. runs.SelectMany(run => run.Conditions.Select(c => c.TrialType)).Distinct().Order(StringComparer.Ordinal)];

    private static string Words(IReadOnlyList<string> flags) => string.Join(',', flags);
}
