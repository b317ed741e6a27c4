using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The chance that a two-sided t test finds an effect that is there, and the effect that it finds with a given chance. An effect is
/// told by its noncentrality λ: the true effect over the standard error, so that λ times the standard error is an effect in the
/// values' units. Rejections on the wrong side count, as in R's <c>power.t.test(strict = TRUE)</c>.
/// </summary>
public static class Power
{
    /// <summary>The power of a test with these degrees of freedom at level <paramref name="alpha"/>.</summary>
    public static double Of(double lambda, double df, double alpha = 0.05)
    {
        if (!(alpha > 0 && alpha < 1)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "a level between 0 and 1 is needed");
        var critical = Distributions.StudentTQuantile(1 - alpha / 2, df);
        return NoncentralT.Cdf(-critical, df, lambda) + NoncentralT.Cdf(-critical, df, -lambda);
    }

    /// <summary>The smallest λ ≥ 0 that the test finds with probability <paramref name="power"/>, which must be above alpha and below 1.</summary>
    public static double DetectableLambda(double df, double power = 0.8, double alpha = 0.05)
    {
        if (!(power > alpha && power < 1)) throw new ArgumentOutOfRangeException(nameof(power), power, "a power above alpha and below 1 is needed");
        var high = 2.0;
        while (Of(high, df, alpha) < power) high *= 2;
        return Distributions.Root(lambda => Of(lambda, df, alpha) - power, 0, high);
    }

    /// <summary>The power for a standardised change d_z of n participants.</summary>
    public static double OfPaired(double dz, int n, double alpha = 0.05) => Of(dz * Math.Sqrt(n), n - 1, alpha);

    /// <summary>The power for a standardised difference d of two samples.</summary>
    public static double OfTwoSamples(double d, int n1, int n2, double alpha = 0.05) => Of(d / Unit(n1, n2), n1 + n2 - 2, alpha);

    /// <summary>The smallest d_z that n participants show with that power.</summary>
    public static double DetectablePaired(int n, double power = 0.8, double alpha = 0.05) => DetectableLambda(n - 1, power, alpha) / Math.Sqrt(n);

    /// <summary>The smallest standardised difference that two samples show with that power.</summary>
    public static double DetectableTwoSamples(int n1, int n2, double power = 0.8, double alpha = 0.05) =>
        DetectableLambda(n1 + n2 - 2, power, alpha) * Unit(n1, n2);

    /// <summary>
    /// What adjusting for a value before, which correlates by <paramref name="correlation"/> with the one after, makes of a
    /// detectable difference: √(1 − ρ²) of it (Borm, Fransen and Lemmens 2007).
    /// </summary>
    public static double AdjustmentFactor(double correlation) => Math.Sqrt(1 - correlation * correlation);

    private static double Unit(int n1, int n2) => Math.Sqrt(1.0 / n1 + 1.0 / n2);
}
