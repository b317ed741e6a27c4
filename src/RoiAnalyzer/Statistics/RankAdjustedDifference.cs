using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Quade's rank analysis of covariance (1967, JASA 62:1187): ranks of the values after, freed of those of the covariates by one line
/// over all arms, compared between the arms by analysis of variance. Its F is on 1 and N − 2 degrees of freedom; T has the sign of
/// treated − reference. There is no estimate in the units of the values.
/// </summary>
public sealed record RankAdjustedDifference
{
    /// <summary>Mean of the residual ranks, treated − reference.</summary>
    public required double RankDifference { get; init; }

    /// <summary>The signed root of F.</summary>
    public required double T { get; init; }

    /// <summary>N − 2.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Two-sided p-value.</summary>
    public required double P { get; init; }

    /// <summary>
    /// Of values after and covariates (the values before first), a value a participant each; null where an arm has fewer than two
    /// participants. Values must be finite. Where no residual rank varies, T and P are NaN.
    /// </summary>
    public static RankAdjustedDifference? Of(ReadOnlySpan<double> after, IReadOnlyList<double[]> covariates, ReadOnlySpan<bool> treated)
    {
        var n = treated.Length;
        if (after.Length != n || covariates.Any(values => values.Length != n))
            throw new ArgumentException($"a variable has not {n} participants", nameof(covariates));
        if (treated.Count(true) < 2 || treated.Count(false) < 2) return null;
        double[][] design = [[.. Enumerable.Repeat(1.0, n)], .. covariates.Select(values => CentredRanks(values))];
        var residuals = QrFactor.Of(design).Fit(CentredRanks(after)).Residuals;
        var inArm = treated.ToArray();
        var difference = ArmDifference.OfChanges(
            [.. residuals.Where((_, i) => inArm[i])], [.. residuals.Where((_, i) => !inArm[i])], scale: n)!;
        return new RankAdjustedDifference
        {
            RankDifference = difference.Estimate,
            T = difference.T,
            DegreesOfFreedom = difference.DegreesOfFreedom,
            P = difference.P,
        };
    }

    private static double[] CentredRanks(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            if (!double.IsFinite(value)) throw new ArgumentException("a value is not a number", nameof(values));
        var middle = (values.Length + 1) / 2.0;
        return Array.ConvertAll(Ranks.Of(Tied.Of(values, Significance.Scale(values))).Values, rank => rank - middle);
    }
}
