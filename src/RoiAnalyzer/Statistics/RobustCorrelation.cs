using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>A correlation that a few outlying values cannot carry.</summary>
public static class RobustCorrelation
{
    /// <summary>The method of <see cref="PercentageBend"/>.</summary>
    public const string Method = "percentage_bend";

    /// <summary>
    /// The percentage bend correlation (Wilcox 1994, Psychometrika 59:601; β = 0.2 as in R's WRS2): deviations from a bent centre, in
    /// units of the ⌊(1 − β)n + ½⌋-th smallest distance from the median, cut off at ±1; t on n − 2 degrees of freedom. It has no interval
    /// of closed form.
    /// </summary>
    public static Correlation PercentageBend(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double bend = 0.2)
    {
        if (LinearCorrelation.Remainders(Method, x, y, []).Refusal is { } refusal) return refusal;
        var (a, b) = (Bent(x, bend), Bent(y, bend));
        if (a is null || b is null)
            return Correlation.Refused(Method, x.Length, $"more than {1 - bend:P0} of the values of the {(a is null ? "first" : "second")} variable are its median");
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++) (ab, aa, bb) = (ab + a[i] * b[i], aa + a[i] * a[i], bb + b[i] * b[i]);
        return Correlation.Tested(Method, a.Length, Math.Clamp(ab / Math.Sqrt(aa * bb), -1, 1), a.Length - 2, Interval.None);
    }

    private static double[]? Bent(ReadOnlySpan<double> values, double bend)
    {
        var median = Quantile.Of(values.ToArray(), 0.5);
        double[] distances = [.. values.ToArray().Select(value => Math.Abs(value - median)).Order()];
        var unit = distances[(int)Math.Floor((1 - bend) * values.Length + 0.5) - 1];
        if (unit == 0) return null;
        var (sum, below, above) = (0.0, 0, 0);
        foreach (var value in values)
        {
            if ((value - median) / unit < -1) below++;
            else if ((value - median) / unit > 1) above++;
            else sum += value;
        }
        var centre = (sum + unit * (above - below)) / (values.Length - below - above);
        return [.. values.ToArray().Select(value => Math.Clamp((value - centre) / unit, -1, 1))];
    }
}
