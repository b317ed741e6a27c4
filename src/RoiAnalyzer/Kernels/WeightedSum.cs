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
    private const int Lanes = 8;

    /// <summary>The definition: lane i sums the products whose index is i modulo eight.</summary>
    public static double Reference(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        CheckLengths(values, weights);
        Span<double> lanes = stackalloc double[Lanes];
        lanes.Clear();
        AddFrom(0, values, weights, lanes);
        return Fold(lanes);
    }

    /// <summary>The same sum with vectors; both spans have one length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (!Vector128.IsHardwareAccelerated) return Reference(values, weights);
        CheckLengths(values, weights);
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var weight = ref MemoryMarshal.GetReference(weights);
        var low = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        var blocks = values.Length - values.Length % Lanes;
        for (nuint i = 0; i < (nuint)blocks; i += Lanes)
        {
            low += Vector256.LoadUnsafe(ref value, i) * Vector256.LoadUnsafe(ref weight, i);
            high += Vector256.LoadUnsafe(ref value, i + 4) * Vector256.LoadUnsafe(ref weight, i + 4);
        }
        Span<double> lanes = stackalloc double[Lanes];
        low.CopyTo(lanes);
        high.CopyTo(lanes[4..]);
        AddFrom(blocks, values, weights, lanes);
        return Fold(lanes);
    }

    private static void AddFrom(int start, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, Span<double> lanes)
    {
        for (var i = start; i < values.Length; i++) lanes[i % Lanes] += values[i] * weights[i];
    }

    private static double Fold(ReadOnlySpan<double> lanes) =>
        (lanes[0] + lanes[4] + (lanes[2] + lanes[6])) + (lanes[1] + lanes[5] + (lanes[3] + lanes[7]));

    private static void CheckLengths(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (values.Length != weights.Length)
            throw new ArgumentException($"{values.Length} values, {weights.Length} weights: lengths must agree", nameof(weights));
    }
}
