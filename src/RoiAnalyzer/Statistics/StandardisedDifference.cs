using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The difference of two independent samples in standard deviations, for changes of two arms or for any other values; NaN where
/// nothing varies beyond rounding.
/// </summary>
public sealed record StandardisedDifference
{
    /// <summary>In the pooled standard deviation (Cohen's d_s), with the interval of the noncentral t.</summary>
    public required EffectSize Ds { get; init; }

    /// <summary>d_s without the bias of small samples: J(n₁ + n₂ − 2)·d_s (Hedges's g).</summary>
    public required EffectSize Gs { get; init; }

    /// <summary>Of values less those of the reference; null where a sample has fewer than two.</summary>
    public static StandardisedDifference? Of(ReadOnlySpan<double> values, ReadOnlySpan<double> reference, double level = 0.95)
    {
        if (ArmDifference.OfChanges(values, reference, level) is not { } difference) return null;
        var df = difference.DegreesOfFreedom;
        var d = EffectSize.Noncentrality(difference.T, df, level).Times(Math.Sqrt(1.0 / values.Length + 1.0 / reference.Length));
        return new StandardisedDifference { Ds = d, Gs = d.Times(HedgesCorrection.Of(df)) };
    }

    /// <summary>
    /// d_ppc: how much more the treated arm changed, in the pooled standard deviation before, times J(n₁ + n₂ − 2), with its
    /// large-sample interval (Morris 2008, d_ppc2; the correlation of before and after is pooled over the arms). The interval is NaN
    /// for four participants; none where an arm has fewer than two or the values before do not vary.
    /// </summary>
    public static EffectSize OfChangesInBaselines(
        ReadOnlySpan<double> treatedPre, ReadOnlySpan<double> treatedPost, ReadOnlySpan<double> referencePre, ReadOnlySpan<double> referencePost, double level = 0.95)
    {
        var unit = BaselineDeviation(treatedPre, referencePre);
        if (!(unit > 0)) return EffectSize.None;
        var (treated, reference) = (PairedChange.Changes(treatedPre, treatedPost), PairedChange.Changes(referencePre, referencePost));
        var d = HedgesCorrection.Of(treatedPre.Length + referencePre.Length - 2) * (Sample.Of(treated).Mean - Sample.Of(reference).Mean) / unit;
        var correlation = PooledCorrelation(treatedPre, treatedPost, referencePre, referencePost);
        var variance = VarianceOfDppc(d, correlation, treatedPre.Length, referencePre.Length);
        var reach = Distributions.NormalQuantile((1 + level) / 2) * Math.Sqrt(variance);
        return new EffectSize(d, variance > 0 ? Interval.Around(d, reach) : Interval.None);
    }

    /// <summary>
    /// The adjusted difference of two arms in the pooled standard deviation before, with the noncentrality of its t scaled alike;
    /// none where it has no test, an arm has fewer than two participants or the values before do not vary.
    /// </summary>
    public static EffectSize OfAdjustedInBaselines(
        ArmDifference adjusted, ReadOnlySpan<double> treatedPre, ReadOnlySpan<double> referencePre, double level = 0.95)
    {
        var unit = BaselineDeviation(treatedPre, referencePre);
        return unit > 0 && double.IsFinite(adjusted.T)
            ? EffectSize.Noncentrality(adjusted.T, adjusted.DegreesOfFreedom, level).Times(adjusted.StandardError / unit)
            : EffectSize.None;
    }

    /// <summary>Pooled over both arms; NaN where an arm has fewer than two participants, 0 where they differ by no more than rounding.</summary>
    public static double BaselineDeviation(ReadOnlySpan<double> treatedPre, ReadOnlySpan<double> referencePre)
    {
        if (treatedPre.Length < 2 || referencePre.Length < 2) return double.NaN;
        var (a, b) = (Sample.Of(treatedPre), Sample.Of(referencePre));
        var deviation = Math.Sqrt((a.SumOfSquares + b.SumOfSquares) / (a.N + b.N - 2));
        return Significance.IsRounding(deviation, Math.Max(Significance.Scale(treatedPre), Significance.Scale(referencePre))) ? 0 : deviation;
    }

    /// <summary>Morris (2008), equation 25.</summary>
    private static double VarianceOfDppc(double d, double correlation, int treated, int reference)
    {
        double n = treated + reference;
        if (n <= 4) return double.NaN;
        var correction = HedgesCorrection.Of(n - 2);
        var unit = 2 * (1 - correlation) * n / (treated * (double)reference);
        return correction * correction * unit * (n - 2) / (n - 4) * (1 + d * d / unit) - d * d;
    }

    /// <summary>Of before and after, from sums of products within arms.</summary>
    private static double PooledCorrelation(
        ReadOnlySpan<double> treatedPre, ReadOnlySpan<double> treatedPost, ReadOnlySpan<double> referencePre, ReadOnlySpan<double> referencePost)
    {
        var before = Sample.Of(treatedPre).SumOfSquares + Sample.Of(referencePre).SumOfSquares;
        var after = Sample.Of(treatedPost).SumOfSquares + Sample.Of(referencePost).SumOfSquares;
        var change = Sample.Of(PairedChange.Changes(treatedPre, treatedPost)).SumOfSquares
            + Sample.Of(PairedChange.Changes(referencePre, referencePost)).SumOfSquares;
        return (before + after - change) / (2 * Math.Sqrt(before * after));
    }
}
