using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Kernels;

public class GatherTests
{
    private static readonly (double Slope, double Intercept)[] _scalings = [(1, 0), (0.1, -7.25), (-1e-300, 1e300)];

    [Fact]
    public void Every_integer_type_gives_the_bits_of_the_definition()
    {
        Check([byte.MinValue, byte.MaxValue]);
        Check([sbyte.MinValue, sbyte.MaxValue]);
        Check([ushort.MinValue, ushort.MaxValue]);
        Check([short.MinValue, short.MaxValue]);
        Check([uint.MinValue, uint.MaxValue, uint.MaxValue / 2 + 1]);
        Check([int.MinValue, int.MaxValue]);
        Check([ulong.MinValue, ulong.MaxValue, (1UL << 63) + 1, (1UL << 53) + 1, ulong.MaxValue - 1024]);
        Check([long.MinValue, long.MaxValue, (1L << 53) + 1, -(1L << 53) - 1]);
    }

    [Fact]
    public void Both_float_types_give_the_bits_of_the_definition()
    {
        Check([float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, float.Epsilon, float.MinValue, float.MaxValue]);
        Check([double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0d, double.Epsilon, double.MinValue, double.MaxValue]);
    }

    [Theory] // computed by hand from IEEE 754 and two's complement
    [InlineData(true, -2.0)]
    [InlineData(false, -257.0)]
    public void The_definition_reads_either_byte_order(bool bigEndian, double expected) =>
        Assert.Equal(expected, Gather.Reference<short>([0xFF, 0xFE], bigEndian, 0, 1, 0));

    [Fact]
    public void Slope_and_intercept_are_rounded_one_after_the_other()
    {
        // fused, 0.1·3 − 0.3 would be 2.8e-17; in two roundings it is 2⁻⁵⁴ (Python: 0.1*3-0.3 = 5.551115123125783e-17)
        var values = new double[1];
        Gather.All<byte>([3], false, 0.1, -0.3, values);
        Assert.Equal(5.551115123125783e-17, values[0]);
    }

    [Fact]
    public void A_voxel_that_the_bytes_do_not_hold_is_refused()
    {
        Assert.Throws<IndexOutOfRangeException>(() => Gather.At<short>(new byte[8], false, [4], 0, 1, 0, new double[1]));
        Assert.Throws<IndexOutOfRangeException>(() => Gather.At<short>(new byte[8], true, [1], 2, 1, 0, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gather.At<short>(new byte[8], true, [1], 0, 1, 0, new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gather.All<short>(new byte[8], true, 1, 0, new double[3]));
    }

    private static void Check<T>(T[] specials) where T : unmanaged, INumberBase<T>
    {
        var random = new Random(20261123);
        for (var length = 0; length <= 256; length++)
        {
            var raw = new T[length];
            random.NextBytes(MemoryMarshal.AsBytes(raw.AsSpan()));
            for (var n = 0; n < Math.Min(length, specials.Length); n++) raw[random.Next(length)] = specials[n];
            foreach (var bigEndian in (bool[])[false, true]) Check<T>(Stored(raw, bigEndian), length, bigEndian, random);
        }
    }

    private static void Check<T>(byte[] bytes, int length, bool bigEndian, Random random) where T : unmanaged, INumberBase<T>
    {
        var (slope, intercept) = _scalings[length % _scalings.Length];
        var expected = Enumerable.Range(0, length).Select(n => Gather.Reference<T>(bytes, bigEndian, n, slope, intercept)).ToArray();
        var all = new double[length];
        Gather.All<T>(bytes, bigEndian, slope, intercept, all);
        Assert.Equal(Bits(expected), Bits(all));
        var some = Enumerable.Range(0, length).Where(_ => random.Next(2) == 0).ToArray();
        var values = new double[some.Length];
        Gather.At<T>(bytes, bigEndian, [.. some.Select(n => n + 1000)], 1000, slope, intercept, values);
        Assert.Equal(Bits([.. some.Select(n => expected[n])]), Bits(values));
    }

    private static byte[] Stored<T>(T[] raw, bool bigEndian) where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(raw.AsSpan()).ToArray();
        if (bigEndian == BitConverter.IsLittleEndian)
            for (var at = 0; at < bytes.Length; at += Unsafe.SizeOf<T>()) Array.Reverse(bytes, at, Unsafe.SizeOf<T>());
        return bytes;
    }

    private static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
}
