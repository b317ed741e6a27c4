using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Benchmarks;

/// <summary>End to end: 14 regions of a compressed run, against inflating the same bytes.</summary>
[MemoryDiagnoser]
public class ExtractBench
{
    private string _bold = "";

    /// <summary>Where the voxels vary: zeros outside the brain, or noise.</summary>
    [Params(NoiseExtent.Brain, NoiseExtent.Everywhere)]
    public NoiseExtent Noise { get; set; }

    /// <summary>Makes the run.</summary>
    [GlobalSetup]
    public void Make() => _bold = BenchedRuns.Path(Noise, compressed: true);

    /// <summary>The same decoder, its bytes thrown away.</summary>
    [Benchmark(Baseline = true)]
    public int Inflate() => Extraction.Inflate(_bold);

    /// <summary>The table of region series.</summary>
    [Benchmark]
    public int Extract() => Extraction.Of(_bold);
}
