using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Mann and Whitney's test of two arms, Hodges and Lehmann's estimate of the shift between them (the median of all differences,
/// treated − reference), and Cliff's δ = P(treated above) − P(treated below), which ranges from −1 to 1.
/// </summary>
public sealed record MannWhitney
{
    /// <summary>Up to so many participants the distribution is counted; above, it is the normal one.</summary>
    public const int ExactUpTo = 200;

    /// <summary>The same where there are ties, which make counting dearer.</summary>
    public const int ExactWithTiesUpTo = 100;

    /// <summary>Number of participants in the treated arm.</summary>
    public required int Treated { get; init; }

    /// <summary>Number of participants in the reference arm.</summary>
    public required int Reference { get; init; }

    /// <summary>Pairs in which the treated participant is above; ties count a half (R's W).</summary>
    public required double W { get; init; }

    /// <summary>
    /// Two-sided p-value of <see cref="W"/> given the ranks as they are, ties included: over all choices of the treated, the share
    /// with W as far from its mean; NaN where all values are the same.
    /// </summary>
    public required double P { get; init; }

    /// <summary>Whether <see cref="P"/> is counted; else it is <see cref="NormalP"/>.</summary>
    public required bool IsExact { get; init; }

    /// <summary>The p-value of the normal distribution with the variance that ties leave and a correction for continuity.</summary>
    public required double NormalP { get; init; }

    /// <summary>Hodges and Lehmann's shift.</summary>
    public required double Shift { get; init; }

    /// <summary>
    /// The interval of <see cref="Shift"/> by inverting the test, its ends included; <see cref="Interval.None"/> where so few
    /// participants do not reach the level. With ties it covers at least as often as it says.
    /// </summary>
    public required Interval Interval { get; init; }

    /// <summary>Cliff's δ, 2W/(mn) − 1.</summary>
    public required double Delta { get; init; }

    /// <summary>The interval of <see cref="Delta"/>; see <see cref="CliffDelta"/>.</summary>
    public required Interval DeltaInterval { get; init; }

    /// <summary>The test of two arms with at least one participant each, else null; values must be finite.</summary>
    public static MannWhitney? Of(ReadOnlySpan<double> treated, ReadOnlySpan<double> reference, double level = 0.95, double scale = 0)
    {
        if (treated.IsEmpty || reference.IsEmpty) return null;
        double[] all = [.. treated, .. reference];
        if (all.Any(value => !double.IsFinite(value))) throw new ArgumentException("a value is not a number", nameof(treated));
        var (m, n) = (treated.Length, reference.Length);
        var tied = Tied.Of(all, Math.Max(scale, Significance.Scale(all)));
        var ranks = Ranks.Of(tied);
        var w = ranks.Values.AsSpan(0, m).ToArray().Sum() - m * (m + 1) / 2.0;
        var (normal, exact) = (NormalTail(w, m, n, ranks.Ties), m + n <= (ranks.Ties == 0 ? ExactUpTo : ExactWithTiesUpTo));
        var differences = Differences(treated, reference);
        return new MannWhitney
        {
            Treated = m,
            Reference = n,
            W = w,
            P = exact && !double.IsNaN(normal) ? ExactTail(w, m, n, ranks) : normal,
            IsExact = exact,
            NormalP = normal,
            Shift = WilcoxonSignedRank.Middle(differences),
            Interval = IntervalOf(differences, m, n, level),
            Delta = 2 * w / (m * n) - 1,
            DeltaInterval = CliffDelta.IntervalOf(tied.AsSpan(0, m), tied.AsSpan(m), level),
        };
    }

    private static double ExactTail(double w, int m, int n, Ranks ranks)
    {
        if (ranks.Ties == 0) return RankSums.TwoSided(RankSums.OfPairs(m, n), w, m * n / 2.0);
        // the smaller arm is chosen: its W is as far from the mean
        var fewer = Math.Min(m, n);
        var distribution = RankSums.OfChoices(Array.ConvertAll(ranks.Values, rank => (int)(2 * rank)), fewer);
        var mean = fewer * (m + n + 1.0);
        return RankSums.TwoSided(distribution, mean + 2 * (m <= n ? w - m * n / 2.0 : m * n / 2.0 - w), mean);
    }

    private static double NormalTail(double w, double m, double n, double ties)
    {
        var variance = m * n / 12 * (m + n + 1 - ties / ((m + n) * (m + n - 1)));
        return variance > 0 ? 2 * Distributions.NormalSurvival(Math.Max(0, Math.Abs(w - m * n / 2) - 0.5) / Math.Sqrt(variance)) : double.NaN;
    }

    private static double[] Differences(ReadOnlySpan<double> treated, ReadOnlySpan<double> reference)
    {
        var differences = new double[treated.Length * reference.Length];
        for (var i = 0; i < treated.Length; i++)
            for (var j = 0; j < reference.Length; j++) differences[i * reference.Length + j] = treated[i] - reference[j];
        Array.Sort(differences);
        return differences;
    }

    private static Interval IntervalOf(double[] differences, int m, int n, double level)
    {
        var tail = (1 - level) / 2;
        var quantile = m + n <= ExactUpTo
            ? RankSums.Quantile(RankSums.OfPairs(m, n), tail)
            : (int)Math.Floor(m * n / 2.0 + Distributions.NormalQuantile(tail) * Math.Sqrt(m * (double)n * (m + n + 1) / 12));
        return WilcoxonSignedRank.Between(differences, quantile);
    }
}
