using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>The products of a design with every region voxel of a run: vectors against the definition.</summary>
[MemoryDiagnoser]
public class DesignProductBench
{
    private const int Voxels = 1000, Volumes = 156, Columns = 22;
    private readonly double[] _volumes = new double[Volumes * Voxels], _rows = new double[Volumes * Columns], _products = new double[Columns * Voxels];

    /// <summary>Intensities as a scanner gives them.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20200101);
        for (var n = 0; n < _volumes.Length; n++) _volumes[n] = 1000 * random.NextDouble();
        for (var n = 0; n < _rows.Length; n++) _rows[n] = random.NextDouble();
    }

    /// <summary>The definition.</summary>
    [Benchmark(Baseline = true)]
    public void Reference()
    {
        _products.AsSpan().Clear();
        DesignProduct.Reference(_volumes, _rows, Columns, _products);
    }

    /// <summary>The same bits with vectors.</summary>
    [Benchmark]
    public void Add()
    {
        _products.AsSpan().Clear();
        DesignProduct.Add(_volumes, _rows, Columns, _products);
    }
}
