using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests.Signals;

public class RegionVoxelsTests
{
    // eight voxels: a sphere whose middle is a lattice corner
    private static readonly RegionMap Eight = MadeImages.Locate(MadeImages.Cube(6, 2), Membership.Centre, MadeImages.Sphere("s", 0, 0, 0, 2));

    [Fact]
    public void The_common_voxels_are_those_valid_in_every_run()
    {
        var region = InCommon(0.5, "11111111", "01111111", "11111101");
        Assert.Equal([1, 2, 3, 4, 5, 7], region.Columns);
        Assert.Equal(6 / 8.0, region.CommonCoverage);
        Assert.Equal([1.0, 7 / 8.0, 7 / 8.0], region.Runs.Select(r => r.Coverage));
        Assert.Equal([8, 7, 7], region.Runs.Select(r => r.Voxels));
        Assert.All(region.Runs, r => Assert.Equal((Status.Ok, ""), (r.Status, r.Reason)));
        Assert.All(region.Weights, w => Assert.Equal(1 / 6.0, w));
    }

    [Fact]
    public void A_run_below_the_minimum_is_not_available_and_does_not_shrink_the_others()
    {
        var region = InCommon(0.5, "11111111", "11100000", "11111110");
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], region.Columns);
        Assert.Equal([Status.Ok, Status.LowCoverage, Status.Ok], region.Runs.Select(r => r.Status));
        Assert.Equal("the run covers 0.375 of the region, less than 0.5", region.Runs[1].Reason);
        Assert.Equal(0.375, region.Runs[1].Coverage);
    }

    [Fact]
    public void Runs_that_have_too_little_in_common_are_all_not_available()
    {
        var region = InCommon(0.5, "11110000", "00001111");
        Assert.Equal(0, region.CommonCoverage);
        Assert.All(region.Runs, r => Assert.Equal((Status.LowCoverage, "the runs have in common nothing of the region"), (r.Status, r.Reason)));
        Assert.Equal("the runs have in common 0.250 of the region, less than 0.5", InCommon(0.5, "11110000", "00111100").Runs[0].Reason);
    }

    [Fact]
    public void Coverage_equal_to_the_minimum_is_enough() =>
        Assert.All(InCommon(0.5, "11110000", "11110000").Runs, r => Assert.Equal(Status.Ok, r.Status));

    [Fact]
    public void Nothing_is_never_enough_even_with_a_minimum_of_zero()
    {
        var region = InCommon(0, "00000000", "11111111");
        Assert.Equal([Status.LowCoverage, Status.Ok], region.Runs.Select(r => r.Status));
        Assert.Equal("the run covers nothing of the region", region.Runs[0].Reason);
        Assert.Equal(8, region.Columns.Length);
    }

    [Fact]
    public void A_region_without_a_voxel_centre_or_outside_the_image_has_no_voxels()
    {
        foreach (var (seed, reason) in new[] { (MadeImages.Sphere("s", 0, 0, 0, 0.5), "no voxel centre of the run's grid lies in the region"), (MadeImages.Sphere("s", 100, 1, 1, 2), "the region lies outside the image") })
            foreach (var minimum in new[] { 0, 0.5 })
            {
                var map = MadeImages.Locate(MadeImages.Cube(6, 2), Membership.Centre, seed);
                var region = Assert.Single(RegionVoxels.InCommon(map, [[], []], minimum));
                Assert.All(region.Runs, r => Assert.Equal((Status.NoVoxels, reason, 0.0), (r.Status, r.Reason, r.Coverage)));
                Assert.Empty(region.Columns);
            }
    }

    [Fact]
    public void Weights_are_shared_out_anew_over_the_common_voxels()
    {
        var seed = MadeImages.Sphere("s", 0.6, 0, 0, 3);
        var map = MadeImages.Locate(MadeImages.Cube(6, 2), Membership.Fraction, seed);
        bool[] valid = [.. Enumerable.Range(0, map.Voxels.Length).Select(v => v % 4 != 0)];
        var region = Assert.Single(RegionVoxels.InCommon(map, [valid], 0.1));
        Assert.Equal(1, region.Weights.Sum(), 1e-14);
        var whole = map.Regions[0];
        for (var v = 1; v < region.Columns.Length; v++)
            Assert.Equal(whole.Weights[Array.IndexOf(whole.Columns, region.Columns[v])] / whole.Weights[Array.IndexOf(whole.Columns, region.Columns[0])], region.Weights[v] / region.Weights[0], 1e-12);
    }

    private static RegionVoxels InCommon(double minimum, params string[] runs)
    {
        Assert.Equal(8, Eight.Voxels.Length);
        return Assert.Single(RegionVoxels.InCommon(Eight, [.. runs.Select(run => run.Select(c => c == '1').ToArray())], minimum));
    }
}
