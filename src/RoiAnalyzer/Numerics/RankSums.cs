namespace RoiAnalyzer.Numerics;

/// <summary>
/// Exact distributions of sums of ranks, by counting. Sums are whole numbers: midranks, which end in a half, are doubled by
/// the caller. A distribution has at index s the probability of the sum s.
/// </summary>
public static class RankSums
{
    /// <summary>Of those ranks whose sign is positive, each sign with probability ½ (Wilcoxon's V where the ranks are 1 to n).</summary>
    public static double[] OfSigns(IReadOnlyList<int> ranks)
    {
        var distribution = new double[ranks.Sum() + 1];
        distribution[0] = 1;
        var top = 0;
        foreach (var rank in ranks)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(rank);
            top += rank;
            for (var sum = top; sum >= 0; sum--)
                distribution[sum] = (distribution[sum] + (sum >= rank ? distribution[sum - rank] : 0)) / 2;
        }
        return distribution;
    }

    /// <summary>Of so many of the ranks, every choice of them equally likely.</summary>
    public static double[] OfChoices(IReadOnlyList<int> ranks, int chosen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(chosen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chosen, ranks.Count);
        var most = ranks.OrderDescending().Take(chosen).Sum();
        var ways = new double[chosen + 1][];
        for (var k = 0; k <= chosen; k++) ways[k] = new double[most + 1];
        ways[0][0] = 1;
        var seen = 0;
        foreach (var rank in ranks)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(rank);
            seen++;
            // as a probability at each step: of the k chosen among those seen, is this one among them?
            for (var k = Math.Min(seen, chosen); k >= 0; k--)
            {
                var (with, own, fewer) = ((double)k / seen, ways[k], k > 0 ? ways[k - 1] : []);
                for (var sum = most; sum >= 0; sum--)
                    own[sum] = (1 - with) * own[sum] + (k > 0 && sum >= rank ? with * fewer[sum - rank] : 0);
            }
        }
        return ways[chosen];
    }

    /// <summary>
    /// Of the number of pairs (x, y) with x above y among m and n values without ties (Mann and Whitney's U), from 0 to m·n: the
    /// coefficients of Gauss's binomial.
    /// </summary>
    public static double[] OfPairs(int m, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(m);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var distribution = new double[m * n + 1];
        distribution[0] = 1;
        for (var i = 1; i <= m; i++)
        {
            // times (1 − q^(n+i))/(1 − q^i), as probabilities: over (n+i)/i
            for (var sum = i; sum < distribution.Length; sum++) distribution[sum] += distribution[sum - i];
            for (var sum = distribution.Length - 1; sum >= n + i; sum--) distribution[sum] -= distribution[sum - n - i];
            for (var sum = 0; sum < distribution.Length; sum++) distribution[sum] *= (double)i / (n + i);
        }
        // the lower half is where every step but the last digits is exact; the upper is its mirror
        for (var sum = 0; sum < distribution.Length / 2; sum++) distribution[^(sum + 1)] = distribution[sum];
        return distribution;
    }

    /// <summary>P(|S − centre| ≥ |sum − centre|); sum and centre may end in a half.</summary>
    public static double TwoSided(ReadOnlySpan<double> distribution, double sum, double centre)
    {
        var (reach, p) = (Math.Abs(sum - centre), 0.0);
        // from the tails inwards, the smallest first
        for (var s = 0; s < distribution.Length && centre - s >= reach; s++) p += distribution[s];
        var upper = 0.0;
        for (var s = distribution.Length - 1; s >= 0 && s - centre >= reach; s--) upper += distribution[s];
        return reach == 0 ? 1 : Math.Min(1, p + upper);
    }

    /// <summary>The smallest sum that is reached from below with at least this probability: the quantile.</summary>
    public static int Quantile(ReadOnlySpan<double> distribution, double probability)
    {
        var (sum, below) = (0, distribution[0]);
        while (below < probability && sum < distribution.Length - 1) below += distribution[++sum];
        return sum;
    }
}
