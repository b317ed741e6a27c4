using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The difference of the means of two samples whose variances need not be equal (Welch 1947), in their units. Where nothing varies
/// beyond rounding the standard error is 0, and T, P, the degrees of freedom and the interval NaN.
/// </summary>
/// <param name="Estimate">The mean of the values less that of the reference.</param>
/// <param name="StandardError">√(s₁²/n₁ + s₂²/n₂).</param>
/// <param name="T">The estimate over its standard error.</param>
/// <param name="DegreesOfFreedom">Satterthwaite's: (a + b)²/(a²/(n₁ − 1) + b²/(n₂ − 1)) of a = s₁²/n₁ and b = s₂²/n₂.</param>
/// <param name="P">Two-sided.</param>
/// <param name="Interval">Of the estimate.</param>
public sealed record WelchTest(double Estimate, double StandardError, double T, double DegreesOfFreedom, double P, Interval Interval)
{
    /// <summary>Null where a sample has fewer than two values.</summary>
    public static WelchTest? Of(ReadOnlySpan<double> values, ReadOnlySpan<double> reference, double level = 0.95)
    {
        if (values.Length < 2 || reference.Length < 2) return null;
        var (first, second) = (Sample.Of(values), Sample.Of(reference));
        var estimate = first.Mean - second.Mean;
        if (!double.IsFinite(estimate)) throw new ArgumentException("a value is not a number", nameof(values));
        var (a, b) = (VarianceOfMean(first), VarianceOfMean(second));
        var error = Math.Sqrt(a + b);
        if (Significance.IsRounding(error, Math.Max(Significance.Scale(values), Significance.Scale(reference))))
            return new WelchTest(estimate, 0, double.NaN, double.NaN, double.NaN, Interval.None);
        // as shares, so that small variances do not underflow
        var (x, y) = (a / (a + b), b / (a + b));
        var df = 1 / (x * x / (first.N - 1) + y * y / (second.N - 1));
        var reach = Distributions.StudentTQuantile((1 + level) / 2, df) * error;
        return new WelchTest(estimate, error, estimate / error, df, Distributions.StudentTTwoSided(estimate / error, df), Interval.Around(estimate, reach));
    }

    private static double VarianceOfMean(Sample sample) => sample.SumOfSquares / (sample.N - 1) / sample.N;
}
