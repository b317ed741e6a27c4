using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The share of the variance that an F test's effect explains of what the rest of the model leaves: partial η² and ω², with the
/// interval of the noncentral F (Steiger 2004).
/// </summary>
public readonly record struct VarianceExplained(EffectSize EtaSquared, EffectSize OmegaSquared)
{
    /// <summary>
    /// η² = F·ν₁/(F·ν₁ + ν₂) with interval λ/(λ + ν₁ + ν₂ + 1), and ω² = ν₁(F − 1)/(ν₁(F − 1) + N), which may be below 0, with interval
    /// λ/(λ + N), for <paramref name="count"/> = N participants. Both none where F is not a number, without intervals where F·ν₁ is
    /// above 10⁷ and all is explained.
    /// </summary>
    public static VarianceExplained Of(double f, double df1, double df2, int count, double level = 0.95)
    {
        if (!double.IsFinite(f)) return new VarianceExplained(EffectSize.None, EffectSize.None);
        var (low, high) = f * df1 > 1e7 ? (double.NaN, double.NaN) : NoncentralF.LambdaInterval(f, df1, df2, level);
        var excess = df1 * (f - 1);
        return new VarianceExplained(
            new EffectSize(f * df1 / (f * df1 + df2), Share(df1 + df2 + 1)),
            new EffectSize(excess / (excess + count), Share(count)));
        Interval Share(double total) => new(low / (low + total), high / (high + total));
    }
}
