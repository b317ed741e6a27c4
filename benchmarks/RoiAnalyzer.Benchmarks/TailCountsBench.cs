using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>Counting a block of permutations of 42 regions: vectors against the definition.</summary>
[MemoryDiagnoser]
public class TailCountsBench
{
    private const int Regions = 42, Permutations = 256;
    private readonly double[] _statistics = new double[Regions * Permutations], _bounds = new double[Regions], _largest = new double[Permutations];
    private readonly double[] _own = new double[Regions], _all = new double[Regions], _rest = new double[Regions];

    /// <summary>Squares of t as they come, and bounds from 10 downwards.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20200101);
        for (var n = 0; n < _statistics.Length; n++) _statistics[n] = 20 * Math.Pow(random.NextDouble(), 4);
        for (var n = 0; n < Regions; n++) _bounds[n] = 10 - 0.2 * n;
    }

    /// <summary>The definition.</summary>
    [Benchmark(Baseline = true)]
    public void Reference()
    {
        Clear();
        TailCounts.Reference(_statistics, _bounds, _largest, _own, _all, _rest);
    }

    /// <summary>The same counts with vectors.</summary>
    [Benchmark]
    public void Add()
    {
        Clear();
        TailCounts.Add(_statistics, _bounds, _largest, _own, _all, _rest);
    }

    private void Clear()
    {
        Array.Fill(_largest, double.NegativeInfinity);
        Array.Clear(_own);
        Array.Clear(_all);
        Array.Clear(_rest);
    }
}
