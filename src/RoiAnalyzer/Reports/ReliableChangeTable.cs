using RoiAnalyzer.Group;

namespace RoiAnalyzer.Reports;

/// <summary>Everybody's change beside the reference arm's as a table.</summary>
public static class ReliableChangeTable
{
    /// <summary>One row a participant, region and contrast, in the values' unit.</summary>
    public static OutputTable Of(IReadOnlyList<ReliableChangeRow> rows, string unit)
    {
        var table = new OutputTable(
            new("participant_id", "The participant"), new("arm", "Its arm"), new("region", "Name of the region"), new("contrast", "Name of the contrast"),
            new("change", "Post minus pre", unit), new("n_reference", "Participants of the reference arm that the change is judged by; one of that arm is judged by the others"),
            new("reference_change", "Their mean change", unit), new("icc_3_1", "Their reliability, ICC(3,1)"), new("difference_error", "S = sqrt(2) SD before sqrt(1 - ICC): standard error of a change that is none", unit),
            new("rci", "Reliable change index: (change - reference_change) / S (Jacobson and Truax 1991)"),
            new("regression_z", "Distance of post from what the reference's regression of post on pre foretells, in standard errors of a prediction"),
            new("df", "Degrees of freedom of regression_z"), new("p", "Its two-sided p from Student's t, for this participant alone and not adjusted"),
            new("smallest_detectable_change", "Of the judging participants", unit),
            new("p_beyond", "Probability that the true change, beyond the reference's, is larger than that in either direction, if any change was as likely as any other before"),
            new("status", "ok, or why there is no number"), new("reason", "The status in words, or what is missing"));
        foreach (var r in rows)
            table.Add($"sub-{r.Change.Participant}", r.Change.Arm, r.Change.Region, r.Change.Contrast, r.Change.Change, r.ReferenceN, r.ReferenceChange, r.Reliability, r.DifferenceError, r.Index,
                r.RegressionZ, r.DegreesOfFreedom, r.P, r.DetectableChange, r.ProbabilityBeyond, r.Status, r.Reason);
        return table;
    }
}
