using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace RoiAnalyzer.Numerics;

/// <summary>
/// The noncentral t distribution: T = (Z + λ) / s with Z standard normal and s² = χ²/df independent of it. Its cumulative
/// probability is the mean of Φ(t·s − λ) over s, which is integrated as it stands: no term is negative, so that neither a
/// negative t nor a large |λ| needs a branch of its own.
/// </summary>
public static class NoncentralT
{
    private const double Reach = 9;      // a normal deviate beyond this has a probability below 1e-18
    private static readonly GaussLegendreRule Rule = new(-1, 1, 64);

    /// <summary>
    /// P(T ≤ t) with <paramref name="df"/> ≥ 1 degrees of freedom and noncentrality <paramref name="lambda"/>; absolute
    /// error below 1e-13 (1e-5 where the degrees of freedom are fractional and below 4).
    /// </summary>
    public static double Cdf(double t, double df, double lambda)
    {
        RequireArguments(t, df);
        RequireFinite(lambda, nameof(lambda));
        return At(t, df, lambda).Below;
    }

    /// <summary>P(T ≤ t), and how fast it falls with λ.</summary>
    private static (double Below, double Fall) At(double t, double df, double lambda)
    {
        var (mass, below, fall) = (0.0, 0.0, 0.0);
        var breaks = Breaks(t, df, lambda);
        for (var panel = 1; panel < breaks.Count; panel++)
        {
            var (centre, half) = ((breaks[panel - 1] + breaks[panel]) / 2, (breaks[panel] - breaks[panel - 1]) / 2);
            for (var node = 0; node < Rule.Order; node++)
            {
                var s = centre + half * Rule.GetAbscissa(node);
                var weight = half * Rule.GetWeight(node) * Density(s, df);
                mass += weight;
                var deviate = lambda - t * s;
                below += weight * Distributions.NormalSurvival(deviate);
                fall += weight * Math.Exp(-deviate * deviate / 2);
            }
        }
        return (below / mass, fall / mass / Math.Sqrt(2 * Math.PI));
    }

    /// <summary>
    /// The confidence interval of λ after <paramref name="t"/> was observed: the two λ for which a value as large, and a
    /// value as small, has probability (1 − level)/2 (Steiger and Fouladi 1997).
    /// </summary>
    public static (double Low, double High) LambdaInterval(double t, double df, double level)
    {
        RequireArguments(t, df);
        if (!(level > 0 && level < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "a level between 0 and 1 is needed");
        var (tail, nodes) = ((1 - level) / 2, new ChiNodes(df));
        return (-UpperBound(-t, df, tail, nodes), UpperBound(t, df, tail, nodes));
    }

    /// <summary>The λ whose probability of a value of at most t is <paramref name="tail"/>.</summary>
    private static double UpperBound(double t, double df, double tail, ChiNodes nodes)
    {
        var spread = Math.Sqrt(1 + t * t / (2 * df));      // of the estimate t of λ, in large samples
        if (ByNewton(lambda => nodes.Resolve(t) ? nodes.At(t, lambda) : At(t, df, lambda), t, tail, spread) is { } found) return found;
        var (low, high, step) = (t, t, spread);
        while (Cdf(t, df, high) > tail) (low, high, step) = (high, high + step, 2 * step);
        while (Cdf(t, df, low) < tail) (low, high, step) = (low - step, low, 2 * step);
        return low == high ? low : Distributions.Root(lambda => Cdf(t, df, lambda) - tail, low, high);
    }

    /// <summary>
    /// The same by Newton's steps on the scale of normal deviates, on which the probability is nearly a line in λ; null where
    /// they do not settle.
    /// </summary>
    private static double? ByNewton(Func<double, (double Below, double Fall)> at, double t, double tail, double spread)
    {
        const int steps = 12;
        var wanted = Normal.InvCDF(0, 1, tail);
        var lambda = t - wanted * spread;
        for (var n = 0; n < steps; n++)
        {
            var (below, fall) = at(lambda);
            var deviate = Normal.InvCDF(0, 1, Math.Clamp(below, 0, 1));
            var step = (deviate - wanted) * Normal.PDF(0, 1, deviate) / fall;
            if (!double.IsFinite(step)) return null;
            lambda += step;
            // the error after a step is of the order of its square
            if (Math.Abs(step) < 1e-7 * spread) return lambda;
        }
        return null;
    }

    /// <summary>The range of s.</summary>
    internal static (double Low, double High) Range(double df) => (Math.Max(0, 1 - Reach / Math.Sqrt(df)), 1 + Reach / Math.Sqrt(df));

    /// <summary>Where the density of s and the step of Φ(t·s − λ) begin, peak and end, within the range of s.</summary>
    private static List<double> Breaks(double t, double df, double lambda)
    {
        var (low, high) = Range(df);
        List<double> breaks = [low, 1, high];
        foreach (var deviate in (ReadOnlySpan<double>)[-Reach, 0, Reach])
        {
            var at = (lambda + deviate) / t;
            if (at > low && at < high) breaks.Add(at);
        }
        breaks.Sort();
        return breaks;
    }

    /// <summary>The density of s = √(χ²/df), up to a factor that the integral of the same density divides out.</summary>
    internal static double Density(double s, double df) => Math.Exp((df - 1) * Math.Log(s) - df * (s - 1) * (s + 1) / 2);

    private static void RequireArguments(double t, double df)
    {
        RequireFinite(t, nameof(t));
        if (!(df >= 1 && double.IsFinite(df)))
            throw new ArgumentOutOfRangeException(nameof(df), df, "finite degrees of freedom of at least 1 are needed");
    }

    private static void RequireFinite(double value, string name)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(name, value, "a finite number is needed");
    }
}
