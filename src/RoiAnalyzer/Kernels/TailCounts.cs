using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Kernels;

/// <summary>
/// How many permutations give a statistic as large as what was observed, region by region, and for the largest of all regions
/// and of those from a place on (Westfall and Young 1993, Resampling-Based Multiple Testing, algorithms 2.5 and 2.8). A
/// permutation is a lane of its own, and counts are whole numbers: every width of vector gives the same bits. A statistic that
/// is not a number is never as large as anything.
/// </summary>
public static class TailCounts
{
    /// <summary>The definition: see <see cref="Add"/>.</summary>
    public static void Reference(
        ReadOnlySpan<double> statistics, ReadOnlySpan<double> bounds, Span<double> largest, Span<double> own, Span<double> all, Span<double> rest)
    {
        Require(statistics, bounds, largest, own, all, rest);
        for (var region = bounds.Length - 1; region >= 0; region--)
            OfRegion(0, statistics.Slice(region * largest.Length, largest.Length), bounds[region], largest, ref own[region], ref rest[region]);
        for (var region = 0; region < bounds.Length; region++) AtLeast(0, largest, bounds[region], ref all[region]);
    }

    /// <summary>
    /// Adds to the counts of each region the permutations whose statistic reaches its bound: the region's own, the largest of
    /// all regions, and the largest of this and the later regions. The statistics are those of one region under all permutations,
    /// region after region; <paramref name="largest"/> has a place a permutation, which holds −∞ before and the largest after.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(
        ReadOnlySpan<double> statistics, ReadOnlySpan<double> bounds, Span<double> largest, Span<double> own, Span<double> all, Span<double> rest)
    {
        Require(statistics, bounds, largest, own, all, rest);
        var whole = Vector128.IsHardwareAccelerated ? largest.Length - largest.Length % EightLanes.Count : 0;
        for (var region = bounds.Length - 1; region >= 0; region--)
        {
            var values = statistics.Slice(region * largest.Length, largest.Length);
            EightsOfRegion(whole, values, bounds[region], largest, ref own[region], ref rest[region]);
            OfRegion(whole, values, bounds[region], largest, ref own[region], ref rest[region]);
        }
        for (var region = 0; region < bounds.Length; region++)
        {
            all[region] += EightsAtLeast(whole, largest, bounds[region]);
            AtLeast(whole, largest, bounds[region], ref all[region]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightsOfRegion(int whole, ReadOnlySpan<double> values, double bound, Span<double> largest, ref double own, ref double rest)
    {
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var most = ref MemoryMarshal.GetReference(largest);
        var (bounds, one) = (Vector512.Create(bound), Vector512.Create(1.0));
        Vector512<double> owns = default, rests = default;
        for (nuint at = 0; at < (nuint)whole; at += EightLanes.Count)
        {
            var (here, before) = (Vector512.LoadUnsafe(ref value, at), Vector512.LoadUnsafe(ref most, at));
            var larger = Vector512.ConditionalSelect(Vector512.GreaterThan(here, before), here, before);
            larger.StoreUnsafe(ref most, at);
            owns += Vector512.GreaterThanOrEqual(here, bounds) & one;
            rests += Vector512.GreaterThanOrEqual(larger, bounds) & one;
        }
        own += Vector512.Sum(owns);
        rest += Vector512.Sum(rests);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double EightsAtLeast(int whole, ReadOnlySpan<double> values, double bound)
    {
        ref var value = ref MemoryMarshal.GetReference(values);
        var (bounds, one) = (Vector512.Create(bound), Vector512.Create(1.0));
        Vector512<double> counts = default;
        for (nuint at = 0; at < (nuint)whole; at += EightLanes.Count)
            counts += Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref value, at), bounds) & one;
        return Vector512.Sum(counts);
    }

    private static void OfRegion(int start, ReadOnlySpan<double> values, double bound, Span<double> largest, ref double own, ref double rest)
    {
        for (var permutation = start; permutation < values.Length; permutation++)
        {
            if (values[permutation] > largest[permutation]) largest[permutation] = values[permutation];
            if (values[permutation] >= bound) own++;
            if (largest[permutation] >= bound) rest++;
        }
    }

    private static void AtLeast(int start, ReadOnlySpan<double> values, double bound, ref double count)
    {
        for (var permutation = start; permutation < values.Length; permutation++)
            if (values[permutation] >= bound) count++;
    }

    private static void Require(
        ReadOnlySpan<double> statistics, ReadOnlySpan<double> bounds, Span<double> largest, Span<double> own, Span<double> all, Span<double> rest)
    {
        Lengths.MustAgree(own.Length, "counts", bounds.Length, "bounds");
        Lengths.MustAgree(all.Length, "counts", bounds.Length, "bounds");
        Lengths.MustAgree(rest.Length, "counts", bounds.Length, "bounds");
        if (statistics.Length != (long)bounds.Length * largest.Length)
            throw new ArgumentException($"{statistics.Length} statistics, {bounds.Length} regions under {largest.Length} permutations: lengths must agree");
    }
}
