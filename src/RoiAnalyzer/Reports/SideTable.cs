using System.Text.Json.Nodes;
using RoiAnalyzer.Group;

namespace RoiAnalyzer.Reports;

/// <summary>Which side of each contrast moved, as a table.</summary>
public static class SideTable
{
    /// <summary>Four rows for each region, contrast and arm, or pair of arms.</summary>
    public static OutputTable Of(IReadOnlyList<SideRow> rows, string unit)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("family", "primary, secondary or control"), new("contrast", "Name of the contrast"),
            new("test", "change: of an arm; difference_of_changes: between two arms; crossover_difference: between treatments, within participants"), new("arm", "The arm, or the treatment of a crossover; n/a in a study without arms"), new("reference_arm", "The one that it is compared with"),
            new("side", "contrast: positive less negative; positive and negative: its sides, the conditions' values times their weights without sign; sum: positive plus negative, which says whose share is larger"),
            new("conditions", "The conditions of the side, with weights other than 1 before them"),
            new("n", "Participants of the arm with all conditions in both sessions"), new("reference_n", "The same of the reference arm"),
            new("estimate", "Mean change, or difference of mean changes (pooled variance)", unit), new("ci_low", "Lower end of its 95 % confidence interval", unit), new("ci_high", "Upper end", unit),
            new("t", "Estimate over standard error"), new("df", "Degrees of freedom"), new("p", "Two-sided p, of this row alone"),
            new("icc31", "ICC(3,1) of before and after in the reference arm, or of two periods under the reference treatment: how reliable the side's value is; n/a without one"), new("icc31_low", "Lower end of its interval"), new("icc31_high", "Upper end"),
            new("covariance", "Of the two sides' changes over participants, within arms"), new("correlation", "The same as a correlation"),
            new("carried_by", "The conditions that carry the contrast's change, or both; n/a where the intervals do not say: see CarriedBy"),
            new("status", "ok, or why there is no number"), new("reason", "The status in words"));
        foreach (var r in rows)
            table.Add(r.Region, r.Family.ToString().ToLowerInvariant(), r.Contrast, r.Test, r.Arm, r.ReferenceArm, r.Side, r.Conditions, r.N, r.ReferenceArm is null ? null : r.ReferenceN,
                r.Change.Estimate, r.Change.Interval.Low, r.Change.Interval.High, r.Change.T, r.Change.DegreesOfFreedom, r.Change.P,
                r.Reliability.Value, r.Reliability.Interval.Low, r.Reliability.Interval.High, r.Covariance, r.Correlation, r.CarriedBy, r.Status, r.Reason);
        return table;
    }

    /// <summary>The rule by which a side is named.</summary>
    public static JsonObject About() => new()
    {
        ["CarriedBy"] = "Nothing is said unless the contrast's interval lies off 0. With s its sign, the sides contribute s*positive and -s*negative. both: both contributions' intervals lie above 0. "
            + "One side's conditions: its contribution's interval lies above 0, the other's does not, and the interval of the difference of the two, s*sum, lies on its side of 0",
        ["Adjustment"] = "none for the values before, and none for the number of rows: the answer is in the table of changes, these rows say what it is made of",
    };
}
