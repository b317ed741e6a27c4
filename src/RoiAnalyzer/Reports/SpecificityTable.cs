using System.Text.Json.Nodes;
using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>What else changed, as a table.</summary>
public static class SpecificityTable
{
    /// <summary>One row a measure, region and test.</summary>
    public static OutputTable Of(IReadOnlyList<SpecificityRow> rows, string unit)
    {
        var table = new OutputTable(
            new("kind", "primary and control: a region's contrast; ratio: a primary region's change over a control's; quality: of images; physiology: a column of sessions.tsv"),
            new("measure", "The contrast, the column of the participants' tables of quality, or that of sessions.tsv"),
            new("region", "Name of the region; n/a: of the whole session"), new("role", "The region's role in its set"), new("over", "Of a ratio: the control region that it is over"),
            new("test", "change: of an arm, after less before; difference_of_changes: arm by time; crossover_difference: between treatments, within participants"), new("arm", "The arm; n/a in a study without arms"), new("reference_arm", "The arm that it is compared with"),
            new("n", "Participants of the arm with both"), new("reference_n", "The same of the reference arm"),
            new("estimate", $"In the measure's unit ({unit} for regions); of a ratio none"),
            new("ci_low", "Lower end of its 95 % confidence interval; of a ratio Fieller's"), new("ci_high", "Upper end"),
            new("ci_kind", "Of a ratio: bounded, the ratios between the ends; outside, all but those between the ends, for the control's change is not told from 0; everything, any number"),
            new("t", "Estimate over standard error"), new("df", "Degrees of freedom"), new("p", "Two-sided p, in no family"),
            new("status", "ok, or why there is no number"), new("reason", "The status in words"));
        foreach (var r in rows)
            table.Add(r.Kind, r.Measure, r.Region, r.Role, r.Over, r.Test, r.Arm, r.ReferenceArm, r.N, r.ReferenceArm is null ? null : r.ReferenceN,
                r.Change.Estimate, r.Change.Interval.Low, r.Change.Interval.High, r.Set?.ToString().ToLowerInvariant(), r.Change.T, r.Change.DegreesOfFreedom, r.Change.P, r.Status, r.Reason);
        return table;
    }

    /// <summary>How to read it, and how long after the infusion the session after was.</summary>
    public static JsonObject About(GroupData data) => new()
    {
        ["Reading"] = "What the treatment changes in a control region, in movement or in the signal at rest may be what it changes in the primary regions. No change of a row is evidence that there is none: look at its interval",
        ["Vessels"] = Vessels(data),
    };

    private static string Vessels(GroupData data)
    {
        var after = data.Visits.FirstOrDefault(v => v.Role == SessionRole.Post).Label;
        var days = data.SessionFacts.Where(s => s.Session == after).Select(s => s.Days).Where(double.IsFinite).ToList();
        return days.Count == 0 ? "Not known: sessions.tsv does not say how many days after the infusion the session after was. Within a day, flow and pressure change the response itself"
            : days.Min() < 1 ? "Some sessions after lie within a day of the infusion: flow and pressure change the response itself, and heart rate, pressure and expired carbon dioxide belong into sessions.tsv"
            : "All sessions after of which it is known lie a day or more after the infusion: effects on vessels are assumed to be over, which these data do not show";
    }
}
