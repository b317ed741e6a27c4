namespace RoiAnalyzer.Statistics;

/// <summary>p-values of one family adjusted for their number. A p-value that is NaN stays NaN and is not counted.</summary>
public static class Multiplicity
{
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
