using System.Runtime.InteropServices;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Verification;

/// <summary>Kernels against their definitions, bit for bit: whatever vectors this machine has, the results are the same.</summary>
internal static class KernelValues
{
    private const int Longest = 257, Volumes = 5, Columns = 6;

    public static IEnumerable<ReferenceGroup> Groups()
    {
        var random = new Random(20200101);
        var (values, weights) = (Drawn(random, Longest), Drawn(random, Longest));
        int[] voxels = [.. Enumerable.Range(0, Longest).Select(_ => random.Next(Longest))];
        yield return Same("weighted sums", n => [WeightedSum.Of(values.AsSpan(0, n), weights.AsSpan(0, n)), WeightedSum.Of(values, voxels.AsSpan(0, n), weights.AsSpan(0, n))],
            n => [WeightedSum.Reference(values.AsSpan(0, n), weights.AsSpan(0, n)), WeightedSum.Reference(values, voxels.AsSpan(0, n), weights.AsSpan(0, n))]);
        yield return Same("region sums", n => [RegionSum.Of(values, voxels.AsSpan(0, n))], n => [RegionSum.Reference(values, voxels.AsSpan(0, n))]);
        yield return Same("differences of volumes", n => [TemporalDifference.Of(values.AsSpan(0, n), weights.AsSpan(0, n))], n => [TemporalDifference.Reference(values.AsSpan(0, n), weights.AsSpan(0, n))]);
        yield return Same("centred and scaled values", n => Into(n, to => CentreScale.Of(values.AsSpan(0, n), 3, 7, to)), n => Into(n, to => CentreScale.Reference(values.AsSpan(0, n), 3, 7, to)));
        yield return Same("volumes centred and scaled", n => Into(n, to => CentreScale.Of(values.AsSpan(0, n), weights.AsSpan(0, n), values.AsSpan(0, n), to)),
            n => Into(n, to => CentreScale.Reference(values.AsSpan(0, n), weights.AsSpan(0, n), values.AsSpan(0, n), to)));
        yield return Same("means and squares", n => Into(2 * n, to => VoxelMoments.Add(values.AsSpan(0, n), 3, to[..n], to[n..])), n => Into(2 * n, to => VoxelMoments.Reference(values.AsSpan(0, n), 3, to[..n], to[n..])));
        var (series, rows, blocks) = (Drawn(random, Volumes), Drawn(random, Volumes * Columns), Drawn(random, Volumes * Longest));
        yield return Same("products with a design", n => Into(Columns * n, to => DesignProduct.Add(blocks.AsSpan(0, Volumes * n), rows, Columns, to)),
            n => Into(Columns * n, to => DesignProduct.Reference(blocks.AsSpan(0, Volumes * n), rows, Columns, to)));
        yield return Same("correlations", n => Into(n, to => SeriesCorrelation.Of(blocks.AsSpan(0, Volumes * n), series, to)), n => Into(n, to => SeriesCorrelation.Reference(blocks.AsSpan(0, Volumes * n), series, to)));
        var stored = MemoryMarshal.AsBytes(Array.ConvertAll(voxels, v => (short)(v * 97 - 9000)).AsSpan()).ToArray();
        foreach (var big in (bool[])[false, true])
            yield return Same($"values of {(big ? "big" : "little")}-endian voxels", n => Into(n, to => Gather.All<short>(stored.AsSpan(0, 2 * n), big, 0.37, -11, to)),
                n => [.. Enumerable.Range(0, n).Select(v => Gather.Reference<short>(stored.AsSpan(0, 2 * n), big, v, 0.37, -11))]);
    }

    private static ReferenceGroup Same(string what, Func<int, double[]> found, Func<int, double[]> defined) =>
        ReferenceGroup.Of($"{what}, of lengths 0 to {Longest} those that differ in a bit", "their definition", 0, [0],
            [Enumerable.Range(0, Longest + 1).Count(n => !Bits(found(n)).SequenceEqual(Bits(defined(n))))]);

    private delegate void Filling(Span<double> to);

    private static double[] Into(int count, Filling fill)
    {
        var to = new double[count];
        fill(to);
        return to;
    }

    private static double[] Drawn(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7)))];

    private static IEnumerable<long> Bits(double[] values) => values.Select(BitConverter.DoubleToInt64Bits);
}
