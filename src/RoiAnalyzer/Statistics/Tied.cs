namespace RoiAnalyzer.Statistics;

/// <summary>Values that differ by nothing but rounding are made equal, so that they share a rank.</summary>
internal static class Tied
{
    private const double Tolerance = 1e-12;

    /// <summary>
    /// The values, those next to each other in order that are nearer than 10⁻¹² of the largest magnitude being given the value of
    /// the first of them: 1.1 − (−0.2) and 0.1 − (−1.2) are the same change.
    /// </summary>
    public static double[] Of(ReadOnlySpan<double> values, double scale)
    {
        var (sorted, order) = (values.ToArray(), new int[values.Length]);
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(sorted, order);
        var tied = new double[values.Length];
        var own = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] - sorted[i - 1] > Tolerance * scale) own = sorted[i];
            tied[order[i]] = own;
        }
        return tied;
    }
}
