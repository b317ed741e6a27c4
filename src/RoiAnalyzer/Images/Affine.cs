namespace RoiAnalyzer.Images;

/// <summary>
/// The upper three rows of a 4×4 matrix, row major, from voxel indices (i, j, k) to world millimetres:
/// <c>x = Xi·i + Xj·j + Xk·k + X0</c>, and so for y and z.
/// </summary>
public readonly record struct Affine(
    double Xi, double Xj, double Xk, double X0,
    double Yi, double Yj, double Yk, double Y0,
    double Zi, double Zj, double Zk, double Z0)
{
    private const double SmallestRelativeVolume = 1e-10;

    /// <summary>Where the affine takes a point.</summary>
    public Point Apply(Point p) => new(
        Xi * p.X + Xj * p.Y + Xk * p.Z + X0,
        Yi * p.X + Yj * p.Y + Yk * p.Z + Y0,
        Zi * p.X + Zj * p.Y + Zk * p.Z + Z0);

    /// <summary>The determinant of the 3×3 part: the volume of a voxel, negative where the voxel axes are left-handed.</summary>
    public double Determinant => Xi * (Yj * Zk - Yk * Zj) - Xj * (Yi * Zk - Yk * Zi) + Xk * (Yi * Zj - Yj * Zi);

    /// <summary>The lengths of the three columns: how far apart neighbouring voxel centres are along i, j and k.</summary>
    public Point ColumnLengths => new(
        new Point(Xi, Yi, Zi).DistanceTo(default),
        new Point(Xj, Yj, Zj).DistanceTo(default),
        new Point(Xk, Yk, Zk).DistanceTo(default));

    /// <summary>
    /// The affine back. False where there is none: an entry is not finite, or the columns span less than 1e-10 of the volume that
    /// perpendicular columns of their lengths would.
    /// </summary>
    public bool TryInvert(out Affine inverse)
    {
        inverse = default;
        var (determinant, size) = (Determinant, ColumnLengths);
        // written so that a NaN anywhere fails the comparison
        if (!(Math.Abs(determinant) > SmallestRelativeVolume * size.X * size.Y * size.Z)) return false;
        if (!double.IsFinite(determinant + X0 + Y0 + Z0)) return false;
        var linear = Adjugate().Times(1 / determinant);
        var origin = linear.Apply(new Point(X0, Y0, Z0));
        inverse = linear with { X0 = -origin.X, Y0 = -origin.Y, Z0 = -origin.Z };
        return double.IsFinite(inverse.Determinant + origin.X + origin.Y + origin.Z);
    }

    /// <summary>The affine with every entry multiplied: a change of the world's unit.</summary>
    public Affine Times(double factor) => new(
        Xi * factor, Xj * factor, Xk * factor, X0 * factor,
        Yi * factor, Yj * factor, Yk * factor, Y0 * factor,
        Zi * factor, Zj * factor, Zk * factor, Z0 * factor);

    /// <summary>
    /// The qform of the NIfTI standard (nifti1.h, method 2): the rotation of the unit quaternion (a, b, c, d) with
    /// <c>a = √(1 − b² − c² − d²)</c>, its columns scaled by <paramref name="size"/>, the third also by the sign of
    /// <paramref name="qfac"/> (negative means −1, all else 1), then moved by <paramref name="origin"/>.
    /// </summary>
    public static Affine FromQuaternion(double b, double c, double d, Point origin, Point size, double qfac)
    {
        double a = 0, square = b * b + c * c + d * d;
        if (1 - square < 1e-7) (b, c, d) = (b / Math.Sqrt(square), c / Math.Sqrt(square), d / Math.Sqrt(square));
        else a = Math.Sqrt(1 - square);
        var (x, y, z) = (size.X, size.Y, qfac < 0 ? -size.Z : size.Z);
        return new Affine(
            (a * a + b * b - c * c - d * d) * x, 2 * (b * c - a * d) * y, 2 * (b * d + a * c) * z, origin.X,
            2 * (b * c + a * d) * x, (a * a + c * c - b * b - d * d) * y, 2 * (c * d - a * b) * z, origin.Y,
            2 * (b * d - a * c) * x, 2 * (c * d + a * b) * y, (a * a + d * d - b * b - c * c) * z, origin.Z);
    }

    private Affine Adjugate() => new(
        Yj * Zk - Yk * Zj, Xk * Zj - Xj * Zk, Xj * Yk - Xk * Yj, 0,
        Yk * Zi - Yi * Zk, Xi * Zk - Xk * Zi, Xk * Yi - Xi * Yk, 0,
        Yi * Zj - Yj * Zi, Xj * Zi - Xi * Zj, Xi * Yj - Xj * Yi, 0);
}
