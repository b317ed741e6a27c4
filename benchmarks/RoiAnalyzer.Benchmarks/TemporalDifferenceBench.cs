using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>The difference of a volume from the one before, over voxels: vectors against the definition.</summary>
[MemoryDiagnoser]
public class TemporalDifferenceBench
{
    private double[] _volume = [];
    private double[] _before = [];

    /// <summary>Voxels of a region at 2 mm, and of all regions of a set at 3 mm.</summary>
    [Params(130, 1000)]
    public int Voxels { get; set; }

    /// <summary>Intensities as a scanner gives them.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20200101);
        _volume = [.. Enumerable.Range(0, Voxels).Select(_ => 1000 * random.NextDouble())];
        _before = [.. Enumerable.Range(0, Voxels).Select(_ => 1000 * random.NextDouble())];
    }

    /// <summary>The definition.</summary>
    [Benchmark(Baseline = true)]
    public double Reference() => TemporalDifference.Reference(_volume, _before);

    /// <summary>The same bits with vectors.</summary>
    [Benchmark]
    public double Of() => TemporalDifference.Of(_volume, _before);
}
