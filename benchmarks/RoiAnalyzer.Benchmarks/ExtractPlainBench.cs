using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Benchmarks;

/// <summary>End to end: 14 regions of a run that is not compressed, against reading the whole file.</summary>
[MemoryDiagnoser]
public class ExtractPlainBench
{
    private string _bold = "";

    /// <summary>Makes the run.</summary>
    [GlobalSetup]
    public void Make() => _bold = BenchedRuns.Path(NoiseExtent.Brain, compressed: false);

    /// <summary>Every byte, thrown away.</summary>
    [Benchmark(Baseline = true)]
    public long Read() => Extraction.Read(_bold);

    /// <summary>The table of region series.</summary>
    [Benchmark]
    public int Extract() => Extraction.Of(_bold);
}
