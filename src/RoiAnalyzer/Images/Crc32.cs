using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RoiAnalyzer.Images;

/// <summary>The check sum of gzip (RFC 1952, section 8): CRC-32 with the polynomial 0xEDB88320, lowest bit first.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xedb88320;
    private static readonly uint[] _table = [.. Enumerable.Range(0, 256).Select(n => Shifted((uint)n, 8))];
    // to fold 1024, 512 and 128 bits into as many that follow
    private static readonly Vector128<ulong> _byEight = Folding(1024), _byFour = Folding(512), _byOne = Folding(128);

    /// <summary>The check sum of bytes that follow others whose check sum is <paramref name="sum"/>; of none it is 0.</summary>
    public static uint Append(uint sum, ReadOnlySpan<byte> bytes)
    {
        sum = ~sum;
        if (Pclmulqdq.IsSupported && bytes.Length >= 256)
        {
            var whole = bytes.Length & ~127;
            sum = Pclmulqdq.V256.IsSupported ? FoldWide(sum, bytes[..whole]) : Fold(sum, bytes[..whole]);
            bytes = bytes[whole..];
        }
        return ~ByByte(sum, bytes);
    }

    private static uint ByByte(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes) sum = _table[(byte)(sum ^ one)] ^ sum >> 8;
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Fold(uint sum, ReadOnlySpan<byte> bytes)
    {
        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        var k = _byFour;
        var (a, b, c, d) = (blocks[0] ^ Vector128.CreateScalar((ulong)sum), blocks[1], blocks[2], blocks[3]);
        for (blocks = blocks[4..]; blocks.Length >= 4; blocks = blocks[4..])
        {
            a = Folded(a, k) ^ blocks[0];
            b = Folded(b, k) ^ blocks[1];
            c = Folded(c, k) ^ blocks[2];
            d = Folded(d, k) ^ blocks[3];
        }
        return Finish([a, b, c, d]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint FoldWide(uint sum, ReadOnlySpan<byte> bytes)
    {
        var blocks = MemoryMarshal.Cast<byte, Vector256<ulong>>(bytes);
        var k = Vector256.Create(_byEight, _byEight);
        var (a, b, c, d) = (blocks[0] ^ Vector256.CreateScalar((ulong)sum), blocks[1], blocks[2], blocks[3]);
        for (blocks = blocks[4..]; blocks.Length >= 4; blocks = blocks[4..])
        {
            a = Folded(a, k) ^ blocks[0];
            b = Folded(b, k) ^ blocks[1];
            c = Folded(c, k) ^ blocks[2];
            d = Folded(d, k) ^ blocks[3];
        }
        return Finish([a.GetLower(), a.GetUpper(), b.GetLower(), b.GetUpper(),
            c.GetLower(), c.GetUpper(), d.GetLower(), d.GetUpper()]);
    }

    private static uint Finish(ReadOnlySpan<Vector128<ulong>> blocks)
    {
        var folded = blocks[0];
        foreach (var block in blocks[1..]) folded = Folded(folded, _byOne) ^ block;
        return ByByte(0, MemoryMarshal.AsBytes(new ReadOnlySpan<Vector128<ulong>>(in folded)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Folded(Vector256<ulong> bits, Vector256<ulong> k) =>
        Pclmulqdq.V256.CarrylessMultiply(bits, k, 0x00) ^ Pclmulqdq.V256.CarrylessMultiply(bits, k, 0x11);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Folded(Vector128<ulong> bits, Vector128<ulong> k) =>
        Pclmulqdq.CarrylessMultiply(bits, k, 0x00) ^ Pclmulqdq.CarrylessMultiply(bits, k, 0x11);

    /// <summary>
    /// What 128 bits are multiplied by to be folded that far on: x^(bits + 32) for the first 64, x^(bits - 32) for the others.
    /// </summary>
    private static Vector128<ulong> Folding(int bits) => Vector128.Create(Power(bits + 32), Power(bits - 32));

    // lowest bit first; one place to the left, as products of reversed numbers come out one to the right
    private static ulong Power(int exponent) => (ulong)Shifted(1u << 31, exponent) << 1;

    /// <summary>A polynomial times x, so many times, modulo the check sum's.</summary>
    private static uint Shifted(uint value, int times)
    {
        for (var n = 0; n < times; n++) value = value >> 1 ^ ((value & 1) == 0 ? 0 : Polynomial);
        return value;
    }
}
