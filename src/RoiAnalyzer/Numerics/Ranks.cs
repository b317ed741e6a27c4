namespace RoiAnalyzer.Numerics;

/// <summary>
/// Ranks from 1, where equal values share the mean of their ranks; <c>Ties</c> is Σ(t³ − t) over the groups of t equal values.
/// </summary>
public sealed record Ranks(double[] Values, double Ties)
{
    /// <summary>The ranks of values, which must be finite.</summary>
    public static Ranks Of(ReadOnlySpan<double> values)
    {
        var (sorted, order) = (values.ToArray(), new int[values.Length]);
        for (var t = 0; t < order.Length; t++) order[t] = t;
        Array.Sort(sorted, order);
        var (ranks, ties) = (new double[values.Length], 0.0);
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            for (to = from + 1; to < sorted.Length && sorted[to] == sorted[from];) to++;
            for (var n = from; n < to; n++) ranks[order[n]] = (from + to + 1) / 2.0;
            double t = to - from;
            ties += t * t * t - t;
        }
        return new Ranks(ranks, ties);
    }

    /// <summary>
    /// Kendall's W of K rankings of the same n things, corrected for ties (Kendall and Gibbons 1990, Rank Correlation Methods, 6.10):
    /// 12·(ΣR_i² − n·R̄²) / (K²(n³ − n) − K·ΣT), R_i the sums of ranks; 1 where all agree, 1/K on average where none has to do with another.
    /// NaN where nothing can be ranked: every value of every ranking is the same.
    /// </summary>
    public static double Concordance(IReadOnlyList<Ranks> rankings)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rankings.Count);
        double raters = rankings.Count, things = rankings[0].Values.Length;
        var sums = new double[rankings[0].Values.Length];
        var ties = 0.0;
        foreach (var ranking in rankings)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(ranking.Values.Length, sums.Length);
            for (var i = 0; i < sums.Length; i++) sums[i] += ranking.Values[i];
            ties += ranking.Ties;
        }
        var (mean, squares) = (raters * (things + 1) / 2, 0.0);
        // sums are multiples of a half: all of this is exact
        foreach (var sum in sums) squares += (sum - mean) * (sum - mean);
        var most = raters * raters * (things * things * things - things) - raters * ties;
        return most > 0 ? 12 * squares / most : double.NaN;
    }
}
