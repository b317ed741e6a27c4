using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class GridTests
{
    private static readonly Affine _three = new(-3, 0, 0, 90, 0, 3, 0, -126, 0, 0, 3, -72);
    private static readonly Grid _grid = new(5, 6, 7, _three);

    [Fact]
    public void Voxels_are_numbered_with_i_fastest_and_back()
    {
        Assert.Equal(1 + 5 * (2 + 6 * 3), _grid.IndexOf(1, 2, 3));
        for (var index = 0; index < _grid.VoxelCount; index++)
        {
            var (i, j, k) = _grid.VoxelAt(index);
            Assert.Equal(index, _grid.IndexOf(i, j, k));
        }
    }

    [Fact]
    public void What_is_outside_is_a_wrong_call()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _grid.IndexOf(5, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _grid.IndexOf(0, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _grid.VoxelAt(210));
        Assert.Throws<ArgumentOutOfRangeException>(() => _grid.CentreOf(-1));
    }

    [Fact]
    public void A_grid_that_cannot_be_is_a_wrong_call()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Grid(0, 1, 1, _three));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Grid(1 << 11, 1 << 10, 1 << 10, _three));
        Assert.Throws<ArgumentException>(() => new Grid(1, 1, 1, default));
    }

    [Fact]
    public void The_nearest_voxel_reaches_half_a_voxel_out_and_no_further()
    {
        Assert.Equal(new Point(87, -120, -63), _grid.CentreOf(_grid.IndexOf(1, 2, 3)));
        Assert.Equal(_grid.IndexOf(1, 2, 3), _grid.NearestTo(new Point(87 + 1.49, -120 - 1.49, -63 + 1.49)));
        Assert.Equal(0, _grid.NearestTo(new Point(90 + 1.5, -126, -72)));
        Assert.Null(_grid.NearestTo(new Point(90 + 1.51, -126, -72)));
        Assert.Null(_grid.NearestTo(new Point(90 - 3 * 4.51, -126, -72)));
        Assert.Null(_grid.NearestTo(new Point(double.NaN, 0, 0)));
        Assert.Null(_grid.NearestTo(new Point(1e300, 0, 0)));
    }

    [Fact]
    public void Grids_are_the_same_where_no_corner_is_more_than_a_micrometre_off()
    {
        Assert.True(_grid.SameAs(new Grid(5, 6, 7, _three with { X0 = 90.0009 })));
        Assert.False(_grid.SameAs(new Grid(5, 6, 7, _three with { X0 = 90.0011 })));
        Assert.False(_grid.SameAs(new Grid(5, 6, 8, _three)));
        // six steps of 0.0002 mm: only the far corner is off
        Assert.False(_grid.SameAs(new Grid(5, 6, 7, _three with { Zk = 3.0002 })));
        Assert.True(_grid.SameAs(new Grid(5, 6, 7, _three with { Zk = 3.0001 })));
    }

    [Fact]
    public void It_says_what_it_is() => Assert.Equal("5x6x7 voxels of 3x3x3 mm, LAS", _grid.ToString());

    [Fact]
    public void Voxel_sizes_are_the_columns_lengths() =>
        Assert.Equal(new Point(5, 2, 13), new Grid(2, 2, 2, new Affine(3, 0, 5, 0, 4, 0, 0, 0, 0, 2, 12, 0)).VoxelSize);
}
