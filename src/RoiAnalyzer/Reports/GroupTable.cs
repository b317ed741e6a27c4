using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Reports;

/// <summary>The answer of the study as a table: one row a region, contrast and test.</summary>
public static class GroupTable
{
    /// <summary>All rows with every number they have.</summary>
    public static OutputTable Of(IReadOnlyList<GroupRow> rows, string unit = GroupPlan.Percent)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("role", "What the region is there for"),
            new("family", "primary (Holm), secondary (with primary: Benjamini-Hochberg) or control (in no family)"), new("contrast", "Name of the contrast"),
            new("test", "change: post minus pre in one arm. difference_of_changes: between arms, pooled-variance t. adjusted_difference: between arms at post, adjusted for pre (ANCOVA); both with one residual variance over all arms, and adjusted for the plan's covariates and strata. changes_of_arms, adjusted_arms: whether any arms differ (F), where there are three or more. longitudinal_change, longitudinal_difference: of one arm from before the infusion to a visit, and between arms at a visit, by the model of all visits (REML, Kenward-Roger). crossover_difference: between treatments, within participants. crossover_adjusted: the same adjusted for the value before each treatment in its period"),
            new("arm", "The arm whose change it is, or that is compared; in a crossover the treatment"), new("reference_arm", "The arm it is compared with"), new("visit", "Session of a longitudinal_change or longitudinal_difference, after the infusion; n/a for tests of the sessions before and after"),
            new("n", "Participants of the arm with both sessions; at a visit, with a value there; in a crossover with a value under the treatment"), new("n_reference", "The same of the reference arm, or treatment"),
            new("missing", "Participants of the arm without a change"), new("missing_reference", "Participants of the reference arm without a change"),
            new("missing_reasons", "Why, each status with its count"),
            new("estimate", "Mean change, or difference between the arms", unit), new("standard_deviation", "Of the changes", unit), new("standard_error", "Of the estimate", unit), new("robust_error", "Standard error of a difference where variances may differ between participants (HC3)", unit),
            new("ci_low", "Lower end of the 95 % confidence interval", unit), new("ci_high", "Its upper end", unit),
            new("t", "Estimate over standard error"), new("f", "Ratio of variances of a test of all arms"), new("df1", "Its numerator's degrees of freedom"), new("df", "Degrees of freedom of t, or of the denominator of F"), new("p", "Two-sided p, not adjusted"),
            new("p_holm", "p after Holm over the primary family"), new("q_bh", "q after Benjamini and Hochberg over the primary and secondary families"),
            new("p_hommel", "p after Hommel over the primary family"), new("q_by", "q after Benjamini and Yekutieli over the primary and secondary families"),
            new("p_maxt", "p by permutations against the largest |t| of the primary family; Permutations says how they were made"), new("p_maxt_step", "The same by stepping down (Westfall and Young)"),
            new("d_z", "Mean change over the standard deviation of the changes; of a crossover difference: see the table of effect sizes"), new("d_z_low", "Lower end of its 95 % confidence interval, from the noncentral t"), new("d_z_high", "Its upper end"),
            new("p_equal_slopes", "p of equal slopes on pre in both arms, which the adjusted difference assumes"),
            new("status", "ok, or why there is no number"), new("reason", "The status in words"));
        foreach (var r in rows)
            table.Add(r.Region, r.Role, r.Family.ToString().ToLowerInvariant(), r.Contrast, r.Test, r.Arm, r.ReferenceArm, r.Visit, r.N, r.ReferenceArm is null ? null : r.ReferenceN,
                r.Missing, r.ReferenceArm is null ? null : r.ReferenceMissing, r.MissingReasons, r.Estimate, r.StandardDeviation, r.StandardError, r.RobustError, r.Interval.Low, r.Interval.High,
                r.T, r.F, r.NumeratorDegrees, r.DegreesOfFreedom, r.P, r.PHolm, r.QBh, r.PHommel, r.QBy, r.PMaxT, r.PMaxTStep, r.Dz, r.DzInterval.Low, r.DzInterval.High, r.SlopeP, r.Status, r.Reason);
        return table;
    }

    /// <summary>Everybody's values in long format, for R and pandas.</summary>
    public static OutputTable Participants(IReadOnlyList<ChangeRow> changes, string unit = GroupPlan.Percent)
    {
        var table = new OutputTable(
            new("participant_id", "The participant"), new("arm", "Its arm"), new("region", "Name of the region"), new("contrast", "Name of the contrast"),
            new("pre", "Before the infusion", unit), new("post", "After the infusion", unit), new("change", "Post minus pre", unit), new("status", "ok, or why there is no change"));
        foreach (var c in changes) table.Add($"sub-{c.Participant}", c.Arm, c.Region, c.Contrast, c.Pre, c.Post, c.Change, c.Status);
        return table;
    }
}
