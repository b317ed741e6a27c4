using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>One order of 60 participants' residuals in 48 regions, with three covariates: vectors against the definition.</summary>
[MemoryDiagnoser]
public class PermutedFitBench
{
    private const int Participants = 60, Regions = 48, Columns = 5;
    private readonly double[] _residuals = new double[Participants * Regions], _columns = new double[Columns * Participants * Regions];
    private readonly double[] _squares = new double[Regions], _degrees = new double[Regions], _squaredT = new double[Regions];
    private readonly int[] _order = new int[Participants];

    /// <summary>Any residuals, and columns about as long as they are in a fit.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20200101);
        for (var n = 0; n < _residuals.Length; n++) _residuals[n] = random.NextDouble() - 0.5;
        for (var n = 0; n < _columns.Length; n++) _columns[n] = (random.NextDouble() - 0.5) / 4;
        for (var n = 0; n < Participants; n++) _order[n] = n;
        random.Shuffle(_order);
        Array.Fill(_squares, 10);
        Array.Fill(_degrees, 55);
    }

    /// <summary>The definition.</summary>
    [Benchmark(Baseline = true)]
    public void Reference() => PermutedFit.Reference(_residuals, _order, _columns, _squares, _degrees, _squaredT);

    /// <summary>The same bits with vectors.</summary>
    [Benchmark]
    public void SquaredT() => PermutedFit.SquaredT(_residuals, _order, _columns, _squares, _degrees, _squaredT);
}
