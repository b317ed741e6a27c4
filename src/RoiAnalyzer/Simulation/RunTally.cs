namespace RoiAnalyzer.Simulation;

/// <summary>What the confounds table says of a run's own signal, gathered volume by volume over the voxels that vary.</summary>
public sealed class RunTally
{
    private const int Digits = 3;

    private readonly PlantedVoxels _field;
    private readonly int[] _fluid, _white;      // places in the field
    private readonly double[] _first, _previous;
    private readonly double[] _sums, _squares, _products;   // of what a voxel differs from its first value, and with the volume before

    /// <summary>Nothing gathered yet.</summary>
    public RunTally(PlantedVoxels field)
    {
        _field = field;
        _fluid = Of("CSF_");
        _white = Of("WM_");
        (_first, _previous) = (new double[field.Voxels.Length], new double[field.Voxels.Length]);
        (_sums, _squares, _products) = (new double[field.Voxels.Length], new double[field.Voxels.Length], new double[field.Voxels.Length]);

        int[] Of(string seeds) => [.. Enumerable.Range(0, field.Voxels.Length)
            .Where(v => field.Seeds[v] >= 0 && field.Map.Regions[field.Seeds[v]].Name.StartsWith(seeds, StringComparison.Ordinal))];
    }

    /// <summary>The mean of the cerebrospinal fluid's control regions in each volume.</summary>
    public List<double> Fluid { get; } = [];

    /// <summary>The mean of the white matter's control regions in each volume.</summary>
    public List<double> WhiteMatter { get; } = [];

    /// <summary>The mean over all voxels that vary in each volume.</summary>
    public List<double> Global { get; } = [];

    /// <summary>The root mean square of the difference from the volume before; the first volume's is NaN.</summary>
    public List<double> Dvars { get; } = [];

    /// <summary>
    /// What <see cref="Dvars"/> is expected to be by the voxels' own series: the mean over voxels of √(2(1−r))·s, s a voxel's standard
    /// deviation and r its correlation at one volume, because the variance of a difference is 2σ²(1−ρ) (Afyouni and Nichols 2018). fMRIPrep
    /// takes s from the quartiles, which a few disturbed volumes touch less.
    /// </summary>
    public double ExpectedDvars()
    {
        var count = Dvars.Count;
        var sum = 0.0;
        for (var v = 0; v < _sums.Length; v++)
        {
            var (mean, last) = (_sums[v] / count, _previous[v] - _first[v]);
            var variance = _squares[v] / count - mean * mean;
            var covariance = (_products[v] - mean * (2 * _sums[v] - last) + (count - 1) * mean * mean) / count;
            sum += Math.Sqrt(Math.Max(0, 2 * (variance - covariance)));
        }
        return sum / _sums.Length;
    }

    /// <summary>Adds the next volume, one value a grid voxel.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0;
        for (var v = 0; v < _previous.Length; v++)
        {
            var value = values[_field.Voxels[v]];
            if (Dvars.Count == 0) _first[v] = value;
            var (step, own) = (value - _previous[v], value - _first[v]);
            (_sums[v], _squares[v], _products[v]) = (_sums[v] + own, _squares[v] + own * own, _products[v] + (Dvars.Count == 0 ? 0 : own * (own - step)));
            (sum, squares, _previous[v]) = (sum + value, squares + step * step, value);
        }
        Dvars.Add(Dvars.Count == 0 ? double.NaN : Math.Round(Math.Sqrt(squares / _previous.Length), Digits));
        Global.Add(Math.Round(sum / _previous.Length, Digits));
        Fluid.Add(MeanOf(_fluid));
        WhiteMatter.Add(MeanOf(_white));
    }

    private double MeanOf(int[] places) => Math.Round(places.Average(v => _previous[v]), Digits);
}
