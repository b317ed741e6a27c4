using CsCheck;
using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class HeaderSpaceTests
{
    private static readonly double[] _good = [2, 0, 0, 1, 0, 3, 0, 2, 0, 0, 4, 3];

    [Fact]
    public void The_sform_comes_before_the_qform_and_both_before_the_sizes()
    {
        var both = new NiftiBytes { SformCode = 1, QformCode = 1, Srow = _good, Pixdim = [1, 5, 6, 7, 0, 0, 0, 0] };
        Assert.Equal("2x3x4 voxels of 2x3x4 mm, RAS", Header(both).Grid.ToString());
        var qform = new NiftiBytes { SformCode = 0, QformCode = 1, Srow = _good, Pixdim = [1, 5, 6, 7, 0, 0, 0, 0] };
        Assert.Equal("2x3x4 voxels of 5x6x7 mm, RAS", Header(qform).Grid.ToString());
        Assert.True(Header(qform).ClaimsSpace);
        var none = new NiftiBytes { SformCode = 0, Quaternion = [1, 0, 0, 0, 0, 0], Pixdim = [1, -5, 0, double.NaN, 0, 0, 0, 0] };
        Assert.Equal(new Affine(5, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0), Header(none).Grid.Affine);
        Assert.False(Header(none).ClaimsSpace);
        Assert.Null(Header(none).Qform);
    }

    [Fact]
    public void A_negative_code_is_none()
    {
        var header = Header(new NiftiBytes { SformCode = -1, QformCode = -2 });
        Assert.Equal((0, 0), (header.SformCode, header.QformCode));
        Assert.Null(header.Sform);
    }

    [Theory]
    [InlineData(4, 0, "MNI152")]
    [InlineData(4, 1, "MNI152")]
    [InlineData(1, 4, null)]
    [InlineData(0, 4, "MNI152")]
    [InlineData(3, 0, "Talairach")]
    [InlineData(2, 0, null)]
    [InlineData(5, 0, null)]
    public void The_form_in_use_names_the_template(int sform, int qform, string? template) =>
        Assert.Equal(template, Header(new NiftiBytes { SformCode = sform, QformCode = qform }).TemplateSpace);

    [Fact]
    public void A_form_in_use_without_inverse_is_refused()
    {
        Refused(new NiftiBytes { Srow = new double[12], QformCode = 1 }, "byte 280 (srow_x): expected a matrix with an inverse, found [0 0 0 0; 0 0 0 0; 0 0 0 0]");
        Refused(new NiftiBytes { Srow = [1, 0, 0, double.NaN, 0, 1, 0, 0, 0, 0, 1, 0] }, "found [1 0 0 NaN;");
        var sizeless = new NiftiBytes { SformCode = 0, QformCode = 1, Pixdim = [1, 1, 0, 1, 0, 0, 0, 0] };
        Refused(sizeless, "byte 256 (quatern_b): expected a rotation and voxel sizes with an inverse");
        Refused(new NiftiBytes { SformCode = 0, QformCode = 1, Quaternion = [1, 1, 0, 0, 0, 0] }, "b, c, d = 1, 1, 0");
        Refused(new NiftiBytes { SformCode = 0, QformCode = 1, Quaternion = [double.NaN, 0, 0, 0, 0, 0] }, "b, c, d = NaN");
    }

    [Fact]
    public void A_bad_qform_beside_a_good_sform_is_only_not_there()
    {
        var header = Header(new NiftiBytes { QformCode = 1, Quaternion = [1, 1, 0, 0, 0, 0] });
        Assert.Null(header.Qform);
        Assert.Equal(1, header.QformCode);
    }

    [Fact]
    public void A_slice_without_thickness_has_a_qform() =>
        Assert.Equal(new Point(2, 3, 1), Header(new NiftiBytes
        {
            SformCode = 0,
            QformCode = 1,
            Dim = [2, 4, 6, 1, 1, 1, 1, 1],
            Pixdim = [1, 2, 3, 0, 0, 0, 0, 0]
        }).Grid.VoxelSize);

    [Theory] // nifti1.h: 1 metre, 2 millimetre, 3 micrometre
    [InlineData(0, 1)]
    [InlineData(1, 1000)]
    [InlineData(2, 1)]
    [InlineData(3, 0.001)]
    [InlineData(7, 1)]
    public void Affines_are_in_millimetres_whatever_the_unit(int unit, double millimetres)
    {
        foreach (var (sform, qform) in ((int, int)[])[(1, 0), (0, 1), (0, 0)])
        {
            var size = Header(new NiftiBytes { Units = unit, SformCode = sform, QformCode = qform }).Grid.VoxelSize;
            Assert.Equal(millimetres, size.X, 1e-15);
        }
    }

    [Fact]
    public void The_qform_of_a_rotation_is_the_sform_of_the_same_rotation() =>
        Gen.Select(Gen.Double[-0.5, 0.5].Array[3], Gen.Double[0.5, 5].Array[3], Gen.Double[-99, 99].Array[3], Gen.Bool).Sample((q, size, at, flip) =>
        {
            var affine = Affine.FromQuaternion(q[0], q[1], q[2], new Point(at[0], at[1], at[2]), new Point(size[0], size[1], size[2]), flip ? -1 : 1);
            var header = Header(new NiftiBytes
            {
                Version = 2,
                QformCode = 1,
                Quaternion = [.. q, .. at],
                Pixdim = [flip ? -1 : 1, .. size, 0, 0, 0, 0],
                Srow = [affine.Xi, affine.Xj, affine.Xk, affine.X0, affine.Yi, affine.Yj, affine.Yk, affine.Y0, affine.Zi, affine.Zj, affine.Zk, affine.Z0],
            });
            Assert.Equal(header.Sform, header.Qform);
            Assert.Equal(size[0] * size[1] * size[2] * (flip ? -1 : 1), affine.Determinant, 1e-9);
        }, iter: 200);

    private static NiftiHeader Header(NiftiBytes bytes)
    {
        using var folder = new TemporaryFolder();
        using var file = NiftiFile.Open(folder.Put("a.nii", bytes.ToFile()));
        return file.Header;
    }

    private static void Refused(NiftiBytes bytes, string phrase) =>
        Assert.Contains(phrase, Assert.Throws<InputException>(() => Header(bytes)).Message, StringComparison.Ordinal);
}
