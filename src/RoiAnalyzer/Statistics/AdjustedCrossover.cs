namespace RoiAnalyzer.Statistics;

/// <summary>
/// Two treatments in two periods, each with a value before it: the differences of participants' periods on the sequence, with the difference of the
/// values before as covariate (analysis of covariance; Metcalfe 2010, Statistics in Medicine 29:3211; Jones and Kenward 2014, chapter 2), on
/// n − 3 degrees of freedom. Participants with all four values.
/// </summary>
public sealed record AdjustedCrossover
{
    /// <summary>The name of the treatment's test in the group table.</summary>
    public const string Method = "crossover_adjusted";

    /// <summary>First treatment minus second, at equal values before.</summary>
    public required EffectTest Treatment { get; init; }

    /// <summary>Second period minus first, at equal values before.</summary>
    public required EffectTest Period { get; init; }

    /// <summary>What a difference of the values before goes along with.</summary>
    public required EffectTest Slope { get; init; }

    /// <summary>The treatment's standard error where variances may differ between participants (HC3).</summary>
    public required double RobustError { get; init; }

    /// <summary>
    /// From each participant's differences of the two periods, first less second, of the values and of those before; null and the reason where it
    /// cannot be had.
    /// </summary>
    public static AdjustedCrossover? Of(
        IReadOnlyList<double> differences, IReadOnlyList<double> before, IReadOnlyList<bool> isTreatedFirst, out string reason, double level = 0.95, double scale = 0)
    {
        var treated = isTreatedFirst.Count(first => first);
        reason = treated < 2 || differences.Count - treated < 2 ? $"{treated} and {differences.Count - treated} participants with both periods and the values before them in the two sequences; 2 are needed in each" : "";
        if (reason.Length > 0) return null;
        var model = LinearModel.Of([[.. differences.Select(_ => 1.0)], [.. isTreatedFirst.Select(first => first ? 1.0 : 0)], [.. before]], [.. differences], scale);
        if (model.Estimate([0, 0.5, 0], level) is not { } treatment || model.Estimate([-1, -0.5, 0], level) is not { } period || model.Estimate([0, 0, 1], level) is not { } slope)
        {
            reason = "the sequences and the differences of the values before cannot be told apart, or no degree of freedom is left";
            return null;
        }
        if (!(treatment.StandardError > 0))
        {
            reason = "nothing varies between participants beyond rounding";
            return null;
        }
        return new AdjustedCrossover { Treatment = Test(treatment, level), Period = Test(period, level), Slope = Test(slope, level), RobustError = treatment.Hc3 };
    }

    private static EffectTest Test(ModelEstimate estimate, double level) => new(estimate.Value, estimate.StandardError, estimate.DegreesOfFreedom, level);
}
