using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>The mean of one region in one volume: vectors against the definition.</summary>
[MemoryDiagnoser]
public class WeightedSumBench
{
    private double[] _values = [];
    private double[] _weights = [];

    /// <summary>Voxels of a region: a sphere of 4 mm at 3 mm, an accumbens at 2 mm, white matter at 3 mm.</summary>
    [Params(11, 130, 2000)]
    public int Voxels { get; set; }

    /// <summary>Intensities as a scanner gives them; equal weights.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20200101);
        _values = [.. Enumerable.Range(0, Voxels).Select(_ => 1000 * random.NextDouble())];
        _weights = [.. Enumerable.Repeat(1.0 / Voxels, Voxels)];
    }

    /// <summary>The definition.</summary>
    [Benchmark(Baseline = true)]
    public double Reference() => WeightedSum.Reference(_values, _weights);

    /// <summary>The same bits with vectors.</summary>
    [Benchmark]
    public double Of() => WeightedSum.Of(_values, _weights);
}
