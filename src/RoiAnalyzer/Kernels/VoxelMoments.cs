using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Kernels;

/// <summary>
/// The mean of each voxel over volumes, and the sum of its squared deviations from it, in one pass (Welford 1962,
/// Technometrics 4:419): the variance is that sum over the number of volumes minus one, and the temporal signal-to-noise ratio
/// the mean over the root of the variance. A voxel is a lane of its own, so every width of vector gives the same bits; the
/// squares of a constant voxel are exactly zero.
/// </summary>
public static class VoxelMoments
{
    /// <summary>The definition: see <see cref="Add"/>.</summary>
    public static void Reference(ReadOnlySpan<double> volume, int before, Span<double> means, Span<double> squares)
    {
        Check(volume, before, means, squares);
        AddFrom(0, volume, 1.0 / (before + 1), means, squares);
    }

    /// <summary>
    /// Adds one volume to the moments of the <paramref name="before"/> volumes that were added already. Before the first, means
    /// and squares are zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<double> volume, int before, Span<double> means, Span<double> squares)
    {
        Check(volume, before, means, squares);
        ref var value = ref MemoryMarshal.GetReference(volume);
        ref var mean = ref MemoryMarshal.GetReference(means);
        ref var square = ref MemoryMarshal.GetReference(squares);
        var share = 1.0 / (before + 1);
        var whole = Vector128.IsHardwareAccelerated ? volume.Length - volume.Length % EightLanes.Count : 0;
        for (nuint i = 0; i < (nuint)whole; i += EightLanes.Count)
        {
            var values = Vector512.LoadUnsafe(ref value, i);
            var deviations = values - Vector512.LoadUnsafe(ref mean, i);
            var moved = Vector512.LoadUnsafe(ref mean, i) + deviations * Vector512.Create(share);
            moved.StoreUnsafe(ref mean, i);
            (Vector512.LoadUnsafe(ref square, i) + deviations * (values - moved)).StoreUnsafe(ref square, i);
        }
        AddFrom(whole, volume, share, means, squares);
    }

    private static void AddFrom(int start, ReadOnlySpan<double> volume, double share, Span<double> means, Span<double> squares)
    {
        for (var voxel = start; voxel < volume.Length; voxel++)
        {
            var deviation = volume[voxel] - means[voxel];
            means[voxel] += deviation * share;
            squares[voxel] += deviation * (volume[voxel] - means[voxel]);
        }
    }

    private static void Check(ReadOnlySpan<double> volume, int before, Span<double> means, Span<double> squares)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        Lengths.MustAgree(volume.Length, "values", means.Length, "means");
        Lengths.MustAgree(volume.Length, "values", squares.Length, "squares");
    }
}
