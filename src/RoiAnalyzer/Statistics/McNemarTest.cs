using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Whether as many participants change from no to yes as from yes to no (McNemar 1947): exactly, by the binomial distribution of those
/// who change, and by χ² on 1 degree of freedom without and with the continuity correction. NaN where nobody changes.
/// </summary>
public sealed record McNemarTest
{
    /// <summary>(b − c)²/(b + c).</summary>
    public required double ChiSquared { get; init; }

    /// <summary>The p-value of <see cref="ChiSquared"/>.</summary>
    public required double P { get; init; }

    /// <summary>(|b − c| − 1)²/(b + c), Edwards's (1948) correction.</summary>
    public required double CorrectedChiSquared { get; init; }

    /// <summary>The p-value of <see cref="CorrectedChiSquared"/>.</summary>
    public required double CorrectedP { get; init; }

    /// <summary>Twice the smaller tail of the binomial distribution with one half, at most 1.</summary>
    public required double ExactP { get; init; }

    /// <summary>Of the numbers of those who change either way.</summary>
    public static McNemarTest Of(int toYes, int toNo)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(toYes);
        ArgumentOutOfRangeException.ThrowIfNegative(toNo);
        double n = toYes + toNo, apart = Math.Abs(toYes - toNo), corrected = Math.Max(0, apart - 1);
        return new McNemarTest
        {
            ChiSquared = apart * apart / n,
            P = Distributions.ChiSquaredSurvival(apart * apart / n, 1),
            CorrectedChiSquared = corrected * corrected / n,
            CorrectedP = Distributions.ChiSquaredSurvival(corrected * corrected / n, 1),
            ExactP = n == 0 ? double.NaN : Math.Min(1, 2 * Tail(toYes + toNo, Math.Min(toYes, toNo))),
        };
    }

    private static double Tail(int n, int until)
    {
        var (term, sum) = (Math.Pow(0.5, n), 0.0);
        for (var k = 0; k <= until; k++)
        {
            sum += term;
            term *= (double)(n - k) / (k + 1);
        }
        return sum;
    }
}
