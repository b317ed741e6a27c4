using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Statistics;

/// <summary>The fits of regions that have the same participants, side by side.</summary>
internal sealed class PermutedRegions
{
    private const int Lanes = 8;

    private readonly int[] _places, _locals, _order;
    private readonly int _participants, _width;
    private readonly double[] _residuals, _columns, _squares, _degrees, _squaredT;

    /// <param name="places">Where each region's statistics go.</param>
    /// <param name="fits">The regions' fits, of the same participants.</param>
    public PermutedRegions(int[] places, ReducedFit[] fits)
    {
        _places = places;
        _participants = fits[0].Residuals.Length;
        _width = (fits.Length + Lanes - 1) / Lanes * Lanes;
        _locals = new int[fits[0].Pattern.Length];
        for (int i = 0, own = 0; i < _locals.Length; i++) _locals[i] = fits[0].Pattern[i] == '1' ? own++ : -1;
        _order = new int[_participants];
        _residuals = new double[_participants * _width];
        _columns = new double[fits.Max(fit => fit.Columns.Count) * _residuals.Length];
        (_squares, _degrees, _squaredT) = (new double[_width], new double[_width], new double[_width]);
        for (var r = 0; r < fits.Length; r++) Place(fits[r], r);
    }

    /// <summary>Writes each region's t² under an order of all participants to a column of the block.</summary>
    public void SquaredT(int[] order, double[] block, int column, int width)
    {
        var own = 0;
        foreach (var participant in order)
            if (_locals[participant] is var local and >= 0) _order[own++] = local;
        PermutedFit.SquaredT(_residuals, _order, _columns, _squares, _degrees, _squaredT);
        for (var r = 0; r < _places.Length; r++) block[_places[r] * width + column] = _squaredT[r];
    }

    private void Place(ReducedFit fit, int region)
    {
        for (var i = 0; i < _participants; i++)
        {
            _residuals[i * _width + region] = fit.Residuals[i];
            for (var c = 0; c < fit.Columns.Count; c++) _columns[c * _residuals.Length + i * _width + region] = fit.Columns[c][i];
        }
        (_squares[region], _degrees[region]) = (fit.SumOfSquares, fit.DegreesOfFreedom);
    }
}
