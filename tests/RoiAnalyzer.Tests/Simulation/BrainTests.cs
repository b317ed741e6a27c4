using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Tests.Simulation;

public class BrainTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    public void It_holds_every_voxel_of_every_planted_region(double voxelMm)
    {
        var grid = MniGrid.Of(voxelMm);
        var map = RegionMap.Locate(RegionSet.Open(PlantedResponse.RegionSetName), grid, MniGrid.Space, "test");
        var mask = Brain.Mask(grid, lostCoverage: false);
        Assert.All(map.Voxels, voxel => Assert.True(mask[voxel]));
    }

    [Theory]
    [InlineData(3, 2e-3)]
    [InlineData(2, 1e-3)]
    public void It_has_the_volume_of_its_ellipsoid(double voxelMm, double relative)
    {
        // closed form: 4/3·π·72·90·72 mm³; voxel centres count it to two hundredths of its boundary layer (surface times one voxel)
        var volume = Brain.Mask(MniGrid.Of(voxelMm), lostCoverage: false).Count(inside => inside) * Math.Pow(voxelMm, 3);
        Assert.Equal(1, volume / (4.0 / 3 * Math.PI * 72 * 90 * 72), relative);
    }

    [Fact]
    public void Lost_coverage_takes_the_accumbens_and_leaves_the_back()
    {
        var grid = MniGrid.Of(3);
        var (whole, lost) = (Brain.Mask(grid, lostCoverage: false), Brain.Mask(grid, lostCoverage: true));
        int At(double x, double y, double z) => grid.NearestTo(new Point(x, y, z))!.Value;
        Assert.True(whole[At(9, 9, -9)]);
        Assert.False(lost[At(9, 9, -9)]);
        Assert.True(lost[At(9, -9, -9)]);
        Assert.True(lost[At(9, 9, -3)]);
        Assert.All(Enumerable.Range(0, lost.Length).Where(v => lost[v]), v => Assert.True(whole[v]));
    }

    [Fact]
    public void The_radius_is_1_on_the_surface()
    {
        Assert.Equal(0, Brain.RadiusAt(new Point(0, -18, 8)));
        Assert.Equal(1, Brain.RadiusAt(new Point(72, -18, 8)), 1e-15);
        Assert.False(Brain.Holds(new Point(0, 72.1, 8)));
    }
}
