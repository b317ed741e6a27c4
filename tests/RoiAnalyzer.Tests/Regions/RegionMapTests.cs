using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Regions;

public class RegionMapTests
{
    private static readonly Grid Grid = MadeImages.Cube(21, 1);

    [Fact]
    public void Voxels_of_all_regions_are_listed_once_and_ascending()
    {
        var map = MadeImages.Locate(Grid, Membership.Centre, MadeImages.Sphere("A", 0, 0, 0, 3), MadeImages.Sphere("B", 2, 0, 0, 3));
        Assert.Equal(map.Voxels.Distinct().Order(), map.Voxels);
        Assert.Equal(123, map.Regions[0].Columns.Length);
        Assert.Equal(123, map.Regions[1].Columns.Length);
        Assert.True(map.Voxels.Length is > 123 and < 246);
        foreach (var region in map.Regions)
            Assert.All(region.Columns, c => Assert.True(Grid.CentreOf(map.Voxels[c]).DistanceTo(((SphereSeed)region.Seed).Centre) <= 3));
        Assert.Same(Grid, map.Grid);
    }

    [Fact]
    public void Regions_keep_the_sets_order_also_where_they_are_empty()
    {
        var map = MadeImages.Locate(Grid, Membership.Centre, MadeImages.Sphere("Z", 4, 0, 0, 1), MadeImages.Sphere("Empty", 0.5, 0.5, 0.5, 0.5), MadeImages.Sphere("A", 0, 0, 0, 1));
        Assert.Equal(["Z", "Empty", "A"], map.Regions.Select(r => r.Name));
        Assert.Equal([7, 0, 7], map.Regions.Select(r => r.ExpectedVoxels));
    }

    [Fact]
    public void A_sphere_half_outside_the_field_of_view_is_expected_whole()
    {
        // the grid ends at x = 10: of the 515 points those with x <= 10, just over half, are in it
        var region = MadeImages.Find(Grid, MadeImages.Sphere("s", 10, 0, 0, 5));
        Assert.Equal(515, region.ExpectedVoxels);
        Assert.Equal((515 + 81) / 2, region.Columns.Length);
        Assert.Equal((515 + 81) / 2 / 515.0, region.Coverage([.. Enumerable.Repeat(true, region.Columns.Length)]), 1e-12);
        Assert.Equal(10, region.Centroid.X, 1e-12);
    }

    [Fact]
    public void A_region_outside_the_scan_has_no_voxels_but_is_expected()
    {
        var region = MadeImages.Find(Grid, MadeImages.Sphere("s", 30, 0, 0, 5));
        Assert.Equal((515, 0), (region.ExpectedVoxels, region.Columns.Length));
        Assert.Equal(0, region.Coverage([]));
    }

    [Fact]
    public void A_region_lies_at_the_same_place_on_every_lattice()
    {
        // the middle of 4 mm, 3 mm, shifted and flipped grids is the seed's to a fraction of a voxel
        var seed = MadeImages.Sphere("s", 4, -3, 2, 8);
        foreach (var grid in new[] { Grid, MadeImages.Cube(13, 3), MadeImages.Cube(13, 3).Flipped(), MadeImages.Cube(12, 4).MovedBy(1.3) })
        {
            Assert.InRange(MadeImages.Find(grid, seed).Centroid.DistanceTo(seed.Centre), 0, grid.VoxelSize.X / 6);
            Assert.InRange(MadeImages.Find(grid, seed, Membership.Fraction).Centroid.DistanceTo(seed.Centre), 0, grid.VoxelSize.X / 60);
        }
    }

    [Fact]
    public void Voxels_so_small_that_a_region_would_need_a_thousand_million_are_refused()
    {
        foreach (var mm in new[] { 1e-3, 1e-6, 1e-9 })
        {
            var fault = Assert.Throws<InputException>(() => MadeImages.Find(MadeImages.Cube(4, mm), MadeImages.Sphere("s", 0, 0, 0, 8)));
            Assert.StartsWith("bold.nii: expected voxels of a size that suits the regions", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_grid_at_the_other_end_of_the_world_has_no_voxel_of_a_region()
    {
        var region = MadeImages.Find(MadeImages.Cube(4, 1, 1e13), MadeImages.Sphere("s", 0, 0, 0, 2));
        Assert.Empty(region.Columns);
    }
}
