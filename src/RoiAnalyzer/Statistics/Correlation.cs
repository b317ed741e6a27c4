using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// How two variables go together over participants. What cannot be had is NaN, and <see cref="Reason"/> says why: too few
/// participants, a variable that does not vary, or nothing left unexplained (the estimate is then 1 or −1, without a test).
/// </summary>
public sealed record Correlation
{
    /// <summary>How it was computed, as the tables name it.</summary>
    public required string Method { get; init; }

    /// <summary>Number of participants.</summary>
    public required int N { get; init; }

    /// <summary>The correlation, −1 to 1.</summary>
    public double Estimate { get; init; } = double.NaN;

    /// <summary>Confidence interval of the estimate; none where the method has none.</summary>
    public Interval Interval { get; init; } = Interval.None;

    /// <summary>What P is the tail of: t, or what the method says.</summary>
    public double Statistic { get; init; } = double.NaN;

    /// <summary>Degrees of freedom of t; NaN where the statistic has none.</summary>
    public double DegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>Two-sided p-value.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>Why something is NaN; null where nothing is.</summary>
    public string? Reason { get; init; }

    internal static Correlation Refused(string method, int n, string reason) => new() { Method = method, N = n, Reason = reason };

    /// <summary>An estimate tested by t = r·√(df/(1 − r²)).</summary>
    internal static Correlation Tested(string method, int n, double estimate, double df, Interval interval)
    {
        var result = new Correlation { Method = method, N = n, Estimate = estimate, DegreesOfFreedom = df };
        if (1 - estimate * estimate < 1e-14) return result with { Estimate = Math.Sign(estimate), Reason = "one variable follows from the other exactly: there is no error to test against" };
        var t = estimate * Math.Sqrt(df / ((1 - estimate) * (1 + estimate)));
        return result with { Statistic = t, P = Distributions.StudentTTwoSided(t, df), Interval = interval };
    }

    /// <summary>The interval by Fisher's transformation, tanh(artanh r ± z·<paramref name="error"/>); none where the error cannot be had.</summary>
    internal static Interval FisherInterval(double estimate, double error, double level)
    {
        if (!double.IsFinite(error) || Math.Abs(estimate) >= 1) return Interval.None;
        var (centre, reach) = (Math.Atanh(estimate), Distributions.NormalQuantile((1 + level) / 2) * error);
        return new Interval(Math.Tanh(centre - reach), Math.Tanh(centre + reach));
    }
}
