using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// An estimate against zero: its standard error, t, two-sided p and confidence interval. Residuals that are nothing but
/// rounding make no test: the error is then 0 and the rest NaN.
/// </summary>
internal readonly record struct Significance(double StandardError, double T, double P, Interval Interval)
{
    private static readonly Significance None = new(0, double.NaN, double.NaN, Interval.None);

    /// <param name="estimate">What is tested.</param>
    /// <param name="sumOfSquares">Of the residuals.</param>
    /// <param name="df">Degrees of freedom of the residuals.</param>
    /// <param name="factor">Variance of the estimate per unit of residual variance.</param>
    /// <param name="scale">The largest value the residuals were computed from, which sets what is rounding.</param>
    /// <param name="level">Of the interval.</param>
    public static Significance Of(double estimate, double sumOfSquares, double df, double factor, double scale, double level)
    {
        var deviation = Math.Sqrt(sumOfSquares / df);
        if (IsRounding(deviation, scale)) return None;
        var error = deviation * Math.Sqrt(factor);
        var t = estimate / error;
        var reach = -Distributions.StudentTQuantile((1 - level) / 2, df) * error;
        return new Significance(error, t, Distributions.StudentTTwoSided(t, df), Interval.Around(estimate, reach));
    }

    /// <summary>Whether a deviation is no more than equal values of that size differ by after some arithmetic.</summary>
    public static bool IsRounding(double deviation, double scale) => deviation <= 1e-14 * scale;

    /// <summary>The largest magnitude among some values.</summary>
    public static double Scale(ReadOnlySpan<double> values)
    {
        var scale = 0.0;
        foreach (var value in values) scale = Math.Max(scale, Math.Abs(value));
        return scale;
    }
}
