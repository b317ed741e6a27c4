using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Kernels;

/// <summary>
/// Eight stored voxels, side by side, as eight doubles. Every step is exact: an integer of up to 32 bits is put into the low
/// bits of the double 2⁵², which is then subtracted. So it needs no instruction that only some machines have.
/// </summary>
internal static class EightVoxels
{
    /// <summary>Whether T has such a path; 64-bit integers do not, since a double does not hold them all.</summary>
    public static bool CanRead<T>() => typeof(T) != typeof(long) && typeof(T) != typeof(ulong);

    /// <summary>The eight voxels whose first byte is <paramref name="bytes"/>; reads not a byte more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Read<T>(ref byte bytes, bool reversed)
    {
        if (typeof(T) == typeof(byte)) return Whole(Bytes(ref bytes), 0);
        if (typeof(T) == typeof(sbyte)) return Whole(Bytes(ref bytes) ^ Vector256.Create(0x80u), 0x80);
        if (typeof(T) == typeof(ushort)) return Whole(Shorts(ref bytes, reversed), 0);
        if (typeof(T) == typeof(short)) return Whole(Shorts(ref bytes, reversed) ^ Vector256.Create(0x8000u), 0x8000);
        if (typeof(T) == typeof(uint)) return Whole(Ints(ref bytes, reversed), 0);
        if (typeof(T) == typeof(int)) return Whole(Ints(ref bytes, reversed) ^ Vector256.Create(0x80000000u), 0x80000000);
        if (typeof(T) == typeof(float)) return Vector512.WidenLower(Ints(ref bytes, reversed).AsSingle().ToVector512Unsafe());
        return Doubles(ref bytes, reversed);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Whole(Vector256<uint> whole, double excess)
    {
        const double TwoToThe52 = 1L << 52;
        var bits = Vector512.WidenLower(whole.ToVector512Unsafe()) | Vector512.Create(TwoToThe52).AsUInt64();
        return bits.AsDouble() - Vector512.Create(TwoToThe52 + excess);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Bytes(ref byte bytes)
    {
        var eight = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref bytes)).AsByte();
        return Vector256.WidenLower(Vector128.WidenLower(eight).ToVector256Unsafe());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Shorts(ref byte bytes, bool reversed)
    {
        var shorts = Unsafe.ReadUnaligned<Vector128<ushort>>(ref bytes);
        return Vector256.WidenLower((reversed ? shorts << 8 | shorts >>> 8 : shorts).ToVector256Unsafe());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Ints(ref byte bytes, bool reversed)
    {
        var ints = Unsafe.ReadUnaligned<Vector256<uint>>(ref bytes);
        if (!reversed) return ints;
        ints = (ints & Vector256.Create(0x00FF00FFu)) << 8 | (ints >>> 8 & Vector256.Create(0x00FF00FFu));
        return ints << 16 | ints >>> 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Doubles(ref byte bytes, bool reversed)
    {
        var bits = Unsafe.ReadUnaligned<Vector512<ulong>>(ref bytes);
        if (!reversed) return bits.AsDouble();
        bits = (bits & Vector512.Create(0x00FF00FF00FF00FFUL)) << 8 | (bits >>> 8 & Vector512.Create(0x00FF00FF00FF00FFUL));
        bits = (bits & Vector512.Create(0x0000FFFF0000FFFFUL)) << 16 | (bits >>> 16 & Vector512.Create(0x0000FFFF0000FFFFUL));
        return (bits << 32 | bits >>> 32).AsDouble();
    }
}
