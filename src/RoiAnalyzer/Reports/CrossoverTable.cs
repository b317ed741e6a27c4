using RoiAnalyzer.Group;

namespace RoiAnalyzer.Reports;

/// <summary>What a crossover says beside its treatments, as a table.</summary>
public static class CrossoverTable
{
    /// <summary>One row an effect of a region and contrast.</summary>
    public static OutputTable Of(IReadOnlyList<CrossoverRow> rows, string unit)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("contrast", "Name of the contrast"),
            new("effect", "period: of a period against the first. carry_over: difference of the sequences' sums; sequences: all sequences together. These two for information: no test is chosen by them. treatments: all treatments together. baseline: what the value goes up by with the value before it in the same period, within participants, of the adjusted differences"),
            new("comparison", "What is compared"), new("method", "two_periods: closed form of two treatments and periods with nobody incomplete. mixed_model: REML, Kenward-Roger; treatment, period, sequence and participant"),
            new("participants", "Participants with a value in any period"),
            new("estimate", "The effect", unit), new("standard_error", "Of the estimate", unit), new("ci_low", "Lower end of the 95 % confidence interval", unit), new("ci_high", "Its upper end", unit),
            new("t", "Estimate over standard error"), new("f", "Of several effects together"), new("df1", "Number of those"), new("df", "Degrees of freedom of t, or of the denominator of F"), new("p", "Two-sided p, not adjusted"));
        foreach (var r in rows)
            table.Add(r.Region, r.Contrast, r.Effect, r.Comparison, r.Method, r.Participants, r.Estimate, r.StandardError, r.Interval.Low, r.Interval.High, r.T, r.F, r.NumeratorDegrees, r.DegreesOfFreedom, r.P);
        return table;
    }

    /// <summary>Everybody's values under the treatments.</summary>
    public static OutputTable Participants(IReadOnlyList<CrossoverDifference> rows, string unit)
    {
        var table = new OutputTable(
            new("participant_id", "The participant"), new("sequence", "Treatments in the order of the participant's periods; ? where one is not known"),
            new("region", "Name of the region"), new("contrast", "Name of the contrast"),
            new("treatment", "The treatment"), new("reference_treatment", "The one it is compared with"),
            new("treated", "Value under the treatment, the mean where it was given in several periods", unit), new("reference", "Value under the reference, likewise", unit),
            new("difference", "Treated less reference", unit),
            new("difference_without_periods", "The same with the estimated effects of the periods taken off: what is held against outcomes", unit),
            new("status", "ok, or why one of the values is not there"));
        foreach (var r in rows)
            table.Add($"sub-{r.Participant}", r.Sequence, r.Region, r.Contrast, r.Treatment, r.ReferenceTreatment, r.Treated, r.Reference, r.Difference, r.Freed, r.Status);
        return table;
    }
}
