using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class GridOrientationTests
{
    [Theory] // by hand; the rows are world x, y and z
    [InlineData(1, 0, 0, 0, 1, 0, 0, 0, 1, "RAS")]
    [InlineData(0, 0, -2, 3, 0, 0, 0, 4, 0, "ASL")]
    [InlineData(-0.8, 0.6, 0, 0.6, 0.8, 0, 0, 0, -1, "LAI")]
    public void The_letters_are_where_the_voxel_axes_lead(double a, double b, double c, double d, double e, double f, double g, double h,
        double i, string letters) => Assert.Equal(letters, new Grid(2, 2, 2, new Affine(a, b, c, 0, d, e, f, 0, g, h, i, 0)).Orientation);

    [Fact] // 45° between two axes: each letter still appears once
    public void A_voxel_axis_between_two_world_axes_does_not_take_both()
    {
        var s = Math.Sqrt(0.5);
        Assert.Equal("RAS", new Grid(2, 2, 2, new Affine(s, -s, 0, 0, s, s, 0, 0, 0, 0, 1, 0)).Orientation);
    }

    [Fact] // unequal voxel sizes must not count: 30° oblique with 10 mm slices
    public void Voxel_sizes_do_not_weigh()
    {
        var (c, s) = (Math.Cos(Math.PI / 6), Math.Sin(Math.PI / 6));
        Assert.Equal("RAS", new Grid(2, 2, 2, new Affine(1, 0, 0, 0, 0, c, -10 * s, 0, 0, s, 10 * c, 0)).Orientation);
    }
}
