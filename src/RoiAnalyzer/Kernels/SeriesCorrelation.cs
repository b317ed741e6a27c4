using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Kernels;

/// <summary>
/// Pearson's correlation of one series with the series of many voxels: centred in a first pass over the volumes, multiplied in a
/// second. A voxel is a lane of its own, so every width of vector gives the same bits. Where either series is constant, or
/// not finite, the correlation is not-a-number.
/// </summary>
public static class SeriesCorrelation
{
    /// <summary>The definition: see <see cref="Of"/>.</summary>
    public static void Reference(ReadOnlySpan<double> volumes, ReadOnlySpan<double> series, Span<double> correlations)
    {
        Lengths.MustHold(volumes.Length, series.Length, correlations.Length);
        var (mean, spread) = MeanAndSpread(series, 1, 0);
        for (var voxel = 0; voxel < correlations.Length; voxel++)
            correlations[voxel] = OfVoxel(voxel, volumes, series, mean, spread, correlations.Length);
    }

    /// <summary>
    /// Writes one correlation a voxel. The volumes are the values of the same voxels, one volume after the other, and the series
    /// has one value a volume.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Of(ReadOnlySpan<double> volumes, ReadOnlySpan<double> series, Span<double> correlations)
    {
        Lengths.MustHold(volumes.Length, series.Length, correlations.Length);
        var (mean, spread) = MeanAndSpread(series, 1, 0);
        var voxels = correlations.Length;
        var whole = Vector128.IsHardwareAccelerated && series.Length > 0 ? voxels - voxels % EightLanes.Count : 0;
        for (var voxel = 0; voxel < whole; voxel += EightLanes.Count)
            OfEight(voxel, volumes, series, mean, spread, correlations);
        for (var voxel = whole; voxel < voxels; voxel++)
            correlations[voxel] = OfVoxel(voxel, volumes, series, mean, spread, voxels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OfEight(
        int voxel, ReadOnlySpan<double> volumes, ReadOnlySpan<double> series, double mean, double spread,
        Span<double> correlations)
    {
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(volumes), voxel);
        var voxels = (nuint)correlations.Length;
        var (shift, sum) = (Vector512.LoadUnsafe(ref first), Vector512<double>.Zero);
        for (nuint volume = 0; volume < (nuint)series.Length; volume++)
            sum += Vector512.LoadUnsafe(ref first, volume * voxels) - shift;
        var means = shift + sum / Vector512.Create((double)series.Length);
        var (products, squares) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var volume = 0; volume < series.Length; volume++)
        {
            var deviations = Vector512.LoadUnsafe(ref first, (nuint)volume * voxels) - means;
            products += Vector512.Create(series[volume] - mean) * deviations;
            squares += deviations * deviations;
        }
        var r = products / (Vector512.Create(spread) * Vector512.Sqrt(squares));
        // rounding must not carry a correlation beyond one, where Fisher's z has no value
        Vector512.Min(Vector512.Max(r, Vector512.Create(-1.0)), Vector512.Create(1.0))
            .StoreUnsafe(ref MemoryMarshal.GetReference(correlations), (nuint)voxel);
    }

    private static double OfVoxel(
        int voxel, ReadOnlySpan<double> volumes, ReadOnlySpan<double> series, double mean, double spread, int voxels)
    {
        if (series.Length == 0) return double.NaN;
        var (ownMean, ownSpread) = MeanAndSpread(volumes, voxels, voxel);
        var product = 0.0;
        for (var volume = 0; volume < series.Length; volume++)
            product += (series[volume] - mean) * (volumes[volume * voxels + voxel] - ownMean);
        return Math.Min(Math.Max(product / (spread * ownSpread), -1), 1);
    }

    // the mean is taken from the first value on, so that a constant series deviates from it by exactly nothing
    private static (double Mean, double Spread) MeanAndSpread(ReadOnlySpan<double> values, int step, int start)
    {
        if (values.Length == 0) return (double.NaN, double.NaN);
        var (sum, squares, shift) = (0.0, 0.0, values[start]);
        for (var at = start; at < values.Length; at += step) sum += values[at] - shift;
        var mean = shift + sum / (values.Length / step);
        for (var at = start; at < values.Length; at += step)
        {
            var deviation = values[at] - mean;
            squares += deviation * deviation;
        }
        return (mean, Math.Sqrt(squares));
    }
}
