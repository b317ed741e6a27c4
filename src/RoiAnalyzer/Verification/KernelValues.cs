using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Verification;

/// <summary>Kernels against their definitions, bit for bit: whatever vectors this machine has, the results are the same.</summary>
internal static class KernelValues
{
    private const int Longest = 257;

    public static IEnumerable<ReferenceGroup> Groups()
    {
        var random = new Random(20200101);
        var (values, weights) = (Drawn(random), Drawn(random));
        var differences = Enumerable.Range(0, Longest + 1).Count(length =>
            Bits(WeightedSum.Of(values.AsSpan(0, length), weights.AsSpan(0, length))) != Bits(WeightedSum.Reference(values.AsSpan(0, length), weights.AsSpan(0, length))));
        yield return ReferenceGroup.Of($"weighted sums of 0 to {Longest} voxels, lengths that differ in a bit", "their definition", 0, [0], [differences]);
    }

    private static double[] Drawn(Random random) => [.. Enumerable.Range(0, Longest).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7)))];

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
