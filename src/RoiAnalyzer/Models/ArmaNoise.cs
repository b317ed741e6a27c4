using System.Collections.Concurrent;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>
/// Noise of one design whose correlation falls as λ·a^(k−1) with the distance k, autoregressive and moving-average of first
/// order: x(t) − a·x(t−1) = e(t) + b·e(t−1), λ = (a+b)(1+ab) / (1+2ab+b²); autoregressive noise and white noise together are the
/// case b &lt; 0. A negative a, noise that alternates, is not looked for, as in AFNI's 3dREMLfit; a negative correlation is. The
/// parameters are those of the highest restricted likelihood, −½[(n−p)·log RSS + log|V| + log|X'V⁻¹X|] (Harville 1977), which is
/// computed exactly by the innovations of the process. Where noise is nearly white the likelihood is a long ridge a ≈ −b with
/// several tops: every hill of a grid that follows the ridge is climbed. What the grid needs is computed once a design.
/// </summary>
public sealed class ArmaNoise
{
    /// <summary>The largest a, whose least is 0, and the largest magnitude of b.</summary>
    public const double Largest = 0.98;

    private readonly double[][] _basis;
    private readonly double[] _rows;            // the same with a place for a series: volumes × stride
    private readonly int _stride;
    private readonly Lazy<ArmaGrid> _grid;
    private readonly ConcurrentBag<ArmaLikelihood> _idle = [];

    private ArmaNoise(QrFactor design)
    {
        _basis = design.Basis();
        _stride = RowProducts.Padded(Rank + 1);
        _rows = new double[design.RowCount * _stride];
        for (var t = 0; t < design.RowCount; t++)
            for (var c = 0; c < Rank; c++) _rows[t * _stride + c] = _basis[c][t];
        _grid = new Lazy<ArmaGrid>(() => new ArmaGrid(_rows, design.RowCount, Rank, _stride));
    }

    /// <summary>The design's independent columns.</summary>
    public int Rank => _basis.Length;

    /// <summary>The estimator of all series of one design.</summary>
    public static ArmaNoise Of(QrFactor design) => new(design);

    /// <summary>
    /// The parameters of the highest likelihood for a series of which <paramref name="residuals"/> are what ordinary least squares
    /// leaves: restricted, or the plain one where <paramref name="restricted"/> is false. Where nothing is left, both are 0.
    /// </summary>
    public ArmaFit Fit(ReadOnlySpan<double> residuals, bool restricted = true)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(residuals.Length, _basis[0].Length);
        var likelihood = _idle.TryTake(out var idle) ? idle : new ArmaLikelihood(_rows, residuals.Length, Rank, _stride);
        likelihood.Take(residuals, restricted);
        var fit = residuals.ContainsAnyExcept(0) ? ArmaAscent.Highest(likelihood, ArmaSurvey.Hills(_grid.Value.Heights(residuals, restricted))) : likelihood.At(0, 0);
        _idle.Add(likelihood);
        return fit;
    }

    /// <summary>The fit with given parameters.</summary>
    public ArmaFit At(ReadOnlySpan<double> residuals, double a, double b, bool restricted = true)
    {
        var likelihood = new ArmaLikelihood(_rows, residuals.Length, Rank, _stride);
        likelihood.Take(residuals, restricted);
        return likelihood.At(a, b);
    }

    /// <summary>
    /// Values with the correlation taken out, in units in which e has variance 1: each less what those before it foretell, over
    /// the error of that.
    /// </summary>
    public static double[] Whiten(ReadOnlySpan<double> values, double a, double b)
    {
        var whitened = new double[values.Length];
        new ArmaProcess(a, b, values.Length).Whiten(values, whitened);
        return whitened;
    }
}
