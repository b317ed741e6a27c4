using MathNet.Numerics;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Fisher's exact test of a 2 × 2 table given its margins, with the odds ratio of largest conditional likelihood and its exact
/// interval (Cornfield 1956). An odds ratio is 0 or infinite where the table lies at an end of what its margins allow.
/// </summary>
public sealed record FisherTest
{
    /// <summary>Two-sided: the chance of all tables with the same margins that are not likelier than this one.</summary>
    public required double P { get; init; }

    /// <summary>The conditional odds ratio; NaN where the margins allow one table only.</summary>
    public required double OddsRatio { get; init; }

    /// <summary>The exact interval of the odds ratio, each end at half of what the level leaves.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Of counts row by row: a, b of the first row; c, d of the second.</summary>
    public static FisherTest Of(int a, int b, int c, int d, double level = 0.95)
    {
        foreach (var count in (ReadOnlySpan<int>)[a, b, c, d]) ArgumentOutOfRangeException.ThrowIfNegative(count);
        var (low, high) = (Math.Max(0, a - d), Math.Min(a + b, a + c));
        double[] logs = [.. Enumerable.Range(low, high - low + 1).Select(x => LogChoose(a + b, x) + LogChoose(c + d, a + c - x))];
        var table = new Conditional(low, logs);
        var chances = table.Chances(0);
        var limit = chances[a - low] * (1 + 1e-7);      // equal chances differ by rounding
        var tail = (1 - level) / 2;
        return new FisherTest
        {
            P = Math.Min(1, chances.Where(chance => chance <= limit).Sum()),
            OddsRatio = low == high ? double.NaN : a == low ? 0 : a == high ? double.PositiveInfinity : Conditional.OddsWhere(odds => table.Mean(odds) - a),
            Interval = low == high ? Interval.None : new Interval(
                a == low ? 0 : Conditional.OddsWhere(odds => table.From(odds, a) - tail),
                a == high ? double.PositiveInfinity : Conditional.OddsWhere(odds => tail - table.Until(odds, a))),
        };
    }

    private static double LogChoose(int n, int k) => SpecialFunctions.GammaLn(n + 1.0) - SpecialFunctions.GammaLn(k + 1.0) - SpecialFunctions.GammaLn(n - k + 1.0);

    /// <summary>The noncentral hypergeometric distribution of the first count, by the logarithm of the odds ratio.</summary>
    private sealed class Conditional(int low, double[] logs)
    {
        public double[] Chances(double logOdds)
        {
            double[] own = [.. logs.Select((value, x) => value + x * logOdds)];
            var most = own.Max();
            var sum = own.Sum(value => Math.Exp(value - most));
            return [.. own.Select(value => Math.Exp(value - most) / sum)];
        }

        public double Mean(double logOdds) => Chances(logOdds).Select((chance, x) => chance * (low + x)).Sum();

        public double From(double logOdds, int count) => Chances(logOdds)[(count - low)..].Sum();

        public double Until(double logOdds, int count) => Chances(logOdds)[..(count - low + 1)].Sum();

        /// <summary>The odds ratio at which a function that rises with its logarithm is zero.</summary>
        public static double OddsWhere(Func<double, double> rising)
        {
            var (below, above) = (-1.0, 1.0);
            while (rising(below) > 0) below *= 2;
            while (rising(above) < 0) above *= 2;
            return Math.Exp(Distributions.Root(rising, below, above));
        }
    }
}
