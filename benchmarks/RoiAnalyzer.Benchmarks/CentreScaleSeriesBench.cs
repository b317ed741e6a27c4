using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>The z-scores of one series: vectors against the definition.</summary>
[MemoryDiagnoser]
public class CentreScaleSeriesBench
{
    private const int Volumes = 300;
    private readonly double[] _series = new double[Volumes], _scaled = new double[Volumes];

    /// <summary>Intensities as a scanner gives them.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20200101);
        for (var n = 0; n < Volumes; n++) _series[n] = 1000 * random.NextDouble();
    }

    /// <summary>The definition.</summary>
    [Benchmark(Baseline = true)]
    public void Reference() => CentreScale.Reference(_series, 500, 290, _scaled);

    /// <summary>The same bits with vectors.</summary>
    [Benchmark]
    public void Of() => CentreScale.Of(_series, 500, 290, _scaled);
}
