using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Benchmarks;

/// <summary>
/// The largest t under 10 000 sign flips of 60 participants in 42 regions, against the definition: the mean over its error, region by
/// region, flip by flip.
/// </summary>
[MemoryDiagnoser]
public class SignFlipsBench
{
    private const int Participants = 60, Regions = 42, Permutations = 10_000, Block = 256;
    private const ulong Seed = 20200101;
    private readonly double[][] _changes = new double[Regions][];
    private double[] _maxT = [];

    /// <summary>Changes with a small mean.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new RandomNumbers(Seed);
        for (var r = 0; r < Regions; r++) _changes[r] = [.. Enumerable.Range(0, Participants).Select(_ => 0.3 + random.Normal())];
    }

    /// <summary>The definition.</summary>
    [Benchmark(Baseline = true)]
    public void Reference()
    {
        double[] observed = Array.ConvertAll(_changes, own => T(own, i => 1)), counts = new double[Regions];
        var random = new RandomNumbers(Seed);
        for (var first = 0; first < Permutations; first += Block)
            foreach (var signs in Signs(random, Math.Min(Block, Permutations - first)))
            {
                var largest = 0.0;
                foreach (var own in _changes) largest = Math.Max(largest, T(own, i => signs[i]));
                for (var r = 0; r < Regions; r++)
                    if (largest >= observed[r]) counts[r]++;
            }
        _maxT = Array.ConvertAll(counts, count => (1 + count) / (1 + (double)Permutations));
    }

    /// <summary>The same p-values from sums and kernels.</summary>
    [Benchmark]
    public void Of() => _maxT = [.. SignFlips.Of(_changes, Permutations, Seed).MaxT];

    private static double T(double[] changes, Func<int, double> sign)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < changes.Length; i++) sum += sign(i) * changes[i];
        var mean = sum / changes.Length;
        for (var i = 0; i < changes.Length; i++) squares += (sign(i) * changes[i] - mean) * (sign(i) * changes[i] - mean);
        return Math.Abs(mean) / Math.Sqrt(squares / (changes.Length - 1) / changes.Length);
    }

    /// <summary>A list of signs a permutation; 64 permutations of a participant come from one number.</summary>
    private static double[][] Signs(RandomNumbers random, int permutations)
    {
        double[][] signs = [.. Enumerable.Range(0, permutations).Select(_ => new double[Participants])];
        var bits = 0UL;
        for (var i = 0; i < Participants; i++)
            for (var n = 0; n < permutations; n++)
            {
                bits = n % 64 == 0 ? random.Next() : bits >> 1;
                signs[n][i] = (bits & 1) == 0 ? 1 : -1;
            }
        return signs;
    }
}
