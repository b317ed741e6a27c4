using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>Stored int16 voxels of one volume to values, where the regions are: against the definition.</summary>
[MemoryDiagnoser]
public class GatherBench
{
    private const int VolumeVoxels = 65 * 77 * 65;
    private const double Slope = 50, Intercept = 3;
    private byte[] _bytes = [];
    private int[] _voxels = [];
    private double[] _values = [];

    /// <summary>Voxels of all regions of a set: reward-circuit at 3 mm has about a thousand.</summary>
    [Params(1000, 18900)]
    public int Voxels { get; set; }

    /// <summary>Whether the bytes must be turned round.</summary>
    [Params(false, true)]
    public bool BigEndian { get; set; }

    /// <summary>Any bytes are int16; the voxels are spread over the volume.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _bytes = new byte[VolumeVoxels * sizeof(short)];
        new Random(20200101).NextBytes(_bytes);
        _voxels = [.. Enumerable.Range(0, Voxels).Select(n => (int)((long)n * VolumeVoxels / Voxels))];
        _values = new double[Voxels];
    }

    /// <summary>The definition, voxel by voxel and byte by byte.</summary>
    [Benchmark(Baseline = true)]
    public double Reference()
    {
        for (var n = 0; n < _voxels.Length; n++) _values[n] = Gather.Reference<short>(_bytes, BigEndian, _voxels[n], Slope, Intercept);
        return _values[^1];
    }

    /// <summary>The same values from the file's bytes.</summary>
    [Benchmark]
    public double At()
    {
        Gather.At<short>(_bytes, BigEndian, _voxels, 0, Slope, Intercept, _values);
        return _values[^1];
    }
}
