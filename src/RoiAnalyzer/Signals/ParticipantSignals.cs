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
    /// Reads the runs of one participant and averages the regions of a set over the voxels that all runs have in common.
    /// Runs on different grids or in different spaces are an input fault. <paramref name="onVolume"/> is told run, volumes read and their number.
    /// </summary>
    public static ParticipantSignals Extract(IReadOnlyList<Run> runs, RegionSet set, RegionPlan plan, Action<Run, int, int>? onVolume = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(runs.Count);
        var map = Locate(runs[0], set, plan);
        var voxels = new List<VoxelSeries>();
        var notes = new List<IReadOnlyList<string>>();
        foreach (var run in runs)
        {
            using var bold = NiftiFile.Open(run.Bold);
            CheckSpace(run, runs[0]);
            CheckGrid(bold, map.Grid, runs[0].Bold);
            notes.Add(RunSignals.NotesOn(run, bold.Header));
            voxels.Add(VoxelSeries.Read(bold, map.Voxels, run.Mask is null ? null : Image.Read(run.Mask), run.Mask ?? "",
                read => onVolume?.Invoke(run, read, bold.Header.VolumeCount)));
        }
        var regions = RegionVoxels.InCommon(map, [.. voxels.Select(v => v.Valid)], plan.MinCoverage);
        return new ParticipantSignals(map, regions, [.. runs.Select((run, r) => Average(run, r, voxels[r], regions, notes[r]))]);
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
        return new RunSignals(run, voxels.VolumeCount, series, coverage, notes);
    }
}
