using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Two one-sided tests of whether an effect lies within a bound declared beforehand (Schuirmann 1987): equivalent where the interval
/// of level 1 − 2α lies between −bound and bound. NaN where the estimate has no standard error.
/// </summary>
/// <param name="Bound">The largest effect that counts as none, in the units of the estimate.</param>
/// <param name="TLower">t of the estimate against −bound.</param>
/// <param name="PLower">The chance of a larger t.</param>
/// <param name="TUpper">t of the estimate against the bound.</param>
/// <param name="PUpper">The chance of a smaller t.</param>
/// <param name="Interval">Of level 1 − 2α: 90 % for α = 0.05.</param>
public sealed record Equivalence(double Bound, double TLower, double PLower, double TUpper, double PUpper, Interval Interval)
{
    /// <summary>The larger of both p-values: equivalence is claimed where it is below α.</summary>
    public double P => Math.Max(PLower, PUpper);

    /// <summary>Whether the whole interval lies within the bound; false where there is no interval.</summary>
    public bool IsEquivalent => Interval.Low > -Bound && Interval.High < Bound;

    /// <summary>Of an estimate with its standard error and degrees of freedom, at level 1 − α.</summary>
    public static Equivalence Of(double estimate, double standardError, double df, double bound, double alpha = 0.05)
    {
        if (!(bound > 0 && double.IsFinite(bound))) throw new ArgumentOutOfRangeException(nameof(bound), bound, "a bound above 0 is needed");
        if (!(standardError > 0)) return new Equivalence(bound, double.NaN, double.NaN, double.NaN, double.NaN, Interval.None);
        var (lower, upper) = ((estimate + bound) / standardError, (estimate - bound) / standardError);
        var reach = Distributions.StudentTQuantile(1 - alpha, df) * standardError;
        return new Equivalence(
            bound, lower, Distributions.StudentTSurvival(lower, df), upper, Distributions.StudentTSurvival(-upper, df), Interval.Around(estimate, reach));
    }
}
