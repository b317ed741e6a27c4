using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>The mean of one region in one volume, of the voxels that all runs have: vectors against the definition.</summary>
[MemoryDiagnoser]
public class WeightedSumOfChosenBench
{
    private double[] _volume = [];
    private int[] _voxels = [];
    private double[] _weights = [];

    /// <summary>Voxels of a region: a sphere of 4 mm at 3 mm, an accumbens at 2 mm, white matter at 3 mm.</summary>
    [Params(11, 130, 2000)]
    public int Voxels { get; set; }

    /// <summary>Intensities as a scanner gives them; equal weights; one voxel of three is the region's.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20200101);
        _volume = [.. Enumerable.Range(0, 3 * Voxels).Select(_ => 1000 * random.NextDouble())];
        _voxels = [.. Enumerable.Range(0, Voxels).Select(n => 3 * n)];
        _weights = [.. Enumerable.Repeat(1.0 / Voxels, Voxels)];
    }

    /// <summary>The definition.</summary>
    [Benchmark(Baseline = true)]
    public double Reference() => WeightedSum.Reference(_volume, _voxels, _weights);

    /// <summary>The same bits with vectors.</summary>
    [Benchmark]
    public double Of() => WeightedSum.Of(_volume, _voxels, _weights);
}
