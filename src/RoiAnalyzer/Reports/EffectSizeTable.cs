using System.Text.Json.Nodes;
using RoiAnalyzer.Group;

namespace RoiAnalyzer.Reports;

/// <summary>Effects without a unit as a table: one row a test and measure.</summary>
public static class EffectSizeTable
{
    /// <summary>All rows.</summary>
    public static OutputTable Of(IReadOnlyList<EffectSizeRow> rows)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("contrast", "Name of the contrast"), new("test", "The row of the change table that it is of"),
            new("arm", "The arm whose change it is, or that is compared"), new("reference_arm", "The arm it is compared with"), new("visit", "Session of a longitudinal_difference or longitudinal_change; n/a for other tests"),
            new("n", "Participants of the arm with both sessions"), new("n_reference", "Participants of the reference arm with both sessions"),
            new("measure", "Name of the measure; its formula is in Measures"), new("value", "The effect, without a unit"),
            new("ci_low", "Lower end of the 95 % confidence interval"), new("ci_high", "Its upper end"),
            new("status", "ok, or why there is no number"), new("reason", "The status in words"));
        foreach (var r in rows)
            table.Add(r.Test.Region, r.Test.Contrast, r.Test.Test, r.Test.Arm, r.Test.ReferenceArm, r.Test.Visit, r.Test.N, r.Test.ReferenceArm is null ? null : r.Test.ReferenceN,
                r.Measure, r.Effect.Value, r.Effect.Interval.Low, r.Effect.Interval.High, r.Status, r.Reason);
        return table;
    }

    /// <summary>What each measure is, and where its interval comes from.</summary>
    public static JsonObject About() => new()
    {
        ["Measures"] = new JsonObject
        {
            ["d_z"] = "Mean change over the standard deviation of the changes; interval of the noncentral t. Of a crossover the treatments' difference over the standard deviation of the difference of two of a participant's periods, pooled over sequences (d = t sqrt(1/n1 + 1/n2)/2, which is t/sqrt(n) where they are equally long); of its mixed model over sqrt(2) residual deviations, the noncentrality of t scaled likewise",
            ["g_z"] = "d_z times Hedges's J(n - 1), without the bias of small samples; of a crossover J of the degrees of freedom of t",
            ["d_av"] = "Mean change over the root mean square of the standard deviations before and after; the noncentrality of d_z scaled (Algina and Keselman 2003). Of a crossover the deviations under the two treatments, pooled over sequences, of participants with both",
            ["d_av_mean"] = "Mean change over the mean of the standard deviations before and after, as Lakens (2013) prints d_av; scaled likewise",
            ["d_rm"] = "d_z times sqrt(2(1 - r)), r the correlation of before and after; scaled likewise, r taken as known",
            ["d_pre"] = "Mean change, or change at a visit, over the standard deviation before (Glass's delta) of participants with values before and after; scaled likewise, the deviation taken as known",
            ["d_s"] = "Difference of the mean changes of two arms over their pooled standard deviation, not adjusted for covariates; interval of the noncentral t",
            ["g_s"] = "d_s times Hedges's J(n1 + n2 - 2)",
            ["d_ppc"] = "Difference of the mean changes over the pooled standard deviation before, times J(n1 + n2 - 2) (Morris 2008, d_ppc2), not adjusted for covariates; interval of its large-sample variance",
            ["d_adjusted"] = "Adjusted difference, or difference at a visit, over the pooled standard deviation before; the noncentrality of its t scaled likewise",
            ["partial_eta_squared"] = "F df1 / (F df1 + df2), F = t^2 of a difference; interval lambda / (lambda + df1 + df2 + 1) of the noncentral F, both ends as rare as the level says",
            ["partial_omega_squared"] = "df1 (F - 1) / (df1 (F - 1) + N), N the participants of the model; interval lambda / (lambda + N)",
        },
    };
}
