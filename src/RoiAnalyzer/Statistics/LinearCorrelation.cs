namespace RoiAnalyzer.Statistics;

/// <summary>
/// Pearson's correlation, alone and with what covariates explain taken from both variables (partial) or from one (semi-partial).
/// Values must be finite. A covariate that follows from others costs no degree of freedom.
/// </summary>
public static class LinearCorrelation
{
    /// <summary>The method without covariates.</summary>
    public const string Pearson = "pearson";

    /// <summary>The method with covariates.</summary>
    public const string PartialPearson = "partial_pearson";

    /// <summary>The method of <see cref="SemiPartial"/>.</summary>
    public const string SemiPartialPearson = "semipartial_pearson";

    /// <summary>
    /// The correlation of what a constant and the covariates leave of x and y: t on n − 2 − q degrees of freedom, q the rank that
    /// the covariates add, and Fisher's interval with error 1/√(n − 3 − q) (Fisher 1924).
    /// </summary>
    public static Correlation Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, IReadOnlyList<double[]> covariates, double level = 0.95)
    {
        var method = covariates.Count == 0 ? Pearson : PartialPearson;
        var (a, b, refusal) = Remainders(method, x, y, covariates);
        if (refusal is not null) return refusal;
        var df = x.Length - a.Rank - 1;
        var r = Remainder.Correlation(a.Values, b.Values);
        return Correlation.Tested(method, x.Length, r, df, Correlation.FisherInterval(r, 1 / Math.Sqrt(df - 1), level));
    }

    /// <summary>
    /// The correlation of y as it is with what the covariates leave of x: its square is the share of y's variance that x adds to
    /// them. Its test is that of x in the regression of y on both, which is the partial correlation's; it has no interval.
    /// </summary>
    public static Correlation SemiPartial(ReadOnlySpan<double> x, ReadOnlySpan<double> y, IReadOnlyList<double[]> covariates)
    {
        var (a, b, refusal) = Remainders(SemiPartialPearson, x, y, covariates);
        if (refusal is not null) return refusal;
        var partial = Correlation.Tested(SemiPartialPearson, x.Length, Remainder.Correlation(a.Values, b.Values), x.Length - a.Rank - 1, Interval.None);
        var whole = Remainder.Of(y, []).Values;
        return partial with { Estimate = Remainder.Correlation(a.Values, whole) };
    }

    internal static (Remainder X, Remainder Y, Correlation? Refusal) Remainders(
        string method, ReadOnlySpan<double> x, ReadOnlySpan<double> y, IReadOnlyList<double[]> covariates)
    {
        var n = x.Length;
        Remainder.RequireFinite(x, n, nameof(x));
        Remainder.RequireFinite(y, n, nameof(y));
        foreach (var covariate in covariates) Remainder.RequireFinite(covariate, n, nameof(covariates));
        if (n < 3) return (default, default, Correlation.Refused(method, n, $"{n} participants: a correlation needs 3"));
        var (a, b) = (Remainder.Of(x, covariates), Remainder.Of(y, covariates));
        return (a, b, a.Vanishes ? Correlation.Refused(method, n, Unvaried("first", covariates))
            : b.Vanishes ? Correlation.Refused(method, n, Unvaried("second", covariates))
            : n - a.Rank < 2 ? Correlation.Refused(method, n, $"{n} participants and {a.Rank - 1} covariates leave no degree of freedom") : null);
    }

    private static string Unvaried(string which, IReadOnlyList<double[]> covariates) =>
        covariates.Count == 0 ? $"the {which} variable is the same for everybody" : $"the {which} variable does not vary beyond the covariates";
}
