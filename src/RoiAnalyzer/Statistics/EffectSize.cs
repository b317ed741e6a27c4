using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>An effect without a unit, and its confidence interval; NaN where it cannot be had, its interval NaN where there is none.</summary>
public readonly record struct EffectSize(double Value, Interval Interval)
{
    /// <summary>One that cannot be had.</summary>
    public static EffectSize None { get; } = new(double.NaN, Interval.None);

    /// <summary>The same effect and interval in another measure, a multiple of this one.</summary>
    public EffectSize Times(double factor) =>
        new(Value * factor, factor < 0 ? new Interval(Interval.High * factor, Interval.Low * factor) : new Interval(Interval.Low * factor, Interval.High * factor));

    /// <summary>
    /// t as the estimate of its noncentrality λ, with the interval of λ that the noncentral t gives (Steiger and Fouladi 1997): a
    /// standardised difference is a multiple of it. None where t is not a number; no interval below one degree of freedom.
    /// </summary>
    public static EffectSize Noncentrality(double t, double df, double level)
    {
        if (!double.IsFinite(t)) return None;
        if (!(df >= 1)) return new EffectSize(t, Interval.None);
        var (low, high) = NoncentralT.LambdaInterval(t, df, level);
        return new EffectSize(t, new Interval(low, high));
    }
}
