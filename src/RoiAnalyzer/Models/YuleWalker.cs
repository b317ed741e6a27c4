using System.Collections.Concurrent;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>
/// First-order autoregressive noise as nilearn has it (0.14, <c>glm/first_level/first_level.py</c> and <c>glm/regression.py</c>),
/// for comparison with it: the coefficient is the residuals' own, without correction for what the fit took from them, and is cut
/// to hundredths; the first volume is not scaled.
/// </summary>
internal sealed class YuleWalker(QrFactor design, IReadOnlyList<double[]> columns)
{
    private const double Bins = 100;
    private readonly ConcurrentDictionary<double, QrFactor> _whitened = [];

    /// <summary>Σ r(t)·r(t+1) / (n−1) over Σ r(t)² / n of residuals less their mean, cut to hundredths; 0 where nothing is left.</summary>
    public static double Coefficient(ReadOnlySpan<double> residuals)
    {
        var mean = 0.0;
        foreach (var residual in residuals) mean += residual / residuals.Length;
        var (products, squares) = (0.0, 0.0);
        for (var t = 0; t < residuals.Length; t++)
        {
            var own = residuals[t] - mean;
            squares += own * own;
            if (t + 1 < residuals.Length) products += own * (residuals[t + 1] - mean);
        }
        return squares == 0 ? 0 : Math.Truncate(products / (residuals.Length - 1) / (squares / residuals.Length) * Bins) / Bins;
    }

    /// <summary>The design with the correlation taken out of its columns.</summary>
    public QrFactor At(double coefficient) =>
        coefficient == 0 ? design : _whitened.GetOrAdd(coefficient, rho => QrFactor.Of([.. columns.Select(column => Whiten(column, rho))]));

    /// <summary>x(t) − ρ·x(t−1); the first value as it is.</summary>
    public static double[] Whiten(ReadOnlySpan<double> values, double coefficient)
    {
        var whitened = values.ToArray();
        for (var t = whitened.Length - 1; t > 0; t--) whitened[t] -= coefficient * values[t - 1];
        return whitened;
    }
}
