using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Kernels;

/// <summary>
/// How much a volume differs from the one before: the root of the mean square difference over voxels, which is DVARS before
/// it is standardised (Power et al. 2012, NeuroImage 59:2142). Eight interleaved sums, folded in one fixed order: every width
/// of vector gives the same bits. No voxels give not-a-number.
/// </summary>
public static class TemporalDifference
{
    /// <summary>The definition: lane i sums the squared differences of the voxels whose index is i modulo eight.</summary>
    public static double Reference(ReadOnlySpan<double> volume, ReadOnlySpan<double> before)
    {
        Lengths.MustAgree(volume.Length, "voxels", before.Length, "voxels in the volume before");
        Span<double> lanes = stackalloc double[EightLanes.Count];
        lanes.Clear();
        for (var i = 0; i < volume.Length; i++) lanes[i % EightLanes.Count] += Square(volume[i] - before[i]);
        return Math.Sqrt(EightLanes.Fold(lanes) / volume.Length);
    }

    /// <summary>The same with vectors; both volumes have the same voxels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<double> volume, ReadOnlySpan<double> before)
    {
        if (!Vector128.IsHardwareAccelerated) return Reference(volume, before);
        Lengths.MustAgree(volume.Length, "voxels", before.Length, "voxels in the volume before");
        ref var now = ref MemoryMarshal.GetReference(volume);
        ref var then = ref MemoryMarshal.GetReference(before);
        var whole = volume.Length - volume.Length % EightLanes.Count;
        var sums = Vector512<double>.Zero;
        for (nuint i = 0; i < (nuint)whole; i += EightLanes.Count)
        {
            var difference = Vector512.LoadUnsafe(ref now, i) - Vector512.LoadUnsafe(ref then, i);
            sums += difference * difference;
        }
        Span<double> lanes = stackalloc double[EightLanes.Count];
        sums.CopyTo(lanes);
        for (var i = whole; i < volume.Length; i++) lanes[i % EightLanes.Count] += Square(volume[i] - before[i]);
        return Math.Sqrt(EightLanes.Fold(lanes) / volume.Length);
    }

    private static double Square(double difference) => difference * difference;
}
