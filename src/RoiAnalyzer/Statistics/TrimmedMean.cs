using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The mean without the outermost fifth at either end, tested with the variance of the values pulled in to what is left (Tukey and
/// McLaughlin 1963); for two arms Yuen's test (1974, Biometrika 61:165). Where nothing varies in what is left, the standard
/// error is 0, and T, P and the interval NaN.
/// </summary>
public sealed record TrimmedMean
{
    /// <summary>The share left out at either end.</summary>
    public const double Trim = 0.2;

    /// <summary>The trimmed mean, or the difference of two: treated − reference.</summary>
    public required double Estimate { get; init; }

    /// <summary>Standard error of the estimate.</summary>
    public required double StandardError { get; init; }

    /// <summary>Confidence interval of the estimate.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The estimate over its standard error.</summary>
    public required double T { get; init; }

    /// <summary>n − 2⌊n/5⌋ − 1; of two arms as in Welch's test, of what is left of each.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Two-sided p-value.</summary>
    public required double P { get; init; }

    /// <summary>Of changes, against zero; null for fewer than two. Values must be finite.</summary>
    public static TrimmedMean? Of(ReadOnlySpan<double> changes, double level = 0.95, double scale = 0)
    {
        if (changes.Length < 2) return null;
        var own = Trimmed.Of(changes);
        double n = changes.Length;
        var share = 1 - 2 * Trim;
        // the winsorised variance over (1 − 2γ)²n
        var test = Significance.Of(own.Mean, own.SumOfSquares / (n - 1) * (own.Left - 1), own.Left - 1, 1 / (share * share * n), Math.Max(scale, own.Scale), level);
        return Make(own.Mean, own.Left - 1, test);
    }

    /// <summary>Of two arms (Yuen); null where one has fewer than two participants. Values must be finite.</summary>
    public static TrimmedMean? Of(ReadOnlySpan<double> treated, ReadOnlySpan<double> reference, double level = 0.95, double scale = 0)
    {
        if (treated.Length < 2 || reference.Length < 2) return null;
        var (a, b) = (Trimmed.Of(treated), Trimmed.Of(reference));
        var sum = a.ErrorSquared + b.ErrorSquared;
        var df = sum * sum / (a.ErrorSquared * a.ErrorSquared / (a.Left - 1) + b.ErrorSquared * b.ErrorSquared / (b.Left - 1));
        // without any variance there are no degrees of freedom either
        var test = sum > 0
            ? Significance.Of(a.Mean - b.Mean, sum * df, df, 1, Math.Max(scale, Math.Max(a.Scale, b.Scale)), level)
            : new Significance(0, double.NaN, double.NaN, Interval.None);
        return Make(a.Mean - b.Mean, df, test);
    }

    private static TrimmedMean Make(double estimate, double df, Significance test) => new()
    {
        Estimate = estimate,
        StandardError = test.StandardError,
        Interval = test.Interval,
        T = test.T,
        DegreesOfFreedom = df,
        P = test.P,
    };

    /// <summary>The mean of the values left, and the sum of squares of all, the outermost pulled in.</summary>
    private readonly record struct Trimmed(int Count, int Left, double Mean, double SumOfSquares, double Scale)
    {
        // Yuen: (n − 1)s²/(h(h − 1))
        public double ErrorSquared => SumOfSquares / (Left * (Left - 1.0));

        public static Trimmed Of(ReadOnlySpan<double> values)
        {
            double[] sorted = [.. values];
            if (sorted.Any(value => !double.IsFinite(value))) throw new ArgumentException("a value is not a number", nameof(values));
            Array.Sort(sorted);
            // n/5 is taken in whole numbers: 0.2·n may fall short of one
            var cut = sorted.Length / 5;
            var mean = Sample.Of(sorted.AsSpan(cut, sorted.Length - 2 * cut)).Mean;
            Array.Fill(sorted, sorted[cut], 0, cut);
            Array.Fill(sorted, sorted[^(cut + 1)], sorted.Length - cut, cut);
            return new Trimmed(sorted.Length, sorted.Length - 2 * cut, mean, Sample.Of(sorted).SumOfSquares, Significance.Scale(values));
        }
    }
}
