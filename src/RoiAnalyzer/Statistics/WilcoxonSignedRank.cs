using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>What becomes of participants who do not change.</summary>
public enum ZeroChanges
{
    /// <summary>They are left out before ranking (Wilcoxon 1945); R's wilcox.test.</summary>
    Dropped,

    /// <summary>They are ranked with the others, and then left out of the sum (Pratt 1959).</summary>
    Ranked,
}

/// <summary>
/// Wilcoxon's signed-rank test of changes about zero, and Hodges and Lehmann's estimate of their centre: the median of the means of
/// all pairs, each with itself included (Hollander, Wolfe and Chicken 2014, chapter 3).
/// </summary>
public sealed record WilcoxonSignedRank
{
    /// <summary>Up to so many changes the distribution is counted; above, it is the normal one.</summary>
    public const int ExactUpTo = 200;

    /// <summary>Number of changes.</summary>
    public required int N { get; init; }

    /// <summary>How many are zero.</summary>
    public required int Zeros { get; init; }

    /// <summary>The sum of the ranks of positive changes, ties having the mean of their ranks.</summary>
    public required double V { get; init; }

    /// <summary>
    /// Two-sided p-value of <see cref="V"/> given the ranks as they are, ties included: counted over all signs; NaN where every
    /// change is zero.
    /// </summary>
    public required double P { get; init; }

    /// <summary>Whether <see cref="P"/> and <see cref="Interval"/> are counted; else they are <see cref="NormalP"/> and like it.</summary>
    public required bool IsExact { get; init; }

    /// <summary>The p-value of the normal distribution with the variance that ties leave and a correction for continuity.</summary>
    public required double NormalP { get; init; }

    /// <summary>Hodges and Lehmann's estimate, of all changes, zeros included.</summary>
    public required double Centre { get; init; }

    /// <summary>
    /// The interval of <see cref="Centre"/> by inverting the test, its ends included; <see cref="Interval.None"/> where so few
    /// changes do not reach the level. With ties it covers at least as often as it says.
    /// </summary>
    public required Interval Interval { get; init; }

    /// <summary>The test of at least one change; they must be finite. Null for none.</summary>
    public static WilcoxonSignedRank? Of(ReadOnlySpan<double> changes, ZeroChanges zeros = ZeroChanges.Dropped, double level = 0.95, double scale = 0)
    {
        if (changes.IsEmpty) return null;
        foreach (var change in changes)
            if (!double.IsFinite(change)) throw new ArgumentException("a change is not a number", nameof(changes));
        scale = Math.Max(scale, Significance.Scale(changes));
        var isZero = Array.ConvertAll(changes.ToArray(), change => Significance.IsRounding(Math.Abs(change), scale));
        var (ranks, positive) = SignedRanks(changes, isZero, zeros, scale);
        var (v, normal) = (ranks.Where((_, i) => positive[i]).Sum(), NormalTail(ranks, positive));
        var walsh = WalshAverages(changes);
        return new WilcoxonSignedRank
        {
            N = changes.Length,
            Zeros = isZero.Count(true),
            V = v,
            P = ranks.Length == 0 ? double.NaN : changes.Length <= ExactUpTo ? ExactTail(ranks, v) : normal,
            IsExact = changes.Length <= ExactUpTo,
            NormalP = normal,
            Centre = Middle(walsh),
            Interval = IntervalOf(walsh, changes.Length, level),
        };
    }

    /// <summary>The median of sorted values.</summary>
    internal static double Middle(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    /// <summary>
    /// From the value with this many below it to its mirror: the interval of a centre whose test has this lower quantile; none
    /// where the quantile is the least sum, as the level is then not reached.
    /// </summary>
    internal static Interval Between(double[] sorted, int quantile) =>
        quantile < 1 ? Interval.None : new Interval(sorted[quantile - 1], sorted[^quantile]);

    private static (double[] Ranks, bool[] Positive) SignedRanks(ReadOnlySpan<double> changes, bool[] isZero, ZeroChanges zeros, double scale)
    {
        double[] ranked = zeros == ZeroChanges.Dropped ? [.. changes.ToArray().Where((_, i) => !isZero[i])] : changes.ToArray();
        bool[] zero = zeros == ZeroChanges.Dropped ? new bool[ranked.Length] : isZero;
        var ranks = Ranks.Of(Tied.Of(Array.ConvertAll(ranked, Math.Abs), scale)).Values;
        return ([.. ranks.Where((_, i) => !zero[i])], [.. ranked.Where((_, i) => !zero[i]).Select(change => change > 0)]);
    }

    private static double ExactTail(double[] ranks, double v)
    {
        int[] doubled = Array.ConvertAll(ranks, rank => (int)(2 * rank));
        // halves are needed only where ties make them
        if (Array.TrueForAll(doubled, rank => rank % 2 == 0)) return RankSums.TwoSided(RankSums.OfSigns(Array.ConvertAll(doubled, rank => rank / 2)), v, ranks.Sum() / 2);
        return RankSums.TwoSided(RankSums.OfSigns(doubled), 2 * v, ranks.Sum());
    }

    private static double NormalTail(double[] ranks, bool[] positive)
    {
        if (ranks.Length == 0) return double.NaN;
        var (distance, variance) = (0.0, 0.0);
        for (var i = 0; i < ranks.Length; i++)
        {
            distance += positive[i] ? ranks[i] / 2 : -ranks[i] / 2;
            variance += ranks[i] * ranks[i] / 4;
        }
        return 2 * Distributions.NormalSurvival(Math.Max(0, Math.Abs(distance) - 0.5) / Math.Sqrt(variance));
    }

    private static double[] WalshAverages(ReadOnlySpan<double> changes)
    {
        var averages = new double[changes.Length * (changes.Length + 1) / 2];
        for (int i = 0, place = 0; i < changes.Length; i++)
            for (var j = 0; j <= i; j++) averages[place++] = (changes[i] + changes[j]) / 2;
        Array.Sort(averages);
        return averages;
    }

    private static Interval IntervalOf(double[] walsh, int n, double level)
    {
        var tail = (1 - level) / 2;
        if (n > ExactUpTo) return Between(walsh, (int)Math.Floor(walsh.Length / 2.0 + Distributions.NormalQuantile(tail) * Math.Sqrt(n * (n + 1.0) * (2 * n + 1) / 24)));
        return Between(walsh, RankSums.Quantile(RankSums.OfSigns([.. Enumerable.Range(1, n)]), tail));
    }
}
