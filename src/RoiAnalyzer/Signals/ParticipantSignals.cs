using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Signals;

/// <summary>
/// The region series of all runs of a participant, each run read once. A region is the same voxels in every run.
/// </summary>
public sealed record ParticipantSignals(RegionMap Map, IReadOnlyList<RegionVoxels> Regions, IReadOnlyList<RunSignals> Runs)
{
    /// <summary>How each region's voxels became one series.</summary>
    public RegionSummary Summary { get; private init; } = RegionSummary.WeightedMean;

    /// <summary>Whether every region's voxels weigh alike by their seed, so that the weighted mean is the plain one.</summary>
    public bool SeedsWeighAlike => Map.Regions.All(region => region.Weights.All(weight => weight == region.Weights[0]));

    /// <summary>
    /// Reads the runs of one participant, <paramref name="atATime"/> at a time, and summarises the regions of a set over the
    /// voxels that all runs have in common. Runs on different grids or in different spaces are an input fault.
    /// <paramref name="onVolume"/> is told run, volumes read and their number, by several runs at once. With
    /// <paramref name="neighbours"/>, each run keeps the series of its regions' voxels and of the neighbourhoods of that size around them;
    /// with <paramref name="scaled"/> it has <see cref="RunSignals.Scaled"/>, too.
    /// </summary>
    public static ParticipantSignals Extract(
        IReadOnlyList<Run> runs, RegionSet set, RegionPlan plan, Action<Run, int, int>? onVolume = null, int atATime = 1, int? neighbours = null, bool scaled = false)
    {
        ArgumentOutOfRangeException.ThrowIfZero(runs.Count);
        var map = Locate(runs[0], set, plan);
        if (neighbours is { } around) map = map.WithNeighbours(around);
        var read = SideBySide.Select(runs, atATime, run => Read(run, runs[0], map, onVolume));
        var regions = RegionVoxels.InCommon(map, [.. read.Select(r => r.Voxels.Valid)], plan.MinCoverage);
        if (plan.Summary == RegionSummary.Eigenvariate) DemandVolumes(runs, read.Select(r => r.Voxels.VolumeCount));
        VoxelSeries[] voxels = [.. read.Select(r => r.Voxels)];
        IReadOnlyList<RegionVoxels> weighed = [.. SideBySide.Select(regions, atATime, region => Weighed(region, voxels, plan.Summary))];
        var near = neighbours is { } size ? RegionNeighbours.InCommon(map, regions, [.. voxels.Select(v => v.Valid)], size) : null;
        return new ParticipantSignals(map, weighed, [.. runs.Select((run, r) => Summarise(run, r, voxels[r], regions, weighed, read[r].Notes, plan.Summary) with
        {
            Local = near is null ? null : new LocalSeries(voxels[r], near),
            Scaled = scaled ? ScaledOf(voxels[r], weighed, r) : [],
        })])
        {
            Summary = plan.Summary,
        };
    }

    private static IReadOnlyList<double[]?> ScaledOf(VoxelSeries voxels, IReadOnlyList<RegionVoxels> regions, int run) =>
        [.. regions.Select(region => region.Runs[run].Status == Status.Ok ? TimeSeries.OfScaled(voxels, region) : null)];

    private static void DemandVolumes(IReadOnlyList<Run> runs, IEnumerable<int> volumes)
    {
        foreach (var (run, count) in runs.Zip(volumes))
            if (count < 2) throw new InputException(new Place(run.Bold), "two or more volumes, of which an eigenvariate can be found", "one", "Use another summary, such as mean.");
    }

    /// <summary>The region with the weights of its summary, which all runs share.</summary>
    private static RegionVoxels Weighed(RegionVoxels region, VoxelSeries[] runs, RegionSummary summary) => summary switch
    {
        RegionSummary.Mean => region with { Weights = [.. region.Weights.Select(_ => 1.0 / region.Weights.Length)] },
        RegionSummary.Eigenvariate when FirstComponent.Of(region, runs) is { } component => region with { Weights = component.Weights, Component = component },
        _ => region,
    };

    private static (VoxelSeries Voxels, IReadOnlyList<string> Notes) Read(Run run, Run first, RegionMap map, Action<Run, int, int>? onVolume)
    {
        using var bold = NiftiFile.Open(run.Bold);
        CheckSpace(run, first);
        CheckGrid(bold, map.Grid, first.Bold);
        var voxels = VoxelSeries.Read(bold, map.Voxels, run.Mask is null ? null : Image.Read(run.Mask), run.Mask ?? "",
            read => onVolume?.Invoke(run, read, bold.Header.VolumeCount));
        return (voxels, RunSignals.NotesOn(run, bold.Header));
    }

    private static RegionMap Locate(Run run, RegionSet set, RegionPlan plan)
    {
        using var bold = NiftiFile.Open(run.Bold);
        return RegionMap.Locate(set, bold.Header.Grid, run.Space ?? bold.Header.TemplateSpace, run.Bold, plan.Membership);
    }

    private static void CheckSpace(Run run, Run first)
    {
        if (run.Space != first.Space)
            throw new InputException(new Place(run.Bold), $"the space of {first.Bold}: {first.Space ?? "none stated"}", run.Space ?? "none stated",
                "Runs that are compared must be in one space: choose it with --space.");
    }

    /// <summary>A run on another grid than the participant's first is an input fault.</summary>
    internal static void CheckGrid(NiftiFile bold, Grid grid, string first)
    {
        if (!bold.Header.Grid.SameAs(grid))
            throw new InputException(new Place(bold.Path), $"the grid of {first}: {grid}", $"{bold.Header.Grid}",
                "Runs that are compared must lie on one grid: preprocess them into the same space and resolution.");
    }

    /// <summary>A run's series by its summary's weights; its quality, which no summary changes, by the seeds' own.</summary>
    private static RunSignals Summarise(
        Run run, int index, VoxelSeries voxels, IReadOnlyList<RegionVoxels> seeds, IReadOnlyList<RegionVoxels> regions, IReadOnlyList<string> notes, RegionSummary summary)
    {
        var coverage = regions.Select(r => r.Runs[index]).ToList();
        var series = regions.Select((region, r) => coverage[r].Status == Status.Ok ? SeriesOf(region) : null).ToList();
        var apart = regions.SelectMany((region, r) => region.Component is not null && series[r] is { } own ? FirstComponent.NotesOn(run, region, own, TimeSeries.Of(voxels, seeds[r])) : []).ToList();
        return new RunSignals(run, voxels.VolumeCount, series, coverage, [.. notes, .. apart])
        {
            EigenvariateNotes = apart,
            BrainMedian = voxels.BrainMedian,
            Quality = VoxelQuality.Of(voxels, seeds, index),
        };

        double[] SeriesOf(RegionVoxels region) => summary == RegionSummary.Median ? TimeSeries.MedianOf(voxels, region) : TimeSeries.Of(voxels, region);
    }
}
