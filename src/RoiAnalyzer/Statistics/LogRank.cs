using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Whether the event comes equally soon in several groups: the log-rank test (Mantel 1966), or with <c>rho</c> = 1 the test of Peto and
/// Peto, which weighs early events more (Harrington and Fleming 1982: weights S(t−)^rho, S the pooled Kaplan–Meier curve).
/// </summary>
public sealed record LogRank
{
    /// <summary>Weighted number of events in each group.</summary>
    public required IReadOnlyList<double> Observed { get; init; }

    /// <summary>What it would be if the groups did not differ.</summary>
    public required IReadOnlyList<double> Expected { get; init; }

    /// <summary>χ² of the differences; NaN where there is a reason.</summary>
    public double ChiSquared { get; init; } = double.NaN;

    /// <summary>Groups with something expected, minus one.</summary>
    public double DegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>The p-value.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>Why there is no test; null where there is.</summary>
    public string? Reason { get; init; }

    /// <summary>Of times, whether each is that of an event, and the group of each participant, 0 to <paramref name="count"/> − 1.</summary>
    public static LogRank Of(double[] times, bool[] events, int[] groups, int count, double rho = 0)
    {
        SurvivalCurve.RequireTimes(times, events);
        ArgumentOutOfRangeException.ThrowIfNotEqual(groups.Length, times.Length);
        var (observed, expected, covariance) = (new double[count], new double[count], new double[count * count]);
        var survival = 1.0;
        foreach (var time in times.Where((_, i) => events[i]).Distinct().Order())
        {
            var (atRisk, died) = (new double[count], new double[count]);
            for (var i = 0; i < times.Length; i++)
            {
                if (times[i] >= time) atRisk[groups[i]]++;
                if (times[i] == time && events[i]) died[groups[i]]++;
            }
            var weight = Math.Pow(survival, rho);
            var (n, d) = (atRisk.Sum(), died.Sum());
            var spread = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0;
            for (var g = 0; g < count; g++)
            {
                observed[g] += weight * died[g];
                expected[g] += weight * d * atRisk[g] / n;
                for (var h = 0; h < count; h++)
                    covariance[g * count + h] += spread * ((g == h ? atRisk[g] / n : 0) - atRisk[g] * atRisk[h] / (n * n));
            }
            survival *= 1 - d / n;
        }
        return Tested(observed, expected, covariance);
    }

    private static LogRank Tested(double[] observed, double[] expected, double[] covariance)
    {
        var count = observed.Length;
        var result = new LogRank { Observed = observed, Expected = expected };
        int[] compared = [.. Enumerable.Range(0, count).Where(g => expected[g] > 0)];
        if (compared.Length < 2) return result with { Reason = observed.Sum() == 0 ? "nothing happened to anybody" : "only one group was at risk when something happened" };
        var df = compared.Length - 1;
        var matrix = new double[df * df];
        for (var g = 0; g < df; g++)
            for (var h = 0; h < df; h++) matrix[g * df + h] = covariance[compared[g] * count + compared[h]];
        var difference = compared[..df].Select(g => observed[g] - expected[g]).ToArray();
        Cholesky.Of(matrix, df, df).Forward(difference);
        var chi = difference.Sum(value => value * value);
        return double.IsFinite(chi)
            ? result with { ChiSquared = chi, DegreesOfFreedom = df, P = Distributions.ChiSquaredSurvival(chi, df) }
            : result with { Reason = "the groups were not at risk at the same times" };
    }
}
