using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Kernels;

/// <summary>
/// Stored voxels to values: <c>value = slope · raw + intercept</c>, each operation rounded to double on its own (never fused),
/// so that every machine gives the same bits. A negative zero becomes zero where the intercept is zero.
/// T is the stored type: an integer of 8 to 64 bits, <see cref="float"/> or <see cref="double"/>.
/// </summary>
public static class Gather
{
    /// <summary>
    /// The definition, byte by byte: the value of the voxel at <paramref name="index"/> of <paramref name="bytes"/>.
    /// </summary>
    public static double Reference<T>(ReadOnlySpan<byte> bytes, bool bigEndian, int index, double slope, double intercept)
        where T : unmanaged, INumberBase<T>
    {
        var size = Unsafe.SizeOf<T>();
        ulong bits = 0;
        for (var k = 0; k < size; k++) bits = bits << 8 | bytes[index * size + (bigEndian ? k : size - 1 - k)];
        return slope * Raw<T>(bits) + intercept;
    }

    /// <summary>
    /// The values of some voxels: <c>values[n]</c> is voxel <c>voxels[n]</c>, where <paramref name="bytes"/> begins at voxel
    /// <paramref name="first"/>. A voxel that <paramref name="bytes"/> does not hold is an
    /// <see cref="IndexOutOfRangeException"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void At<T>(ReadOnlySpan<byte> bytes, bool bigEndian, ReadOnlySpan<int> voxels, int first,
        double slope, double intercept, Span<double> values) where T : unmanaged, INumberBase<T>
    {
        Lengths.MustAgree(values.Length, "values", voxels.Length, "voxels");
        var raw = MemoryMarshal.Cast<byte, T>(bytes);
        if (bigEndian == BitConverter.IsLittleEndian)
            for (var n = 0; n < values.Length; n++)
                values[n] = slope * double.CreateTruncating(Reversed(raw[voxels[n] - first])) + intercept;
        else
            for (var n = 0; n < values.Length; n++)
                values[n] = slope * double.CreateTruncating(raw[voxels[n] - first]) + intercept;
    }

    /// <summary>
    /// The values of all voxels of <paramref name="bytes"/>, in order; <paramref name="values"/> has one place for each.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void All<T>(ReadOnlySpan<byte> bytes, bool bigEndian, double slope, double intercept, Span<double> values)
        where T : unmanaged, INumberBase<T>
    {
        if (bytes.Length != (long)values.Length * Unsafe.SizeOf<T>())
            throw new ArgumentException(
                $"{bytes.Length} bytes, {values.Length} values of {Unsafe.SizeOf<T>()} bytes: lengths must agree");
        var reversed = bigEndian == BitConverter.IsLittleEndian;
        var done = 0;
        // with vectors of 128 bits the widening costs more than it saves
        if (Vector256.IsHardwareAccelerated && EightVoxels.CanRead<T>())
            done = reversed
                ? Eights<T>(bytes, true, slope, intercept, values)
                : Eights<T>(bytes, false, slope, intercept, values);
        var raw = MemoryMarshal.Cast<byte, T>(bytes);
        if (reversed)
            for (var n = done; n < values.Length; n++)
                values[n] = slope * double.CreateTruncating(Reversed(raw[n])) + intercept;
        else
            for (var n = done; n < values.Length; n++)
                values[n] = slope * double.CreateTruncating(raw[n]) + intercept;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Eights<T>(ReadOnlySpan<byte> bytes, bool reversed, double slope, double intercept, Span<double> values)
    {
        var (slopes, intercepts) = (Vector512.Create(slope), Vector512.Create(intercept));
        ref var first = ref MemoryMarshal.GetReference(bytes);
        ref var value = ref MemoryMarshal.GetReference(values);
        var done = values.Length - values.Length % EightLanes.Count;
        for (var n = 0; n < done; n += EightLanes.Count)
        {
            var raw = EightVoxels.Read<T>(ref Unsafe.Add(ref first, n * Unsafe.SizeOf<T>()), reversed);
            (slopes * raw + intercepts).StoreUnsafe(ref value, (nuint)n);
        }
        return done;
    }

    private static double Raw<T>(ulong bits) where T : unmanaged => default(T) switch
    {
        byte => (byte)bits,
        sbyte => (sbyte)bits,
        ushort => (ushort)bits,
        short => (short)bits,
        uint => (uint)bits,
        int => (int)bits,
        ulong => bits,
        long => (long)bits,
        float => BitConverter.UInt32BitsToSingle((uint)bits),
        double => BitConverter.UInt64BitsToDouble(bits),
        _ => throw new NotSupportedException($"{typeof(T).Name} is not a stored voxel type"),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reversed<T>(T raw) where T : unmanaged => Unsafe.SizeOf<T>() switch
    {
        2 => Unsafe.BitCast<ushort, T>(BinaryPrimitives.ReverseEndianness(Unsafe.BitCast<T, ushort>(raw))),
        4 => Unsafe.BitCast<uint, T>(BinaryPrimitives.ReverseEndianness(Unsafe.BitCast<T, uint>(raw))),
        8 => Unsafe.BitCast<ulong, T>(BinaryPrimitives.ReverseEndianness(Unsafe.BitCast<T, ulong>(raw))),
        _ => raw,
    };
}
