using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>Percent change of every voxel of a volume from its own mean: vectors against the definition.</summary>
[MemoryDiagnoser]
public class CentreScaleBench
{
    private const int Voxels = 1000;
    private readonly double[] _volume = new double[Voxels], _means = new double[Voxels], _scales = new double[Voxels], _scaled = new double[Voxels];

    /// <summary>Intensities as a scanner gives them.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20200101);
        for (var n = 0; n < Voxels; n++) (_volume[n], _means[n], _scales[n]) = (1000 * random.NextDouble(), 500, 5);
    }

    /// <summary>The definition.</summary>
    [Benchmark(Baseline = true)]
    public void Reference() => CentreScale.Reference(_volume, _means, _scales, _scaled);

    /// <summary>The same bits with vectors.</summary>
    [Benchmark]
    public void Of() => CentreScale.Of(_volume, _means, _scales, _scaled);
}
