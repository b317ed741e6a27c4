using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The one-way analysis of variance of several groups. Where nothing varies within groups beyond rounding, F, P and R² are NaN.
/// </summary>
public sealed record OneWayAnova
{
    /// <summary>Between the means of the groups, each weighted by its size.</summary>
    public required double BetweenSumOfSquares { get; init; }

    /// <summary>Within the groups.</summary>
    public required double WithinSumOfSquares { get; init; }

    /// <summary>Groups − 1.</summary>
    public required int BetweenDegreesOfFreedom { get; init; }

    /// <summary>Values − groups.</summary>
    public required int WithinDegreesOfFreedom { get; init; }

    /// <summary>The ratio of both mean squares.</summary>
    public required double F { get; init; }

    /// <summary>The chance of a larger F where all means are equal.</summary>
    public required double P { get; init; }

    /// <summary>The share of all variation that lies between the groups.</summary>
    public required double RSquared { get; init; }

    /// <summary>The standard deviation within groups.</summary>
    public double Deviation => Math.Sqrt(WithinSumOfSquares / WithinDegreesOfFreedom);

    /// <summary>
    /// Of two or more groups, none empty and one at least with two values; null otherwise. Values are taken as differences from the
    /// first, so that leading digits which all share cost nothing.
    /// </summary>
    public static OneWayAnova? Of(IReadOnlyList<double[]> groups)
    {
        var count = groups.Sum(group => group.Length);
        if (groups.Count < 2 || groups.Any(group => group.Length == 0) || count == groups.Count) return null;
        var first = groups[0][0];
        Sample[] samples = [.. groups.Select(group => Sample.Of(Array.ConvertAll(group, value => value - first)))];
        if (samples.Any(sample => !double.IsFinite(sample.SumOfSquares))) throw new ArgumentException("a value is not a number", nameof(groups));
        var mean = samples.Sum(sample => sample.N * sample.Mean) / count;
        var between = samples.Sum(sample => sample.N * (sample.Mean - mean) * (sample.Mean - mean));
        var within = samples.Sum(sample => sample.SumOfSquares);
        var (df1, df2) = (groups.Count - 1, count - groups.Count);
        var isRounding = Significance.IsRounding(Math.Sqrt(within / df2), groups.Max(group => Significance.Scale(group)));
        var f = isRounding ? double.NaN : between / df1 / (within / df2);
        return new OneWayAnova
        {
            BetweenSumOfSquares = between,
            WithinSumOfSquares = within,
            BetweenDegreesOfFreedom = df1,
            WithinDegreesOfFreedom = df2,
            F = f,
            P = Distributions.FSurvival(f, df1, df2),
            RSquared = isRounding ? double.NaN : between / (between + within),
        };
    }
}
