using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>Spearman's and Kendall's correlations of ranks, with exact p-values where there are no ties and few participants.</summary>
public static class RankCorrelation
{
    /// <summary>Spearman's correlation with its exact p-value; the statistic is S = Σ(difference of ranks)².</summary>
    public const string SpearmanExact = "spearman_exact";

    /// <summary>Spearman's correlation with the p-value of t.</summary>
    public const string SpearmanT = "spearman_t";

    /// <summary>Spearman's correlation of what covariates leave of the ranks.</summary>
    public const string PartialSpearman = "partial_spearman";

    /// <summary>Kendall's τ with its exact p-value; the statistic is the number of concordant pairs.</summary>
    public const string KendallExact = "kendall_exact";

    /// <summary>Kendall's τ_b with the p-value of a normal statistic whose variance is corrected for ties.</summary>
    public const string KendallNormal = "kendall_normal";

    /// <summary>Up to so many participants without ties Spearman's p-value is exact.</summary>
    public const int MostForExactSpearman = RankOrders.MostForDistances;

    /// <summary>Below so many participants without ties Kendall's p-value is exact, as in R.</summary>
    public const int ExactKendallBelow = 50;

    /// <summary>
    /// Pearson's correlation of the ranks (ties share their mean rank). Exact p, twice the smaller tail of S over all orders, up
    /// to <see cref="MostForExactSpearman"/> participants without ties; else t on n − 2 − q degrees of freedom. With
    /// covariates, what their ranks leave of the ranks is correlated. The interval is Fisher's with the variance
    /// (1 + ρ²/2)/(n − 3 − q) of Bonett and Wright (2000).
    /// </summary>
    public static Correlation Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y, IReadOnlyList<double[]> covariates, double level = 0.95)
    {
        var (a, b) = (Ranks.Of(x), Ranks.Of(y));
        var linear = LinearCorrelation.Of(a.Values, b.Values, [.. covariates.Select(c => Ranks.Of(c).Values)], level);
        var r = linear.Estimate;
        var result = linear with { Method = covariates.Count == 0 ? SpearmanT : PartialSpearman };
        if (double.IsNaN(r)) return result;
        result = result with { Interval = Correlation.FisherInterval(r, Math.Sqrt((1 + r * r / 2) / (linear.DegreesOfFreedom - 1)), level) };
        if (covariates.Count > 0 || a.Ties + b.Ties > 0 || x.Length > MostForExactSpearman) return result;
        var distance = 0.0;
        for (var i = 0; i < x.Length; i++) distance += (a.Values[i] - b.Values[i]) * (a.Values[i] - b.Values[i]);
        return result with
        {
            Method = SpearmanExact,
            Statistic = distance,
            DegreesOfFreedom = double.NaN,
            P = TwoSided(RankOrders.Distances(x.Length), (int)distance / 2),
            Reason = null,
        };
    }

    /// <summary>
    /// Kendall's τ_b over all pairs. Exact p below <see cref="ExactKendallBelow"/> participants without ties, else the normal
    /// statistic with variance corrected for ties, without continuity correction (Kendall and Gibbons 1990, chapter 4; R's
    /// cor.test). The interval is Fisher's with the variance 0.437/(n − 4) of Fieller, Hartley and Pearson (1957).
    /// </summary>
    public static Correlation Kendall(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95)
    {
        var refusal = LinearCorrelation.Remainders(KendallNormal, x, y, []).Refusal;
        if (refusal is not null) return refusal;
        var n = x.Length;
        var (score, concordant, tiedX, tiedY) = (0, 0, 0, 0);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++)
            {
                var (dx, dy) = (x[i].CompareTo(x[j]), y[i].CompareTo(y[j]));
                score += Math.Sign(dx) * Math.Sign(dy);
                if (Math.Sign(dx) * Math.Sign(dy) > 0) concordant++;
                if (dx == 0) tiedX++;
                if (dy == 0) tiedY++;
            }
        var pairs = n * (n - 1) / 2.0;
        var tau = score / Math.Sqrt((pairs - tiedX) * (pairs - tiedY));
        var result = new Correlation { Method = KendallNormal, N = n, Estimate = tau, Interval = Correlation.FisherInterval(tau, Math.Sqrt(0.437 / (n - 4)), level) };
        if (tiedX + tiedY == 0 && n < ExactKendallBelow)
            return result with { Method = KendallExact, Statistic = concordant, P = TwoSided(RankOrders.Inversions(n), concordant) };
        var z = score / Math.Sqrt(VarianceOfScore(x, y));
        return result with { Statistic = z, P = Distributions.NormalTwoSided(z) };
    }

    private static double VarianceOfScore(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double n = x.Length;
        var (a, b) = (Ties(x), Ties(y));
        return (n * (n - 1) * (2 * n + 5) - a.Sum(t => t * (t - 1) * (2 * t + 5)) - b.Sum(t => t * (t - 1) * (2 * t + 5))) / 18
            + a.Sum(t => t * (t - 1)) * b.Sum(t => t * (t - 1)) / (2 * n * (n - 1))
            + a.Sum(t => t * (t - 1) * (t - 2)) * b.Sum(t => t * (t - 1) * (t - 2)) / (9 * n * (n - 1) * (n - 2));
    }

    private static double[] Ties(ReadOnlySpan<double> values) => [.. values.ToArray().GroupBy(v => v).Select(group => (double)group.Count())];

    /// <summary>Twice the smaller tail, both with the value itself; at most 1.</summary>
    private static double TwoSided(double[] probabilities, int at) =>
        Math.Min(1, 2 * Math.Min(probabilities[..(at + 1)].Sum(), probabilities[at..].Sum()));
}
