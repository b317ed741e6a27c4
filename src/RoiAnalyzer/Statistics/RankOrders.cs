using System.Collections.Concurrent;
using System.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// How Spearman's and Kendall's statistics are distributed when every order of n different values is as likely as every other.
/// </summary>
public static class RankOrders
{
    /// <summary>The largest n of <see cref="Distances"/>, whose work grows as n³·2ⁿ.</summary>
    public const int MostForDistances = 12;

    private static readonly ConcurrentDictionary<int, double[]> Known = new();

    /// <summary>
    /// The probabilities of Σd² = 0, 2, 4 …, (n³ − n)/3 between the ranks of n things in two orders; counted over subsets of ranks,
    /// and kept.
    /// </summary>
    public static double[] Distances(int n)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, MostForDistances);
        return Known.GetOrAdd(n, CountDistances);
    }

    /// <summary>The probabilities of 0, 1, … n(n − 1)/2 pairs that stand in order.</summary>
    public static double[] Inversions(int n)
    {
        double[] counts = [1];
        for (var k = 2; k <= n; k++)
        {
            var longer = new double[counts.Length + k - 1];
            for (var i = 0; i < counts.Length; i++)
                for (var j = 0; j < k; j++) longer[i + j] += counts[i] / k;
            counts = longer;
        }
        return counts;
    }

    private static double[] CountDistances(int n)
    {
        var size = (n * n * n - n) / 3 + 1;
        var ways = new double[1 << n][];     // of placing the first ranks into a set of places, by Σd²
        ways[0] = new double[size];
        ways[0][0] = 1;
        for (var set = 1; set < ways.Length; set++)
        {
            var rank = BitOperations.PopCount((uint)set) - 1;
            var own = ways[set] = new double[size];
            for (var place = 0; place < n; place++)
            {
                if ((set >> place & 1) == 0) continue;
                var (before, step) = (ways[set ^ 1 << place], (place - rank) * (place - rank));
                for (var d = 0; d + step < size; d++) own[d + step] += before[d];
            }
        }
        var all = ways[^1].Sum();
        return [.. ways[^1].Where((_, d) => d % 2 == 0).Select(count => count / all)];
    }
}
