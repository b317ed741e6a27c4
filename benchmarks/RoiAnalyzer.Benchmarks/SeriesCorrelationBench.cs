using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>The correlations of one series with every region voxel of a run: vectors against the definition.</summary>
[MemoryDiagnoser]
public class SeriesCorrelationBench
{
    private const int Voxels = 1000, Volumes = 156;
    private readonly double[] _volumes = new double[Volumes * Voxels], _series = new double[Volumes], _correlations = new double[Voxels];

    /// <summary>Intensities as a scanner gives them.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20200101);
        for (var n = 0; n < _volumes.Length; n++) _volumes[n] = 1000 * random.NextDouble();
        for (var n = 0; n < _series.Length; n++) _series[n] = random.NextDouble();
    }

    /// <summary>The definition.</summary>
    [Benchmark(Baseline = true)]
    public void Reference() => SeriesCorrelation.Reference(_volumes, _series, _correlations);

    /// <summary>The same bits with vectors.</summary>
    [Benchmark]
    public void Of() => SeriesCorrelation.Of(_volumes, _series, _correlations);
}
