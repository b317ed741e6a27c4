using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Kernels;

/// <summary>
/// The order in which every sum over voxels is taken: value i goes to lane i modulo eight, and the lanes are folded in one
/// fixed order. So the width of a vector does not reach a result. A <see cref="Vector512{T}"/> holds the eight lanes; where the
/// machine has no such registers it is two or four narrower ones.
/// </summary>
internal static class EightLanes
{
    /// <summary>How many sums are interleaved.</summary>
    public const int Count = 8;

    /// <summary>Four chosen voxels, from place <paramref name="i"/> of the list on; every index is checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Chosen(ReadOnlySpan<double> volume, ReadOnlySpan<int> voxels, int i) =>
        Vector256.Create(volume[voxels[i]], volume[voxels[i + 1]], volume[voxels[i + 2]], volume[voxels[i + 3]]);

    /// <summary>The eight lanes as one sum.</summary>
    public static double Fold(ReadOnlySpan<double> lanes) =>
        (lanes[0] + lanes[4] + (lanes[2] + lanes[6])) + (lanes[1] + lanes[5] + (lanes[3] + lanes[7]));
}
