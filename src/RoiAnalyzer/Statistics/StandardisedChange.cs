namespace RoiAnalyzer.Statistics;

/// <summary>
/// The mean change of some participants in standard deviations, by every denominator in use. The interval of d_z is that of the
/// noncentral t; the others are the same noncentrality scaled by what the sample says of their denominators (Algina and Keselman 2003
/// for d_av). All are NaN where nothing varies beyond rounding.
/// </summary>
public sealed record StandardisedChange
{
    /// <summary>In standard deviations of the changes: t/√n.</summary>
    public required EffectSize Dz { get; init; }

    /// <summary>d_z without the bias of small samples: J(n − 1)·d_z.</summary>
    public required EffectSize Gz { get; init; }

    /// <summary>In the root mean square of the standard deviations before and after (Cumming 2012).</summary>
    public required EffectSize DavRms { get; init; }

    /// <summary>In the mean of the standard deviations before and after, as Lakens (2013) prints d_av.</summary>
    public required EffectSize DavMean { get; init; }

    /// <summary>d_z·√(2(1 − r)), of repeated measures, with r the correlation of before and after (Morris and DeShon 2002).</summary>
    public required EffectSize Drm { get; init; }

    /// <summary>In standard deviations before (Glass's Δ; Becker 1988).</summary>
    public required EffectSize Dpre { get; init; }

    /// <summary>Correlation of the values before and after; NaN where one of them does not vary.</summary>
    public required double Correlation { get; init; }

    /// <summary>Of the participants of <see cref="PairedChange.Of"/>, which also says what is refused; null for fewer than two.</summary>
    public static StandardisedChange? Of(ReadOnlySpan<double> pre, ReadOnlySpan<double> post, double level = 0.95)
    {
        if (PairedChange.Of(pre, post, level) is not { } change) return null;
        var (before, after) = (DeviationOf(pre), DeviationOf(post));
        var dz = new EffectSize(change.Dz, change.DzInterval);
        var r = before > 0 && after > 0
            ? (before * before + after * after - change.StandardDeviation * change.StandardDeviation) / (2 * before * after)
            : double.NaN;
        return new StandardisedChange
        {
            Dz = dz,
            Gz = dz.Times(HedgesCorrection.Of(change.N - 1)),
            DavRms = In(Math.Sqrt((before * before + after * after) / 2)),
            DavMean = In((before + after) / 2),
            Drm = double.IsNaN(r) ? EffectSize.None : dz.Times(Math.Sqrt(Math.Max(0, 2 * (1 - r)))),
            Dpre = In(before),
            Correlation = r,
        };
        EffectSize In(double unit) => unit > 0 ? dz.Times(change.StandardDeviation / unit) : EffectSize.None;
    }

    /// <summary>With n − 1 in the denominator; 0 where values differ by no more than rounding.</summary>
    private static double DeviationOf(ReadOnlySpan<double> values)
    {
        var deviation = Math.Sqrt(Sample.Of(values).SumOfSquares / (values.Length - 1));
        return Significance.IsRounding(deviation, Significance.Scale(values)) ? 0 : deviation;
    }
}
