using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>Every stored int16 voxel of a volume to values, as for masks and atlases: against the definition.</summary>
[MemoryDiagnoser]
public class GatherAllBench
{
    private const double Slope = 50, Intercept = 3;
    private readonly byte[] _bytes = new byte[65 * 77 * 65 * sizeof(short)];
    private readonly double[] _values = new double[65 * 77 * 65];

    /// <summary>Whether the bytes must be turned round.</summary>
    [Params(false, true)]
    public bool BigEndian { get; set; }

    /// <summary>Any bytes are int16.</summary>
    [GlobalSetup]
    public void Fill() => new Random(20200101).NextBytes(_bytes);

    /// <summary>The definition, voxel by voxel and byte by byte.</summary>
    [Benchmark(Baseline = true)]
    public double Reference()
    {
        for (var n = 0; n < _values.Length; n++) _values[n] = Gather.Reference<short>(_bytes, BigEndian, n, Slope, Intercept);
        return _values[^1];
    }

    /// <summary>The same values in one loop.</summary>
    [Benchmark]
    public double All()
    {
        Gather.All<short>(_bytes, BigEndian, Slope, Intercept, _values);
        return _values[^1];
    }
}
