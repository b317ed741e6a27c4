using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Regions;

public class NeighbourhoodTests
{
    private static readonly Grid Grid = new(4, 5, 6, new Affine(2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0));

    /// <summary>By distance in voxels: faces 1, edges √2, corners √3.</summary>
    [Theory]
    [InlineData(7, 1.01), InlineData(19, 1.42), InlineData(27, 1.74)]
    public void It_is_all_voxels_within_a_distance(int size, double distance)
    {
        var centre = Grid.IndexOf(2, 3, 4);
        var around = Neighbourhood.Around(Grid, centre, size)!;
        Assert.Equal(size, around.Length);
        Assert.Equal(Enumerable.Range(0, Grid.VoxelCount).Where(v => Grid.CentreOf(v).DistanceTo(Grid.CentreOf(centre)) <= 2 * distance), around);
    }

    [Theory]
    [InlineData(7), InlineData(19), InlineData(27)]
    public void A_voxel_at_the_images_edge_has_none(int size)
    {
        var whole = Enumerable.Range(0, Grid.VoxelCount).Where(v => Neighbourhood.Around(Grid, v, size) is not null).ToList();
        Assert.Equal(2 * 3 * 4, whole.Count);
        Assert.All(whole, v => Assert.True(Grid.VoxelAt(v) is var (i, j, k) && i is 1 or 2 && j is >= 1 and <= 3 && k is >= 1 and <= 4));
    }

    [Fact]
    public void Another_size_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbourhood.Around(Grid, Grid.IndexOf(2, 2, 2), 26));

    [Fact]
    public void A_map_with_neighbours_has_the_same_regions_and_all_voxels_around_them()
    {
        var grid = MadeImages.Cube(9, 2);
        var map = MadeImages.Locate(grid, Membership.Centre, MadeImages.Sphere("middle", 0, 0, 0, 3), MadeImages.Sphere("edge", 8, 0, 0, 2.1));
        var wide = map.WithNeighbours(27);
        for (var r = 0; r < 2; r++)
        {
            Assert.Equal(map.Regions[r].Columns.Select(c => map.Voxels[c]), wide.Regions[r].Columns.Select(c => wide.Voxels[c]));
            Assert.Same(map.Regions[r].Weights, wide.Regions[r].Weights);
        }
        var around = map.Voxels.SelectMany(v => Neighbourhood.Around(grid, v, 27) ?? []).Union(map.Voxels).Order();
        Assert.Equal(around, wide.Voxels);
        Assert.True(wide.Voxels.Length > 3 * map.Voxels.Length);
    }
}
