namespace RoiAnalyzer.Simulation;

/// <summary>What the confounds table says of a run's own signal, gathered volume by volume over the voxels that vary.</summary>
public sealed class RunTally
{
    private const int Digits = 3;

    private readonly PlantedVoxels _field;
    private readonly int[] _fluid, _white;      // places in the field
    private readonly double[] _previous;

    /// <summary>Nothing gathered yet.</summary>
    public RunTally(PlantedVoxels field)
    {
        _field = field;
        _fluid = Of("CSF_");
        _white = Of("WM_");
        _previous = new double[field.Voxels.Length];

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

    /// <summary>Adds the next volume, one value a grid voxel.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0;
        for (var v = 0; v < _previous.Length; v++)
        {
            var value = values[_field.Voxels[v]];
            var step = value - _previous[v];
            (sum, squares, _previous[v]) = (sum + value, squares + step * step, value);
        }
        Dvars.Add(Dvars.Count == 0 ? double.NaN : Math.Round(Math.Sqrt(squares / _previous.Length), Digits));
        Global.Add(Math.Round(sum / _previous.Length, Digits));
        Fluid.Add(MeanOf(_fluid));
        WhiteMatter.Add(MeanOf(_white));
    }

    private double MeanOf(int[] places) => Math.Round(places.Average(v => _previous[v]), Digits);
}
