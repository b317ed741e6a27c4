using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>The plain sum of one region in one volume: vectors against the definition.</summary>
[MemoryDiagnoser]
public class RegionSumBench
{
    private double[] _volume = [];
    private int[] _voxels = [];

    /// <summary>Voxels of a region: a sphere of 4 mm at 3 mm, an accumbens at 2 mm, white matter at 3 mm.</summary>
    [Params(11, 130, 2000)]
    public int Voxels { get; set; }

    /// <summary>Intensities as a scanner gives them; one voxel of three is the region's.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20200101);
        _volume = [.. Enumerable.Range(0, 3 * Voxels).Select(_ => 1000 * random.NextDouble())];
        _voxels = [.. Enumerable.Range(0, Voxels).Select(n => 3 * n)];
    }

    /// <summary>The definition.</summary>
    [Benchmark(Baseline = true)]
    public double Reference() => RegionSum.Reference(_volume, _voxels);

    /// <summary>The same bits with vectors.</summary>
    [Benchmark]
    public double Of() => RegionSum.Of(_volume, _voxels);
}
