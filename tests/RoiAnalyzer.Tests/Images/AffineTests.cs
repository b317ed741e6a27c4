using CsCheck;
using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class AffineTests
{
    private static readonly Gen<Affine> _affines = Gen.Double[-3, 3].Array[12].Select(m =>
        new Affine(m[0], m[1], m[2], 50 * m[3], m[4], m[5], m[6], 50 * m[7], m[8], m[9], m[10], 50 * m[11]));

    [Fact]
    public void A_point_goes_by_rows_to_the_world() => Assert.Equal(new Point(1 * 2 + 2 * 3 + 3 * 5 + 4, 5 * 2 + 6 * 3 + 7 * 5 + 8,
        9 * 2 + 10 * 3 + 11 * 5 + 12), new Affine(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).Apply(new Point(2, 3, 5)));

    [Fact] // closed form: the volume of a 2×3×4 mm voxel, negative after a flip
    public void The_determinant_is_the_signed_volume_of_a_voxel()
    {
        Assert.Equal(24, new Affine(2, 0, 0, 9, 0, 3, 0, 9, 0, 0, 4, 9).Determinant);
        Assert.Equal(-24, new Affine(-2, 0, 0, 9, 0, 3, 0, 9, 0, 0, 4, 9).Determinant);
    }

    [Fact]
    public void The_inverse_takes_every_point_back() => Gen.Select(_affines, Gen.Double[-99, 99].Array[3]).Sample((affine, p) =>
    {
        var size = affine.ColumnLengths;
        if (Math.Abs(affine.Determinant) < 1e-3 * size.X * size.Y * size.Z || size.X * size.Y * size.Z < 1e-3) return;
        Assert.True(affine.TryInvert(out var inverse));
        var point = new Point(p[0], p[1], p[2]);
        Assert.True(inverse.Apply(affine.Apply(point)).DistanceTo(point) < 1e-8);
        Assert.True(affine.Apply(inverse.Apply(point)).DistanceTo(point) < 1e-8);
    });

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(double.NaN, 0, 1, 0)]
    [InlineData(double.PositiveInfinity, 0, 1, 0)]
    [InlineData(1, double.NaN, 1, 0)]
    [InlineData(1, 0, 1, double.NaN)]
    [InlineData(1, 0, 0, 0)]
    public void What_is_flat_or_not_finite_has_no_inverse(double xi, double xj, double yj, double x0) =>
        Assert.False(new Affine(xi, xj, 0, x0, 0, yj, 0, 0, 0, 0, 1, 0).TryInvert(out _));

    [Fact]
    public void Small_voxels_are_not_flat() => Assert.True(new Affine(1e-6, 0, 0, 0, 0, 1e-6, 0, 0, 0, 0, 1e-6, 0).TryInvert(out _));

    [Theory] // closed form: half turns about x, y and z
    [InlineData(1, 0, 0, 2, -3, -4)]
    [InlineData(0, 1, 0, -2, 3, -4)]
    [InlineData(0, 0, 1, -2, -3, 4)]
    [InlineData(0, 0, 0, 2, 3, 4)]
    public void A_half_turn_flips_two_axes(double b, double c, double d, double x, double y, double z) => Assert.Equal(
        new Affine(x, 0, 0, 7, 0, y, 0, 8, 0, 0, z, 9), Affine.FromQuaternion(b, c, d, new Point(7, 8, 9), new Point(2, 3, 4), 1));

    [Fact] // closed form: a quarter turn about z takes i to y, j to −x; qfac −1 turns k round
    public void A_quarter_turn_with_negative_qfac()
    {
        var affine = Affine.FromQuaternion(0, 0, Math.Sqrt(0.5), default, new Point(2, 3, 4), -1);
        Assert.True(affine.Apply(new Point(1, 0, 0)).DistanceTo(new Point(0, 2, 0)) < 1e-15);
        Assert.True(affine.Apply(new Point(0, 1, 0)).DistanceTo(new Point(-3, 0, 0)) < 1e-15);
        Assert.True(affine.Apply(new Point(0, 0, 1)).DistanceTo(new Point(0, 0, -4)) < 1e-15);
    }

    [Fact] // closed form: Rodrigues' rotation about a unit axis u by an angle t has the quaternion (cos t/2, u sin t/2)
    public void A_pure_rotation_is_that_of_Rodrigues() =>
        Gen.Select(Gen.Double[0.01, 3.1], Gen.Double[-1, 1], Gen.Double[0.1, 1]).Sample((angle, x, z) =>
        {
            var (length, sine) = (Math.Sqrt(x * x + z * z), Math.Sin(angle / 2));
            var (ux, uz) = (x / length, z / length);
            var affine = Affine.FromQuaternion(ux * sine, 0, uz * sine, default, new Point(1, 1, 1), 0);
            var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
            var expected = new Point(-uz * sin, cos, ux * sin);
            Assert.True(affine.Apply(new Point(0, 1, 0)).DistanceTo(expected) < 1e-9);
            Assert.Equal(1, affine.Determinant, 1e-12);
        });
}
