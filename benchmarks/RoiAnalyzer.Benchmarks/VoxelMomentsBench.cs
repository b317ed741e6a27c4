using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>One more volume of a run to the mean and variance of each voxel: vectors against the definition.</summary>
[MemoryDiagnoser]
public class VoxelMomentsBench
{
    private double[] _volume = [];
    private double[] _means = [];
    private double[] _squares = [];

    /// <summary>Voxels of all regions of a set: reward-circuit at 3 mm has about a thousand.</summary>
    [Params(1000, 18900)]
    public int Voxels { get; set; }

    /// <summary>Intensities as a scanner gives them.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20200101);
        _volume = [.. Enumerable.Range(0, Voxels).Select(_ => 1000 * random.NextDouble())];
        (_means, _squares) = (new double[Voxels], new double[Voxels]);
    }

    /// <summary>The definition.</summary>
    [Benchmark(Baseline = true)]
    public void Reference() => VoxelMoments.Reference(_volume, 99, _means, _squares);

    /// <summary>The same bits with vectors.</summary>
    [Benchmark]
    public void Add() => VoxelMoments.Add(_volume, 99, _means, _squares);
}
