namespace RoiAnalyzer.Statistics;

/// <summary>p-values of one family adjusted for their number. A p-value that is NaN stays NaN and is not counted.</summary>
public static class Multiplicity
{
    /// <summary>Bonferroni's bound on the chance of any false finding: min(1, m·p).</summary>
    public static double[] Bonferroni(ReadOnlySpan<double> p)
    {
        var (adjusted, order) = Ranked(p);
        foreach (var place in order) adjusted[place] = Math.Min(1, order.Length * p[place]);
        return adjusted;
    }

    /// <summary>
    /// Holm (1979), which bounds the chance of any false finding: over ascending p, the running maximum of
    /// min(1, (m − rank + 1)·p).
    /// </summary>
    public static double[] Holm(ReadOnlySpan<double> p)
    {
        var (adjusted, order) = Ranked(p);
        var worst = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            worst = Math.Max(worst, Math.Min(1, (order.Length - rank) * p[order[rank]]));
            adjusted[order[rank]] = worst;
        }
        return adjusted;
    }

    /// <summary>
    /// Hochberg (1988), which bounds the chance of any false finding as Holm does and never gives a larger p, where the tests are
    /// independent or positively dependent: over descending p, the running minimum of (m − rank + 1)·p.
    /// </summary>
    public static double[] Hochberg(ReadOnlySpan<double> p)
    {
        var (adjusted, order) = Ranked(p);
        var best = 1.0;
        for (var rank = order.Length - 1; rank >= 0; rank--)
        {
            best = Math.Min(best, (order.Length - rank) * p[order[rank]]);
            adjusted[order[rank]] = best;
        }
        return adjusted;
    }

    /// <summary>
    /// Benjamini and Hochberg (1995), which bounds the expected share of false findings: over descending p, the running
    /// minimum of min(1, m·p/rank).
    /// </summary>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> p)
    {
        var (adjusted, order) = Ranked(p);
        var best = 1.0;
        for (var rank = order.Length - 1; rank >= 0; rank--)
        {
            best = Math.Min(best, order.Length * p[order[rank]] / (rank + 1));
            adjusted[order[rank]] = best;
        }
        return adjusted;
    }

    /// <summary>
    /// Hommel (1988), which bounds the chance of any false finding where Hochberg does and never gives a larger p; the algorithm of Wright (1992, Biometrics 48:1005).
    /// </summary>
    public static double[] Hommel(ReadOnlySpan<double> p)
    {
        var (adjusted, order) = Ranked(p);
        var m = order.Length;
        var values = p.ToArray();
        double[] sorted = Array.ConvertAll(order, place => values[place]), largest = [.. sorted];
        for (var size = m; size >= 2; size--)
        {
            // Simes among the largest p-values of a subset of this size
            var simes = double.PositiveInfinity;
            for (var i = 2; i <= size; i++) simes = Math.Min(simes, size * sorted[m - size + i - 1] / i);
            for (var rank = 0; rank < m; rank++)
                largest[rank] = Math.Max(largest[rank], Math.Min(simes, size * sorted[Math.Min(rank, m - size)]));
        }
        for (var rank = 0; rank < m; rank++) adjusted[order[rank]] = largest[rank];
        return adjusted;
    }

    /// <summary>
    /// Benjamini and Yekutieli (2001), which bounds the expected share of false findings whatever the dependence: that of
    /// Benjamini and Hochberg with m·Σ1/i in the place of m.
    /// </summary>
    public static double[] BenjaminiYekutieli(ReadOnlySpan<double> p)
    {
        var (adjusted, order) = Ranked(p);
        var (best, sum) = (1.0, 0.0);
        for (var i = order.Length; i >= 1; i--) sum += 1.0 / i;
        for (var rank = order.Length - 1; rank >= 0; rank--)
        {
            best = Math.Min(best, sum * order.Length * p[order[rank]] / (rank + 1));
            adjusted[order[rank]] = best;
        }
        return adjusted;
    }

    /// <summary>NaN for every p-value, and where the ones that are numbers stand, the smallest first.</summary>
    private static (double[] Adjusted, int[] Order) Ranked(ReadOnlySpan<double> p)
    {
        var values = p.ToArray();
        if (values.Any(value => value is < 0 or > 1)) throw new ArgumentException("a p-value lies between 0 and 1", nameof(p));
        int[] order = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i])).OrderBy(i => values[i])];
        Array.Fill(values = new double[p.Length], double.NaN);
        return (values, order);
    }
}
