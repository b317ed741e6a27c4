using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Kernels;

/// <summary>
/// The sum of values times weights. Eight interleaved sums, folded in one fixed order, with multiply and add kept apart:
/// so every width of vector, and none, gives the same bits.
/// </summary>
public static class WeightedSum
{
    /// <summary>The definition: lane i sums the products whose index is i modulo eight.</summary>
    public static double Reference(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        Lengths.MustAgree(values.Length, "values", weights.Length, "weights");
        Span<double> lanes = stackalloc double[EightLanes.Count];
        lanes.Clear();
        for (var i = 0; i < values.Length; i++) lanes[i % EightLanes.Count] += values[i] * weights[i];
        return EightLanes.Fold(lanes);
    }

    /// <summary>The same sum with vectors; both spans have one length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (!Vector128.IsHardwareAccelerated) return Reference(values, weights);
        Lengths.MustAgree(values.Length, "values", weights.Length, "weights");
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var weight = ref MemoryMarshal.GetReference(weights);
        var whole = values.Length - values.Length % EightLanes.Count;
        var sums = Vector512<double>.Zero;
        for (nuint i = 0; i < (nuint)whole; i += EightLanes.Count)
            sums += Vector512.LoadUnsafe(ref value, i) * Vector512.LoadUnsafe(ref weight, i);
        Span<double> lanes = stackalloc double[EightLanes.Count];
        sums.CopyTo(lanes);
        for (var i = whole; i < values.Length; i++) lanes[i % EightLanes.Count] += values[i] * weights[i];
        return EightLanes.Fold(lanes);
    }

    /// <summary>The definition over chosen voxels of a volume: the bits of gathering them first.</summary>
    public static double Reference(ReadOnlySpan<double> volume, ReadOnlySpan<int> voxels, ReadOnlySpan<double> weights)
    {
        Lengths.MustAgree(voxels.Length, "voxels", weights.Length, "weights");
        Span<double> lanes = stackalloc double[EightLanes.Count];
        lanes.Clear();
        for (var i = 0; i < voxels.Length; i++) lanes[i % EightLanes.Count] += volume[voxels[i]] * weights[i];
        return EightLanes.Fold(lanes);
    }

    /// <summary>
    /// The same sum over chosen voxels of a volume, one weight a voxel, in one loop. A voxel that the volume does not hold is an
    /// <see cref="IndexOutOfRangeException"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<double> volume, ReadOnlySpan<int> voxels, ReadOnlySpan<double> weights)
    {
        if (!Vector128.IsHardwareAccelerated) return Reference(volume, voxels, weights);
        Lengths.MustAgree(voxels.Length, "voxels", weights.Length, "weights");
        ref var weight = ref MemoryMarshal.GetReference(weights);
        var whole = voxels.Length - voxels.Length % EightLanes.Count;
        var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < whole; i += EightLanes.Count)
        {
            low += EightLanes.Chosen(volume, voxels, i) * Vector256.LoadUnsafe(ref weight, (nuint)i);
            high += EightLanes.Chosen(volume, voxels, i + 4) * Vector256.LoadUnsafe(ref weight, (nuint)i + 4);
        }
        Span<double> lanes = stackalloc double[EightLanes.Count];
        low.CopyTo(lanes);
        high.CopyTo(lanes[4..]);
        for (var i = whole; i < voxels.Length; i++) lanes[i % EightLanes.Count] += volume[voxels[i]] * weights[i];
        return EightLanes.Fold(lanes);
    }
}
