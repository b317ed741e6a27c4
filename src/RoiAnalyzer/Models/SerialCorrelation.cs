using MathNet.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>
/// How much the residuals of a series still go along with those before them: the correlations at the first five distances, the
/// statistic of Durbin and Watson (1950), 2 where there is none, and that of Ljung and Box (1978) over the five.
/// </summary>
public sealed record SerialCorrelation
{
    /// <summary>How many distances are looked at.</summary>
    public const int Lags = 5;

    private SerialCorrelation(double[] correlations, double durbinWatson, double ljungBox) =>
        (Correlations, DurbinWatson, LjungBox) = (correlations, durbinWatson, ljungBox);

    /// <summary>Σ r(t)·r(t+k) / Σ r(t)² at the distances k from 1 on.</summary>
    public IReadOnlyList<double> Correlations { get; }

    /// <summary>Σ (r(t) − r(t−1))² / Σ r(t)².</summary>
    public double DurbinWatson { get; }

    /// <summary>n(n+2) · Σ correlation² / (n−k).</summary>
    public double LjungBox { get; }

    /// <summary>
    /// P of a <see cref="LjungBox"/> as large where nothing is correlated: χ² on five degrees of freedom, less one for each of the
    /// <paramref name="fitted"/> parameters that took correlation out of the residuals.
    /// </summary>
    public double P(int fitted = 0) => SpecialFunctions.GammaUpperRegularized((Lags - fitted) / 2.0, LjungBox / 2);

    /// <summary>Of residuals whose mean is about 0, which is not taken off; NaN where they are all 0.</summary>
    public static SerialCorrelation Of(ReadOnlySpan<double> residuals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(residuals.Length, Lags);
        var (all, changes) = (0.0, 0.0);
        for (var t = 0; t < residuals.Length; t++)
        {
            all += residuals[t] * residuals[t];
            if (t > 0) changes += (residuals[t] - residuals[t - 1]) * (residuals[t] - residuals[t - 1]);
        }
        var (correlations, sum) = (new double[Lags], 0.0);
        for (var lag = 1; lag <= Lags; lag++)
        {
            var products = 0.0;
            for (var t = lag; t < residuals.Length; t++) products += residuals[t] * residuals[t - lag];
            correlations[lag - 1] = products / all;
            sum += correlations[lag - 1] * correlations[lag - 1] / (residuals.Length - lag);
        }
        return new SerialCorrelation(correlations, changes / all, residuals.Length * (residuals.Length + 2.0) * sum);
    }
}
