using System.Globalization;

namespace RoiAnalyzer.Images;

/// <summary>
/// What a header says of where voxels are: the sform, else the qform, else voxel sizes alone (methods 3, 2 and 1 of nifti1.h).
/// Affines are in millimetres.
/// </summary>
internal sealed record HeaderSpace(int QformCode, int SformCode, Affine? Qform, Affine? Sform, Affine Affine, SpatialUnit Unit)
{
    private const double UnitLengthSlack = 1e-5;
    private const string Remedy = "Set the orientation again from the image's source.";

    /// <summary>
    /// The checked space of an image of these dimensions. A form in use that has no inverse is an <see cref="InputException"/>.
    /// </summary>
    public static HeaderSpace Of(HeaderBytes header, HeaderShape shape)
    {
        var layout = header.Layout;
        var (qformCode, sformCode) = (Math.Max(0, header.Code(layout.QformCode)), Math.Max(0, header.Code(layout.SformCode)));
        var unit = (SpatialUnit)(header.Units & 7);
        if (!Enum.IsDefined(unit)) unit = SpatialUnit.Unknown;
        Affine? sform = sformCode > 0 ? Invertible(SformOf(header).Times(Millimetres(unit))) : null;
        Affine? qform = qformCode > 0 ? Invertible(QformOf(header, shape).Times(Millimetres(unit))) : null;
        if (sformCode > 0 && sform is null)
            throw header.Fault("srow_x", layout.Srow, "a matrix with an inverse", InWords(SformOf(header)), Remedy);
        if (sformCode == 0 && qformCode > 0 && qform is null)
            throw header.Fault("quatern_b", layout.Quaternion, "a rotation and voxel sizes with an inverse",
                QformInWords(header), Remedy);
        var affine = sform ?? qform ?? Invertible(BySizes(header).Times(Millimetres(unit)))
            ?? throw header.Fault("pixdim", layout.Pixdim, "voxel sizes that an image can have", InWords(BySizes(header)), Remedy);
        return new(qformCode, sformCode, qform, sform, affine, unit);
    }

    /// <summary>The template that a form's code names: 4 is MNI152, 3 Talairach.</summary>
    public string? TemplateSpace => (SformCode > 0 ? SformCode : QformCode) switch { 4 => "MNI152", 3 => "Talairach", _ => null };

    private static double Millimetres(SpatialUnit unit) => unit switch
    {
        SpatialUnit.Metre => 1000,
        SpatialUnit.Micron => 0.001,
        _ => 1,
    };

    private static Affine? Invertible(Affine affine) => affine.TryInvert(out _) ? affine : null;

    private static Affine SformOf(HeaderBytes header)
    {
        double At(int n) => header.Real(header.Layout.Srow, n);
        return new Affine(At(0), At(1), At(2), At(3), At(4), At(5), At(6), At(7), At(8), At(9), At(10), At(11));
    }

    private static Affine QformOf(HeaderBytes header, HeaderShape shape)
    {
        double At(int n) => header.Real(header.Layout.Quaternion, n);
        double Size(int axis, int count) => count == 1 && SizeOf(header, axis) is 0 ? 1 : SizeOf(header, axis);
        var square = At(0) * At(0) + At(1) * At(1) + At(2) * At(2);
        if (!(square <= 1 + UnitLengthSlack)) return default;
        return Affine.FromQuaternion(At(0), At(1), At(2), new Point(At(3), At(4), At(5)),
            new Point(Size(1, shape.X), Size(2, shape.Y), Size(3, shape.Z)), header.Real(header.Layout.Pixdim));
    }

    /// <summary>Method 1: sizes along the axes and no claim of a space; a size that is 0 or not finite is taken as 1.</summary>
    private static Affine BySizes(HeaderBytes header)
    {
        double Size(int axis) => SizeOf(header, axis) is var size && size > 0 && double.IsFinite(size) ? size : 1;
        return new Affine(Size(1), 0, 0, 0, 0, Size(2), 0, 0, 0, 0, Size(3), 0);
    }

    // the standard wants sizes positive; a sign is no size
    private static double SizeOf(HeaderBytes header, int axis) => Math.Abs(header.Real(header.Layout.Pixdim, axis));

    private static string InWords(Affine m) => string.Create(CultureInfo.InvariantCulture,
        $"[{m.Xi:G5} {m.Xj:G5} {m.Xk:G5} {m.X0:G5}; {m.Yi:G5} {m.Yj:G5} {m.Yk:G5} {m.Y0:G5}; "
        + $"{m.Zi:G5} {m.Zj:G5} {m.Zk:G5} {m.Z0:G5}]");

    private static string QformInWords(HeaderBytes header)
    {
        double Part(int n) => header.Real(header.Layout.Quaternion, n);
        double Size(int n) => header.Real(header.Layout.Pixdim, n);
        return string.Create(CultureInfo.InvariantCulture,
            $"b, c, d = {Part(0):G5}, {Part(1):G5}, {Part(2):G5}, offset {Part(3):G5}, {Part(4):G5}, {Part(5):G5}, "
            + $"sizes {Size(1):G5}, {Size(2):G5}, {Size(3):G5}");
    }
}
