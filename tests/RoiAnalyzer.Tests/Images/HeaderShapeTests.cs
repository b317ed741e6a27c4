using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class HeaderShapeTests
{
    [Theory]
    [InlineData(1, 0L, "byte 40 (dim[0]): expected 1 to 7 dimensions, found 0")]
    [InlineData(1, 8L, "byte 40 (dim[0]): expected 1 to 7 dimensions, found 8")]
    [InlineData(2, -3L, "byte 16 (dim[0]): expected 1 to 7 dimensions, found -3")]
    public void A_number_of_dimensions_that_cannot_be_is_refused(int version, long rank, string phrase) =>
        Refused(new NiftiBytes { Version = version, Dim = [rank, 2, 3, 4, 1, 1, 1, 1] }, phrase);

    [Theory]
    [InlineData(1, -2L, "byte 44 (dim[2]): expected 1 to 2147483647, found -2")]
    [InlineData(1, 0L, "byte 44 (dim[2]): expected 1 to 2147483647, found 0")]
    [InlineData(2, 1L << 40, "byte 32 (dim[2]): expected 1 to 2147483647, found 1099511627776")]
    [InlineData(2, long.MinValue, "byte 32 (dim[2]): expected 1 to 2147483647, found -9223372036854775808")]
    public void A_count_that_cannot_be_is_refused(int version, long count, string phrase) =>
        Refused(new NiftiBytes { Version = version, Dim = [3, 2, count, 4, 1, 1, 1, 1] }, phrase);

    [Fact]
    public void Products_that_overflow_are_refused()
    {
        Refused(new NiftiBytes { Dim = [3, 32767, 32767, 32767, 1, 1, 1, 1] }, "voxels in a volume, found 32767x32767x32767x1");
        // 65536 · 65536 · 1 is 0 in 32 bits
        Refused(new NiftiBytes { Version = 2, Dim = [3, 65536, 65536, 1, 1, 1, 1, 1] }, "voxels in a volume, found 65536x65536x1x1");
        Refused(new NiftiBytes { Version = 2, Dim = [4, 1, 1, 1, long.MaxValue, 1, 1, 1] }, "(dim[4])");
        Refused(new NiftiBytes { Version = 2, Dim = [4, 40000, 40000, 1, 2147483647, 1, 1, 1] }, "found a file of 568 bytes");
    }

    [Fact]
    public void Only_further_dimensions_of_one_are_no_dimensions()
    {
        Refused(new NiftiBytes { Dim = [5, 2, 3, 4, 1, 3, 1, 1] }, "expected a 3-D or 4-D image, found one of 5 dimensions, 2x3x4x1x3");
        Refused(new NiftiBytes { Dim = [7, 2, 3, 4, 1, 1, 1, 0] }, "found one of 7 dimensions, 2x3x4x1x1x1x0");
        Assert.Equal(1, Header(new NiftiBytes { Dim = [7, 2, 3, 4, 1, 1, 1, 1] }).VolumeCount);
        // behind the stated number of dimensions anything may stand
        Assert.Equal(1, Header(new NiftiBytes { Dim = [3, 2, 3, 4, -7, 9, 0, 0] }).VolumeCount);
    }

    [Theory]
    [InlineData(0, "no type (0)")]
    [InlineData(1, "one-bit voxels (1)")]
    [InlineData(1536, "float128 (1536)")]
    [InlineData(2048, "complex256 (2048)")]
    [InlineData(77, "the unknown code 77")]
    [InlineData(-4, "the unknown code -4")]
    public void A_type_that_is_no_real_scalar_is_refused_by_name(short code, string name) =>
        Refused(new NiftiBytes { Datatype = code, Bitpix = 8 }, "byte 70 (datatype): expected a real scalar type, found " + name);

    [Fact]
    public void Bits_that_contradict_the_type_are_refused() =>
        Refused(new NiftiBytes { Datatype = 4, Bitpix = 8 }, "byte 72 (bitpix): expected 16 bits for Int16, found 8");

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 348)]
    [InlineData(1, 352.5)]
    [InlineData(1, -1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, 1e30)]
    [InlineData(2, 540)]
    [InlineData(2, 0)]
    public void An_offset_inside_the_header_or_of_no_whole_byte_is_refused(int version, double offset) =>
        Refused(new NiftiBytes { Version = version, VoxOffset = offset }, "(vox_offset): expected a whole number of bytes, 35".Replace("35",
            version == 1 ? "352 or more" : "544 or more", StringComparison.Ordinal));

    [Fact]
    public void An_offset_behind_the_file_is_refused() =>
        Refused(new NiftiBytes { VoxOffset = 1 << 20 }, "expected 1048600 bytes for 2x3x4 voxels in 1 volumes of UInt8, found a file of 376 bytes");

    [Theory] // nifti1.h: a slope of 0 means none; what is not finite cannot be one
    [InlineData(0, 5, 1, 0)]
    [InlineData(double.NaN, 5, 1, 0)]
    [InlineData(double.PositiveInfinity, 5, 1, 0)]
    [InlineData(0, double.NaN, 1, 0)]
    [InlineData(-0.5, 5, -0.5, 5)]
    public void A_slope_of_zero_or_not_finite_is_none(double slope, double intercept, double expectedSlope, double expectedIntercept)
    {
        var header = Header(new NiftiBytes { Slope = slope, Intercept = intercept });
        Assert.Equal((expectedSlope, expectedIntercept), (header.Slope, header.Intercept));
    }

    [Fact]
    public void A_slope_with_an_intercept_that_is_not_finite_is_refused() =>
        Refused(new NiftiBytes { Slope = 2, Intercept = double.NaN }, "byte 116 (scl_inter): expected a finite intercept beside the slope, found NaN");

    [Fact]
    public void CIFTI_is_refused_by_name() =>
        Refused(new NiftiBytes { Version = 2, IntentCode = 3002 }, "byte 504 (intent_code): expected an image of voxels, found a CIFTI file");

    private static NiftiHeader Header(NiftiBytes bytes)
    {
        using var folder = new TemporaryFolder();
        using var file = NiftiFile.Open(folder.Put("a.nii", bytes.ToFile()));
        return file.Header;
    }

    private static void Refused(NiftiBytes bytes, string phrase) =>
        Assert.Contains(phrase, Assert.Throws<InputException>(() => Header(bytes)).Message, StringComparison.Ordinal);
}
