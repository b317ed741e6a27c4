using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Kernels;

/// <summary>
/// Values minus a centre, divided by a scale, each operation rounded on its own: with mean and standard deviation a z-score,
/// with mean and a hundredth of the mean a percent change. A scale of zero gives infinity or not-a-number, never an error.
/// The result may be written over the values.
/// </summary>
public static class CentreScale
{
    private const int Lanes = 4;

    /// <summary>The definition for one series: one centre and one scale for all values.</summary>
    public static void Reference(ReadOnlySpan<double> values, double centre, double scale, Span<double> scaled)
    {
        Check(values, scaled);
        for (var i = 0; i < values.Length; i++) scaled[i] = (values[i] - centre) / scale;
    }

    /// <summary>The definition for one volume: each voxel has its own centre and scale.</summary>
    public static void Reference(
        ReadOnlySpan<double> values, ReadOnlySpan<double> centres, ReadOnlySpan<double> scales, Span<double> scaled)
    {
        Check(values, centres, scales, scaled);
        for (var i = 0; i < values.Length; i++) scaled[i] = (values[i] - centres[i]) / scales[i];
    }

    /// <summary>One series, with vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Of(ReadOnlySpan<double> values, double centre, double scale, Span<double> scaled)
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            Reference(values, centre, scale, scaled);
            return;
        }
        Check(values, scaled);
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var result = ref MemoryMarshal.GetReference(scaled);
        var (centres, scales) = (Vector256.Create(centre), Vector256.Create(scale));
        var whole = values.Length - values.Length % Lanes;
        for (nuint i = 0; i < (nuint)whole; i += Lanes)
            ((Vector256.LoadUnsafe(ref value, i) - centres) / scales).StoreUnsafe(ref result, i);
        for (var i = whole; i < values.Length; i++) scaled[i] = (values[i] - centre) / scale;
    }

    /// <summary>One volume, with vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Of(
        ReadOnlySpan<double> values, ReadOnlySpan<double> centres, ReadOnlySpan<double> scales, Span<double> scaled)
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            Reference(values, centres, scales, scaled);
            return;
        }
        Check(values, centres, scales, scaled);
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var centre = ref MemoryMarshal.GetReference(centres);
        ref var scale = ref MemoryMarshal.GetReference(scales);
        ref var result = ref MemoryMarshal.GetReference(scaled);
        var whole = values.Length - values.Length % Lanes;
        for (nuint i = 0; i < (nuint)whole; i += Lanes)
        {
            var deviations = Vector256.LoadUnsafe(ref value, i) - Vector256.LoadUnsafe(ref centre, i);
            (deviations / Vector256.LoadUnsafe(ref scale, i)).StoreUnsafe(ref result, i);
        }
        for (var i = whole; i < values.Length; i++) scaled[i] = (values[i] - centres[i]) / scales[i];
    }

    private static void Check(ReadOnlySpan<double> values, Span<double> scaled)
    {
        Lengths.MustAgree(values.Length, "values", scaled.Length, "places for the result");
        Lengths.MustNotBeShifted(values, scaled);
    }

    private static void Check(
        ReadOnlySpan<double> values, ReadOnlySpan<double> centres, ReadOnlySpan<double> scales, Span<double> scaled)
    {
        Check(values, scaled);
        Lengths.MustAgree(values.Length, "values", centres.Length, "centres");
        Lengths.MustAgree(values.Length, "values", scales.Length, "scales");
        Lengths.MustNotBeShifted(centres, scaled);
        Lengths.MustNotBeShifted(scales, scaled);
    }
}
