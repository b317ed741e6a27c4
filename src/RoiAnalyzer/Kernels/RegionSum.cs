using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Kernels;

/// <summary>
/// The plain sum of chosen voxels of one volume. Eight interleaved sums, folded in one fixed order: so every width of vector,
/// and none, gives the same bits. A voxel that the volume does not hold is an <see cref="IndexOutOfRangeException"/>.
/// </summary>
public static class RegionSum
{
    /// <summary>The definition: lane i sums the chosen voxels whose place in the list is i modulo eight.</summary>
    public static double Reference(ReadOnlySpan<double> volume, ReadOnlySpan<int> voxels)
    {
        Span<double> lanes = stackalloc double[EightLanes.Count];
        lanes.Clear();
        for (var i = 0; i < voxels.Length; i++) lanes[i % EightLanes.Count] += volume[voxels[i]];
        return EightLanes.Fold(lanes);
    }

    /// <summary>The same sum with vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<double> volume, ReadOnlySpan<int> voxels)
    {
        if (!Vector128.IsHardwareAccelerated) return Reference(volume, voxels);
        var whole = voxels.Length - voxels.Length % EightLanes.Count;
        var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < whole; i += EightLanes.Count)
        {
            low += EightLanes.Chosen(volume, voxels, i);
            high += EightLanes.Chosen(volume, voxels, i + 4);
        }
        Span<double> lanes = stackalloc double[EightLanes.Count];
        low.CopyTo(lanes);
        high.CopyTo(lanes[4..]);
        for (var i = whole; i < voxels.Length; i++) lanes[i % EightLanes.Count] += volume[voxels[i]];
        return EightLanes.Fold(lanes);
    }
}
