using MathNet.Numerics;

namespace RoiAnalyzer.Numerics;

/// <summary>
/// The noncentral F distribution: the mean of F's tails over a Poisson number j of mean λ/2 that widens df1 by 2j. Tails of
/// successive j differ by positive terms, which are added from the end where they are small, so that neither tail is a difference.
/// </summary>
public static class NoncentralF
{
    /// <summary>P(F ≤ f) with <paramref name="df1"/> and <paramref name="df2"/> degrees of freedom and noncentrality λ ≥ 0; absolute error below 1e-12.</summary>
    public static double Cdf(double f, double df1, double df2, double lambda)
    {
        RequireArguments(f, df1, df2);
        RequireLambda(lambda);
        if (f == 0) return 0;
        var (first, weights) = PoissonWeights(lambda / 2);
        var (below, mean) = (1 - Distributions.FSurvival(f * df1 / (df1 + 2 * Last(first, weights)), df1 + 2 * Last(first, weights), df2), 0.0);
        var terms = Terms(f, df1, df2, first, weights.Length);
        for (var j = weights.Length - 1; j >= 0; j--)
        {
            mean += weights[j] * below;
            if (j > 0) below += terms[j - 1];
        }
        return mean;
    }

    /// <summary>P(F &gt; f); absolute error below 1e-12.</summary>
    public static double Survival(double f, double df1, double df2, double lambda)
    {
        RequireArguments(f, df1, df2);
        RequireLambda(lambda);
        if (f == 0) return 1;
        var (first, weights) = PoissonWeights(lambda / 2);
        var (above, mean) = (Distributions.FSurvival(f * df1 / (df1 + 2 * first), df1 + 2 * first, df2), 0.0);
        var terms = Terms(f, df1, df2, first, weights.Length);
        for (var j = 0; j < weights.Length; j++)
        {
            mean += weights[j] * above;
            above += terms[j];
        }
        return mean;
    }

    /// <summary>
    /// The confidence interval of λ after <paramref name="f"/> was observed: the two λ for which a value as large, and a value as
    /// small, has probability (1 − level)/2 (Steiger 2004); an end is 0 where no λ makes the observed value so rare.
    /// </summary>
    public static (double Low, double High) LambdaInterval(double f, double df1, double df2, double level)
    {
        RequireArguments(f, df1, df2);
        if (!(level > 0 && level < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "a level between 0 and 1 is needed");
        var tail = (1 - level) / 2;
        return (Where(lambda => Survival(f, df1, df2, lambda) - tail, f * df1), Where(lambda => tail - Cdf(f, df1, df2, lambda), f * df1));
    }

    /// <summary>Where a rising function of λ crosses 0; 0 where it is above already there.</summary>
    private static double Where(Func<double, double> rising, double scale)
    {
        if (rising(0) >= 0) return 0;
        var (low, high) = (0.0, scale + 1);
        while (rising(high) < 0) (low, high) = (high, 2 * high);
        return Distributions.Root(rising, low, high);
    }

    /// <summary>What the tail above f gains when df1 is widened once more, for each widening: xᵃ(1 − x)ᵇ / (a·B(a, b)).</summary>
    private static double[] Terms(double f, double df1, double df2, int first, int count)
    {
        var (ratio, b) = (df1 * f / df2, df2 / 2);
        var (logX, logRest) = (-double.LogP1(1 / ratio), -double.LogP1(ratio));
        var a = df1 / 2 + first;
        var log = a * logX + b * logRest - Math.Log(a) - SpecialFunctions.BetaLn(a, b);
        var terms = new double[count];
        for (var j = 0; j < count; j++, a++)
        {
            terms[j] = Math.Exp(log);
            log += logX + Math.Log((a + b) / (a + 1));
        }
        return terms;
    }

    /// <summary>The Poisson probabilities that are not negligible, and the number that the first of them is of.</summary>
    private static (int First, double[] Weights) PoissonWeights(double mean)
    {
        if (mean == 0) return (0, [1]);
        var (mode, reach) = ((int)mean, (int)(12 * Math.Sqrt(mean)) + 40);
        var first = Math.Max(0, mode - reach);
        var weights = new double[mode + reach - first + 1];
        weights[mode - first] = 1;
        for (var j = mode; j > first; j--) weights[j - 1 - first] = weights[j - first] * j / mean;
        for (var j = mode; j < mode + reach; j++) weights[j + 1 - first] = weights[j - first] * mean / (j + 1);
        var sum = weights.Sum();
        return (first, Array.ConvertAll(weights, weight => weight / sum));
    }

    private static int Last(int first, double[] weights) => first + weights.Length - 1;

    private static void RequireArguments(double f, double df1, double df2)
    {
        if (!(f >= 0 && double.IsFinite(f))) throw new ArgumentOutOfRangeException(nameof(f), f, "a finite F of at least 0 is needed");
        if (!(df1 > 0 && double.IsFinite(df1))) throw new ArgumentOutOfRangeException(nameof(df1), df1, "finite degrees of freedom above 0 are needed");
        if (!(df2 > 0 && double.IsFinite(df2))) throw new ArgumentOutOfRangeException(nameof(df2), df2, "finite degrees of freedom above 0 are needed");
    }

    private static void RequireLambda(double lambda)
    {
        if (!(lambda >= 0 && lambda < 1e8)) throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "a noncentrality from 0 to 1e8 is needed");
    }
}
