using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>The tests of the group level as sentences of a methods paragraph.</summary>
internal static class GroupMethodsText
{
    /// <summary>How changes were tested and arms, visits or treatments compared.</summary>
    public static string Of(GroupPlan plan, string level)
    {
        if (Crossover.IsTest(plan.DifferenceTest)) return $"{OfCrossover(level)} {(plan.HasPeriodBaselines ? BeforeTreatments : "")}{NotOfCrossover}";
        var own = $"Changes were tested against zero by paired t tests, with {level} confidence intervals; d_z is the mean change over the standard deviation of the changes, its interval from the noncentral t.";
        if (plan.ChangeTest == LongitudinalAnalysis.Change) return OfVisits(plan, level) + (plan.DifferenceTest is null ? "" : Adjustment(plan));
        return plan.DifferenceTest is null ? own : $"{own} {Comparison(plan)}{Adjustment(plan)}";
    }

    /// <summary>What stands beside the tests: evidence and equivalence.</summary>
    public static string Beside(GroupPlan plan)
    {
        var bound = plan.Statistics.EquivalenceBound is { } b ? FormattableString.Invariant($" Equivalence was tested by two one-sided tests against \u00b1{b} {plan.Unit}, as the plan declares.") : "";
        return $"Bayes factors have the default Cauchy prior of scale .707, and beside it .5 and 1 (Rouder et al. 2009).{bound}";
    }

    private static string OfCrossover(string level) =>
        "Treatments were compared within participants: in two periods with complete data by the t test of the periods' differences between sequences, otherwise by a linear mixed model of "
        + $"treatment, period, sequence and a random participant (restricted maximum likelihood, Kenward and Roger's degrees of freedom), with {level} confidence intervals. Carry-over is shown for information and decides nothing.";

    private const string BeforeTreatments =
        "The answer is adjusted for the value before each treatment in the same period: in two periods by analysis of covariance of the periods' differences on those of the values before, in the mixed model by what each value before differs from the participant's mean of them "
        + "and by that mean; the difference without this adjustment stands beside it. ";

    /// <summary>What other designs have and a crossover has not, and why: said here once, and not in rows.</summary>
    private const string NotOfCrossover =
        "The difference is given over the standard deviation of a participant's difference of two periods (d_z), pooled over sequences, its interval from the noncentral t. There are no changes between sessions, which were of different treatments; no single participant's "
        + "change is judged, and agreement between sessions is estimated only where somebody was given the reference in two periods.";

    private static string OfVisits(GroupPlan plan, string level)
    {
        const string model = "one linear mixed model of all visits (restricted maximum likelihood; unstructured covariance, or the first of heterogeneous Toeplitz, heterogeneous autoregressive and compound symmetry "
            + "that could be fitted; Kenward and Roger's degrees of freedom)";
        var what = plan.DifferenceTest is null ? $"The change from before the infusion to every visit was tested by {model}"
            : $"{Arms(plan)} at every visit by {model}, {(plan.Randomised ? "with one mean before the infusion for all arms (randomised)" : "with a mean before the infusion for each arm, because the plan does not say that arms were randomised")}; the same model gave each arm's change to every visit";
        return $"{what}, with {level} confidence intervals; the visit {plan.PrimaryVisit} is the primary one. "
            + "p over permutations are by standardised sign flips of participants' scores in that model without the effect (Hemerik, Goeman and Finos 2020; De Santis et al. 2022).";
    }

    private static string Arms(GroupPlan plan)
    {
        var others = plan.Arms.Where(a => a != plan.ReferenceArm).ToList();
        return $"{(others.Count > 1 ? "Each of the arms" : "The arm")} {string.Join(", ", others)} was compared with {plan.ReferenceArm}";
    }

    private static string Comparison(GroupPlan plan)
    {
        var arms = Arms(plan);
        return plan.Randomised
            ? $"{arms} by analysis of covariance of the values after on arm and values before (randomised arms), and by the difference of changes beside it, with one residual variance over all arms; equality of the slopes was tested."
            : $"{arms} by the difference of changes (t test with pooled variance), without adjustment for the values before, because the plan does not say that arms were randomised.";
    }

    private static string Adjustment(GroupPlan plan)
    {
        List<string> columns = [.. plan.Statistics.Covariates];
        if (plan.Statistics.Stratum is { } stratum) columns.Add($"{stratum} (stratum)");
        return columns.Count == 0 ? "" : $" Differences are adjusted for {string.Join(", ", columns)}; participants without one of them are left out of differences.";
    }
}
