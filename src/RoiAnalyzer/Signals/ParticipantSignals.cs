using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Signals;

/// <summary>
/// The region series of all runs of a participant, each run read once. A region is the same voxels in every run.
/// </summary>
public sealed record ParticipantSignals(RegionMap Map, IReadOnlyList<RegionVoxels> Regions, IReadOnlyList<RunSignals> Runs)
{
    /// <summary>
    /// Reads the runs of one participant, <paramref name="atATime"/> at a time, and averages the regions of a set over the
    /// voxels that all runs have in common. Runs on different grids or in different spaces are an input fault.
    /// <paramref name="onVolume"/> is told run, volumes read and their number, by several runs at once.
    /// </summary>
    public static ParticipantSignals Extract(
        IReadOnlyList<Run> runs, RegionSet set, RegionPlan plan, Action<Run, int, int>? onVolume = null, int atATime = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(runs.Count);
        var map = Locate(runs[0], set, plan);
        var read = SideBySide.Select(runs, atATime, run => Read(run, runs[0], map, onVolume));
        var regions = RegionVoxels.InCommon(map, [.. read.Select(r => r.Voxels.Valid)], plan.MinCoverage);
        return new ParticipantSignals(map, regions, [.. runs.Select((run, r) => Average(run, r, read[r].Voxels, regions, read[r].Notes))]);
    }

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

    private static RunSignals Average(Run run, int index, VoxelSeries voxels, IReadOnlyList<RegionVoxels> regions, IReadOnlyList<string> notes)
    {
        var coverage = regions.Select(r => r.Runs[index]).ToList();
        var series = regions.Select((region, r) => coverage[r].Status == Status.Ok ? TimeSeries.Of(voxels, region) : null).ToList();
        return new RunSignals(run, voxels.VolumeCount, series, coverage, notes) { BrainMedian = voxels.BrainMedian, Quality = VoxelQuality.Of(voxels, regions, index) };
    }
}
