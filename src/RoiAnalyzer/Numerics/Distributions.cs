using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace RoiAnalyzer.Numerics;

/// <summary>
/// Tails and quantiles of Student's t, F, chi-squared and the normal distribution. Tails are survival functions, computed as such and
/// never as one minus a cumulative probability, so that p-values of any size keep ten digits up to 10 000 degrees of freedom
/// (six at 10⁹). A statistic that is NaN gives NaN; degrees of freedom may be fractional, and infinite for t.
/// </summary>
public static class Distributions
{
    /// <summary>P(T &gt; t) of Student's t with <paramref name="df"/> &gt; 0 degrees of freedom.</summary>
    public static double StudentTSurvival(double t, double df)
    {
        RequirePositive(df, nameof(df));
        var tail = StudentTUpperTail(Math.Abs(t), df);
        return t < 0 ? 1 - tail : tail;
    }

    /// <summary>P(|T| &gt; |t|) of Student's t: the two-sided p-value.</summary>
    public static double StudentTTwoSided(double t, double df)
    {
        RequirePositive(df, nameof(df));
        return 2 * StudentTUpperTail(Math.Abs(t), df);
    }

    /// <summary>The t below which Student's t lies with probability <paramref name="p"/>, 0 &lt; p &lt; 1.</summary>
    public static double StudentTQuantile(double p, double df)
    {
        RequirePositive(df, nameof(df));
        RequireProbability(p);
        if (p == 0.5) return 0;
        if (double.IsPositiveInfinity(df)) return NormalQuantile(p);
        var tail = Math.Min(p, 1 - p);
        var (low, high) = (0.0, 1.0);
        while (StudentTUpperTail(high, df) > tail) (low, high) = (high, 2 * high);
        var t = Root(x => Math.Log(StudentTUpperTail(x, df) / tail), low, high);
        return p < 0.5 ? -t : t;
    }

    /// <summary>P(F &gt; f) of the F distribution; zero and negative <paramref name="f"/> give 1.</summary>
    public static double FSurvival(double f, double df1, double df2)
    {
        RequirePositive(df1, nameof(df1));
        RequirePositive(df2, nameof(df2));
        ArgumentOutOfRangeException.ThrowIfEqual(df1, double.PositiveInfinity);
        ArgumentOutOfRangeException.ThrowIfEqual(df2, double.PositiveInfinity);
        if (double.IsNaN(f)) return double.NaN;
        if (f <= 0) return 1;
        return double.IsPositiveInfinity(f) ? 0 : BetaTail(df1 * f / df2, df2 / 2, df1 / 2);
    }

    /// <summary>
    /// The f below which F lies with probability <paramref name="p"/>, 0 &lt; p &lt; 1; infinite, or 0, where degrees of freedom are so
    /// few that it lies beyond the doubles.
    /// </summary>
    public static double FQuantile(double p, double df1, double df2)
    {
        RequireProbability(p);
        // the smaller of both tails says where it is: that of 1/F, whose degrees of freedom are exchanged
        if (p < 0.5) return 1 / FUpperQuantile(p, df2, df1);
        return FUpperQuantile(1 - p, df1, df2);
    }

    /// <summary>P(X &gt; x) of the chi-squared distribution; zero and negative <paramref name="x"/> give 1.</summary>
    public static double ChiSquaredSurvival(double x, double df)
    {
        RequirePositive(df, nameof(df));
        return GammaSurvival(x / 2, df / 2);
    }

    /// <summary>P(X &gt; x) of the gamma distribution with scale 1 and <paramref name="shape"/> &gt; 0; zero and negative x give 1.</summary>
    public static double GammaSurvival(double x, double shape)
    {
        RequireAboveZero(shape, nameof(shape));
        if (double.IsNaN(x)) return double.NaN;
        if (x <= 0) return 1;
        return double.IsPositiveInfinity(x) ? 0 : SpecialFunctions.GammaUpperRegularized(shape, x);
    }

    /// <summary>P(X ≤ x) of the gamma distribution with scale 1 and <paramref name="shape"/> &gt; 0; zero and negative x give 0.</summary>
    public static double GammaCumulative(double x, double shape)
    {
        RequireAboveZero(shape, nameof(shape));
        if (double.IsNaN(x)) return double.NaN;
        if (x <= 0) return 0;
        return double.IsPositiveInfinity(x) ? 1 : SpecialFunctions.GammaLowerRegularized(shape, x);
    }

    /// <summary>
    /// P(X ≤ x) of the beta distribution with shapes <paramref name="a"/> and <paramref name="b"/> above 0; its survival is that of
    /// 1 − x with the shapes exchanged.
    /// </summary>
    public static double BetaCumulative(double x, double a, double b)
    {
        RequireAboveZero(a, nameof(a));
        RequireAboveZero(b, nameof(b));
        if (double.IsNaN(x)) return double.NaN;
        if (x <= 0) return 0;
        return x >= 1 ? 1 : BetaTail((1 - x) / x, a, b);
    }

    /// <summary>P(Z &gt; z) of the standard normal distribution.</summary>
    public static double NormalSurvival(double z) => 0.5 * SpecialFunctions.Erfc(z / Constants.Sqrt2);

    /// <summary>P(|Z| &gt; |z|) of the standard normal distribution: the two-sided p-value.</summary>
    public static double NormalTwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);

    /// <summary>The z below which a standard normal value lies with probability <paramref name="p"/>, 0 &lt; p &lt; 1.</summary>
    public static double NormalQuantile(double p)
    {
        RequireProbability(p);
        return -Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * p);
    }

    /// <summary>The root of a monotone function between two points where its signs differ, to the last digits of a double.</summary>
    internal static double Root(Func<double, double> function, double low, double high) =>
        Brent.FindRoot(function, low, high, accuracy: 1e-300, maxIterations: 500);

    private static double StudentTUpperTail(double t, double df)
    {
        if (double.IsNaN(t)) return double.NaN;
        if (double.IsPositiveInfinity(t)) return 0;
        return double.IsPositiveInfinity(df) ? NormalSurvival(t) : 0.5 * BetaTail(t * (t / df), df / 2, 0.5);
    }

    /// <summary>The f above which F lies with a probability of at most one half; infinite, or 0, where no double is.</summary>
    private static double FUpperQuantile(double tail, double df1, double df2)
    {
        var (low, high) = (1.0, 1.0);
        while (FSurvival(high, df1, df2) > tail)
        {
            (low, high) = (high, 2 * high);
            if (double.IsPositiveInfinity(high * df1 / df2)) return double.PositiveInfinity;
        }
        while (FSurvival(low, df1, df2) < tail)
        {
            (low, high) = (low / 2, low);
            if (low == 0) return 0;
        }
        // as a multiple of low, for the search ends at a distance that is not small beside the smallest f
        return low == high ? low : low * Root(times => Math.Log(FSurvival(low * times, df1, df2) / tail), 1, high / low);
    }

    /// <summary>
    /// The regularised incomplete beta function of a and b at x = 1/(1 + ratio); where x is so near 1 that it would round,
    /// the other side is taken, which is then the smaller one.
    /// </summary>
    private static double BetaTail(double ratio, double a, double b)
    {
        var x = 1 / (1 + ratio);
        return x < (a + 1) / (a + b + 2)
            ? SpecialFunctions.BetaRegularized(a, b, x)
            : 1 - SpecialFunctions.BetaRegularized(b, a, ratio / (1 + ratio));
    }

    private static void RequirePositive(double df, string name)
    {
        if (!(df > 0)) throw new ArgumentOutOfRangeException(name, df, "degrees of freedom must be above zero");
    }

    private static void RequireAboveZero(double shape, string name)
    {
        if (!(shape > 0 && double.IsFinite(shape))) throw new ArgumentOutOfRangeException(name, shape, "a finite shape above zero is needed");
    }

    private static void RequireProbability(double p)
    {
        if (!(p > 0 && p < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a probability between 0 and 1 is needed");
    }
}
