using MathNet.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The default Bayes factor of Pearson's correlation (Ly, Verhagen and Wagenmakers 2016, J Math Psychol 72:19): how much better the data
/// are foretold by a correlation with a stretched symmetric beta prior of width κ than by none; R's BayesFactor::correlationBF.
/// </summary>
public static class CorrelationBayesFactor
{
    /// <summary>The prior's width where nothing else is said, BayesFactor's "medium"; 1 is a uniform prior.</summary>
    public const double Medium = 1.0 / 3;

    /// <summary>
    /// BF₁₀ of a correlation of n ≥ 3 participants; of a partial correlation, n without the covariates. NaN where r is not a number or
    /// ±1: 2^((κ − 2)/κ)·√π/B(1/κ, 1/κ)·Γ((2 + (n − 1)κ)/2κ)/Γ((2 + nκ)/2κ)·₂F₁((n − 1)/2, (n − 1)/2; (2 + nκ)/2κ; r²).
    /// </summary>
    public static double Of(double r, double n, double width = Medium)
    {
        if (!(width > 0 && double.IsFinite(width))) throw new ArgumentOutOfRangeException(nameof(width), width, "a width above 0 is needed");
        if (!(Math.Abs(r) < 1) || n < 3) return double.NaN;
        var (k, c, z) = (1 / width, 1 / width + n / 2, r * r);
        var log = (1 - 2 * k) * Math.Log(2) + Math.Log(Math.PI) / 2 - SpecialFunctions.BetaLn(k, k) + SpecialFunctions.GammaLn(c - 0.5) - SpecialFunctions.GammaLn(c);
        // Euler's transformation leaves a series of few and positive terms
        return Math.Exp(log + (k + 1 - n / 2) * SpecialFunctions.Log1p(-z) + Math.Log(Series(k + 0.5, c, z)));
    }

    /// <summary>₂F₁(a, a; c; z) for positive a and c and 0 ≤ z &lt; 1; NaN where a million terms do not do.</summary>
    private static double Series(double a, double c, double z)
    {
        const int mostTerms = 1_000_000;
        var (term, sum) = (1.0, 1.0);
        for (var m = 0; m < mostTerms; m++)
        {
            term *= (a + m) * (a + m) / ((c + m) * (m + 1)) * z;
            sum += term;
            // what is left is at most a geometric series
            if (term * z <= 1e-17 * sum * (1 - z)) return sum;
        }
        return double.NaN;
    }
}
