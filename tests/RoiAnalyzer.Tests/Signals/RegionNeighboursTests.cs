using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests.Signals;

public sealed class RegionNeighboursTests : IDisposable
{
    private const int Volumes = 10;
    private static readonly Grid Grid = MadeImages.Cube(6, 2);

    // the eight voxels of indices 2 and 3, and eight of which four are at the image's edge
    private static readonly RegionSet Set = new("made", "made",
        [MadeImages.Sphere("Middle", 0, 0, 0, 2) with { Space = "MNI152" }, MadeImages.Sphere("Edge", -4, 0, 0, 2) with { Space = "MNI152" }]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(7, 1), InlineData(19, 3), InlineData(27, 4)]
    public void A_voxel_lost_takes_the_neighbourhoods_that_hold_it(int size, int lost)
    {
        // (1,2,2) shares a face with one voxel of the region, an edge with two, a corner with one
        var gone = Grid.IndexOf(1, 2, 2);
        Func<int, int, double>[] ways = [(t, v) => v == gone ? 5 : Value(t, v), (t, v) => v == gone && t == 3 ? double.NaN : Value(t, v)];
        foreach (var value in ways) Assert.Equal(lost, Middle(size, RunOf("a", value)).LeftOut);
        Assert.Equal(lost, Middle(size, RunOf("a", Value, v => v != gone)).LeftOut);
        var whole = Middle(size, RunOf("a", Value));
        Assert.Equal((0, 8), (whole.LeftOut, whole.Columns.Count));
        Assert.All(whole.Columns, columns => Assert.Equal(size, columns.Length));
        // in every run, whichever lost it
        foreach (var runs in new[] { [RunOf("a", ways[0]), RunOf("b", Value)], new[] { RunOf("a", Value), RunOf("b", ways[0]) } })
            Assert.Equal(lost, Middle(size, runs).LeftOut);
    }

    [Fact]
    public void Voxels_at_the_images_edge_have_none()
    {
        var local = Signals(27, RunOf("a", Value)).Runs[0].Local!;
        Assert.Equal((4, 4), (local.Regions[1].LeftOut, local.Regions[1].Columns.Count));
    }

    [Fact]
    public void The_regions_series_are_the_same_bits_and_nothing_is_kept_where_nobody_asks()
    {
        var run = RunOf("a", Value);
        var (with, without) = (Signals(27, run), ParticipantSignals.Extract([run], Set, new RegionPlan()));
        for (var r = 0; r < 2; r++) Assert.Equal(without.Runs[0].Series[r], with.Runs[0].Series[r]);
        Assert.Null(without.Runs[0].Local);
        Assert.Equal(without.Map.Regions.SelectMany(r => r.Columns).Distinct().Count(), without.Map.Voxels.Length);
    }

    private static RegionNeighbours Middle(int size, params Run[] runs) => Signals(size, runs).Runs[0].Local!.Regions[0];

    private static ParticipantSignals Signals(int size, params Run[] runs) => ParticipantSignals.Extract(runs, Set, new RegionPlan(), neighbours: size);

    private static double Value(int volume, int voxel) => 100 + voxel + 7 * volume % 5;

    private Run RunOf(string name, Func<int, int, double> value, Func<int, bool>? isIn = null)
    {
        if (isIn is not null) NiftiWriter.Write(_folder["mask.nii"], Grid, [.. Enumerable.Range(0, Grid.VoxelCount).Select(v => isIn(v) ? 1.0 : 0)], Datatype.UInt8);
        return SingleRun.Of(_folder.WriteRun($"{name}.nii", Grid, Volumes, value), isIn is null ? null : _folder["mask.nii"], repetitionTime: 2, space: "MNI152");
    }
}
