namespace RoiAnalyzer.Statistics;

/// <summary>
/// The correlation within participants over their sessions, with one slope for all (Bakdash and Marusich 2017; Bland and Altman 1995):
/// the analysis of covariance of y on participant and x. The sum of squares that x explains within participants, over that and
/// the rest, is r².
/// </summary>
public sealed record RepeatedMeasuresCorrelation
{
    /// <summary>The method's name in the tables.</summary>
    public const string Method = "rmcorr";

    /// <summary>
    /// r with its test; its statistic is t on N − k − 1 degrees of freedom (t² the F of the analysis of covariance), N sessions of k
    /// participants with at least two, and the interval Fisher's with error 1/√(df − 1). R's package rmcorr takes √(df − 3) there,
    /// which is a little wider.
    /// </summary>
    public required Correlation Correlation { get; init; }

    /// <summary>The slope of y on x within participants.</summary>
    public required double Slope { get; init; }

    /// <summary>Number of participants with at least two sessions.</summary>
    public required int Participants { get; init; }

    /// <summary>Number of their sessions.</summary>
    public required int Sessions { get; init; }

    /// <summary>Of sessions given by participant, x and y, in any order. Participants with one session tell nothing and are not counted.</summary>
    public static RepeatedMeasuresCorrelation Of(IReadOnlyList<string> participants, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95)
    {
        Remainder.RequireFinite(x, participants.Count, nameof(x));
        Remainder.RequireFinite(y, participants.Count, nameof(y));
        var several = Enumerable.Range(0, participants.Count).GroupBy(i => participants[i]).Where(group => group.Count() > 1).Select(group => group.ToArray()).ToList();
        var (a, b) = (Within(x, several), Within(y, several));
        var (n, df) = (a.Length, a.Length - several.Count - 1);
        return new RepeatedMeasuresCorrelation
        {
            Participants = several.Count,
            Sessions = n,
            Slope = df < 1 || Vanishes(a, x) ? double.NaN : a.Zip(b, (p, q) => p * q).Sum() / a.Sum(p => p * p),
            Correlation = df < 1 ? Correlation.Refused(Method, n, $"{n} sessions of {several.Count} participants with two or more leave no degree of freedom")
                : Vanishes(a, x) || Vanishes(b, y) ? Correlation.Refused(Method, n, $"the {(Vanishes(a, x) ? "first" : "second")} variable does not vary within participants")
                : Tested(Remainder.Correlation(a, b), n, df, level),
        };
    }

    private static Correlation Tested(double r, int n, int df, double level) =>
        Correlation.Tested(Method, n, r, df, Correlation.FisherInterval(r, 1 / Math.Sqrt(df - 1), level));

    private static double[] Within(ReadOnlySpan<double> values, IReadOnlyList<int[]> groups)
    {
        var own = values.ToArray();
        return [.. groups.SelectMany(group =>
        {
            var mean = Sample.Of([.. group.Select(i => own[i])]).Mean;
            return group.Select(i => own[i] - mean);
        })];
    }

    private static bool Vanishes(double[] within, ReadOnlySpan<double> values) =>
        Significance.IsRounding(Math.Sqrt(within.Sum(w => w * w) / within.Length), Significance.Scale(values));
}
