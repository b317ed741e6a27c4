using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Regions;

public class SphereSeedTests
{
    // counts of lattice points within a sphere, computed for science.md section 3
    [Theory]
    [InlineData(1, 7), InlineData(2, 33), InlineData(2.5, 81), InlineData(3, 123), InlineData(4, 257), InlineData(5, 515), InlineData(6, 925), InlineData(8, 2109)]
    public void A_sphere_on_a_voxel_centre_has_the_lattices_count_of_voxels(double radiusInVoxels, int count)
    {
        foreach (var mm in new[] { 1, 2, 3, 1.7 })
        {
            var region = MadeImages.Find(MadeImages.Cube(21, mm), MadeImages.Sphere("s", 0, 0, 0, radiusInVoxels * mm));
            Assert.Equal(count, region.Columns.Length);
            Assert.Equal(count, region.ExpectedVoxels);
            Assert.All(region.Weights, w => Assert.Equal(1, w));
        }
    }

    [Fact]
    public void A_sphere_in_an_oblique_grid_holds_the_voxels_whose_centres_are_near_enough()
    {
        // rotated by 0.3 rad about z, voxels of 2 x 2.5 x 3 mm; the oracle looks at every voxel of the grid
        var (c, s) = (Math.Cos(0.3), Math.Sin(0.3));
        var grid = new Grid(20, 18, 16, new Affine(2 * c, -2.5 * s, 0, -15, 2 * s, 2.5 * c, 0, -30, 0, 0, 3, -20));
        var seed = MadeImages.Sphere("s", 1.3, -2.1, 4.7, 7.9);
        var map = MadeImages.Locate(grid, Membership.Centre, seed);
        Assert.Equal(Enumerable.Range(0, grid.VoxelCount).Where(v => grid.CentreOf(v).DistanceTo(seed.Centre) <= 7.9), map.Voxels);
        Assert.True(map.Voxels.Length > 100);
    }

    [Theory]
    [InlineData(3, 3), InlineData(4, 3), InlineData(6, 3), InlineData(8, 2), InlineData(4, 2)]
    public void By_fraction_the_weights_add_up_to_the_spheres_volume(double radius, double mm)
    {
        // 4/3 pi r^3, closed form. Six samples an axis count lattice points of spacing mm/6, and only the surface can be wrong: a
        // fifteenth of one spacing's shell (3 h/r of the volume) is the bound; 515 points for the 523.6 of r = 5 h show its size.
        var bound = 3 * (mm / 6) / radius / 15;
        foreach (var shift in new[] { 0, 0.4, 1.1 })
        {
            var region = MadeImages.Find(MadeImages.Cube(21, mm), MadeImages.Sphere("s", shift, -shift, 0.5 * shift, radius), Membership.Fraction);
            var volume = 4.0 / 3 * Math.PI * radius * radius * radius;
            Assert.InRange(region.Weights.Sum() * mm * mm * mm / volume - 1, -bound, bound);
            Assert.All(region.Weights, w => Assert.InRange(w, 1e-9, 1));
            Assert.Equal(region.ExpectedWeight, region.Weights.Sum(), 1e-9);
        }
    }

    [Fact]
    public void A_sphere_that_no_voxel_centre_falls_into_is_empty_by_centre_and_not_by_fraction()
    {
        var seed = MadeImages.Sphere("s", 1.5, 1.5, 1.5, 1);
        Assert.Equal(0, MadeImages.Find(MadeImages.Cube(9, 3), seed).ExpectedVoxels);
        Assert.Equal(8, MadeImages.Find(MadeImages.Cube(9, 3), seed, Membership.Fraction).ExpectedVoxels);
    }

    [Fact]
    public void The_surface_belongs_to_the_sphere_and_what_is_beyond_does_not()
    {
        var seed = MadeImages.Sphere("s", 10, 0, 0, 4);
        Assert.Equal(1, seed.WeightAt(new Point(14, 0, 0)));
        Assert.Equal(0, seed.WeightAt(new Point(14.001, 0, 0)));
        Assert.Equal(new Box(new Point(6, -4, -4), new Point(14, 4, 4)), seed.Bounds);
        Assert.Equal(new Point(10, 0, 0), seed.Middle);
    }
}
