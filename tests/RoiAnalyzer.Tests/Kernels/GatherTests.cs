using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Kernels;

public class GatherTests
{
    [Theory] // computed by hand from IEEE 754 and two's complement
    [InlineData(true, -2.0)]
    [InlineData(false, -257.0)]
    public void The_definition_reads_either_byte_order(bool bigEndian, double expected) =>
        Assert.Equal(expected, Gather.Reference<short>([0xFF, 0xFE], bigEndian, 0, 1, 0));

    [Fact]
    public void Every_value_of_16_bits_is_read_as_itself()
    {
        var all = new double[1 << 16];
        var bytes = new byte[1 << 17];
        for (var n = 0; n < all.Length; n++) (bytes[2 * n], bytes[2 * n + 1]) = ((byte)n, (byte)(n >> 8));
        Gather.All<ushort>(bytes, false, 1, 0, all);
        Assert.Equal([.. Enumerable.Range(0, 1 << 16).Select(n => (double)n)], all);
        Gather.All<short>(bytes, false, 1, 0, all);
        Assert.Equal([.. Enumerable.Range(0, 1 << 16).Select(n => n < 1 << 15 ? n : n - 65536.0)], all);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Slope_and_intercept_are_rounded_one_after_the_other(int voxels)
    {
        // fused, 0.1·3 − 0.3 would be 2.8e-17; in two roundings it is 2⁻⁵⁴ (Python: 0.1*3-0.3 = 5.551115123125783e-17)
        var values = new double[voxels];
        Gather.All<byte>([.. Enumerable.Repeat((byte)3, voxels)], false, 0.1, -0.3, values);
        Assert.All(values, value => Assert.Equal(5.551115123125783e-17, value));
    }

    [Fact]
    public void A_voxel_that_the_bytes_do_not_hold_is_refused()
    {
        Assert.Throws<IndexOutOfRangeException>(() => Gather.At<short>(new byte[8], false, [4], 0, 1, 0, new double[1]));
        Assert.Throws<IndexOutOfRangeException>(() => Gather.At<short>(new byte[8], true, [1], 2, 1, 0, new double[1]));
    }
}
