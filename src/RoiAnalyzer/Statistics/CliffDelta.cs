using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The interval of Cliff's δ, from the consistent estimate of its variance (Cliff 1996, Ordinal Methods for Behavioral Data
/// Analysis, chapter 5) on Student's t with m + n − 2 degrees of freedom, made asymmetric so that it stays within −1 and 1
/// (Feng and Cliff 2004, Journal of Modern Applied Statistical Methods 3:322). Where the arms do not overlap that variance is 0; the
/// interval is then Wilson's of as many successes as the smaller arm has participants, out of as many.
/// </summary>
public static class CliffDelta
{
    /// <summary>The interval; none where an arm has fewer than two participants. Equal values must be equal to the last bit.</summary>
    public static Interval IntervalOf(ReadOnlySpan<double> treated, ReadOnlySpan<double> reference, double level = 0.95)
    {
        var (m, n) = (treated.Length, reference.Length);
        if (m < 2 || n < 2) return Interval.None;
        var (delta, variance) = MeanAndVariance(treated, reference);
        if (Math.Abs(delta) == 1) return Disjoint(delta, Math.Min(m, n), level);
        var reach = -Distributions.StudentTQuantile((1 - level) / 2, m + n - 2);
        var (centre, spread) = (delta - delta * delta * delta, reach * reach * variance);
        var width = Math.Sqrt(spread) * Math.Sqrt((1 - delta * delta) * (1 - delta * delta) + spread);
        var scale = 1 - delta * delta + spread;
        return new Interval((centre - width) / scale, (centre + width) / scale);
    }

    private static Interval Disjoint(double delta, int fewest, double level)
    {
        var z = Distributions.NormalQuantile((1 - level) / 2);
        var nearest = (fewest - z * z) / (fewest + z * z);
        return delta > 0 ? new Interval(nearest, 1) : new Interval(-1, -nearest);
    }

    private static (double Delta, double Variance) MeanAndVariance(ReadOnlySpan<double> treated, ReadOnlySpan<double> reference)
    {
        double m = treated.Length, n = reference.Length;
        var (byTreated, byReference, above, unequal) = (new double[treated.Length], new double[reference.Length], 0, 0);
        for (var i = 0; i < treated.Length; i++)
            for (var j = 0; j < reference.Length; j++)
            {
                var sign = Math.Sign(treated[i] - reference[j]);
                byTreated[i] += sign / n;
                byReference[j] += sign / m;
                above += sign;
                unequal += sign * sign;
            }
        var (rows, columns) = (Sample.Of(byTreated), Sample.Of(byReference));
        var delta = above / (m * n);
        var pairs = (unequal - m * n * delta * delta) / ((m - 1) * (n - 1));
        var variance = ((n - 1) * rows.SumOfSquares / (m - 1) + (m - 1) * columns.SumOfSquares / (n - 1) + pairs) / (m * n);
        return (delta, variance);
    }
}
