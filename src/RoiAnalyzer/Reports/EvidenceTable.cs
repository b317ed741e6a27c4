using System.Text.Json.Nodes;
using RoiAnalyzer.Group;

namespace RoiAnalyzer.Reports;

/// <summary>Evidence for an effect and for none as a table: one row a change or difference.</summary>
public static class EvidenceTable
{
    private const int Default = 1;      // of BayesFactor.Scales

    /// <summary>All rows, in the values' unit.</summary>
    public static OutputTable Of(IReadOnlyList<EvidenceRow> rows, string unit)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("contrast", "Name of the contrast"), new("test", "The row of the change table that it is of"),
            new("arm", "The arm whose change it is, or that is compared"), new("reference_arm", "The arm it is compared with"), new("visit", "Session of a longitudinal_difference or longitudinal_change; n/a for other tests"),
            new("n", "Participants of the arm with both sessions"), new("n_reference", "Participants of the reference arm with both sessions"),
            new("bf10_narrow", "How much better an effect foretells the data than none, its prior a Cauchy of scale 0.5"),
            new("bf10", "The same with the default scale, sqrt(2)/2"), new("bf10_wide", "The same with scale 1"),
            new("bf01", "How much better no effect foretells the data, default scale: 1 / bf10"),
            new("bf_positive", "How much better an effect above 0 foretells the data than none, default scale"), new("bf_negative", "The same of an effect below 0"),
            new("bound", "The plan's equivalence_bound: an effect nearer to 0 does not matter", unit), new("equivalence_p", "The larger p of two one-sided tests against -bound and bound"),
            new("ci90_low", "Lower end of the 90 % interval, which must lie within the bound", unit), new("ci90_high", "Its upper end", unit),
            new("equivalence", "equivalent: shown to lie within the bound. not_shown. no_bound: the plan declares none, and none is made up after the data are seen"),
            new("suggested_bound", "Where no bound is declared: the smallest detectable change of a participant of the reference arm, one to declare in the plan of a next study", unit),
            new("power_for_bound", "Probability of finding a true effect as large as the bound, at .05 two-sided, with this standard error"),
            new("detectable_effect", "The true effect that a test with this standard error finds with probability .8, at .05 two-sided", unit),
            new("status", "ok, or why there is no number"), new("reason", "The status in words"));
        foreach (var r in rows)
        {
            var (t, main) = (r.Test, r.Factors.Count > 0 ? r.Factors[Default] : null);
            table.Add(t.Region, t.Contrast, t.Test, t.Arm, t.ReferenceArm, t.Visit, t.N, t.ReferenceArm is null ? null : t.ReferenceN,
                r.Factors.Count > 0 ? r.Factors[0].Bf10 : null, main?.Bf10, r.Factors.Count > 0 ? r.Factors[2].Bf10 : null, main?.Bf01, main?.BfPositive, main?.BfNegative,
                r.Equivalence?.Bound, r.Equivalence?.P, r.Equivalence?.Interval.Low, r.Equivalence?.Interval.High, r.Verdict, r.SuggestedBound, r.PowerForBound, r.DetectableEffect,
                t.Status, t.Reason);
        }
        return table;
    }

    /// <summary>What the numbers rest on.</summary>
    public static JsonObject About() => new()
    {
        ["BayesFactor"] = "Jeffreys, Zellner and Siow's of a t test (Rouder and others 2009). Of a difference of changes it is that of two samples, not adjusted for covariates; adjusted differences and those of models of several visits or periods have none. Of a crossover of two treatments in two periods it is of those who have both, and the prior is of the treatments' difference in standard deviations of the differences within participants, as in a paired test",
        ["Equivalence"] = "Two one-sided tests at .05 (Schuirmann 1987) of the estimate of the change table with its standard error and degrees of freedom",
        ["Power"] = "Of the noncentral t, for effects that are declared or asked for. The power for the effect that was observed is not given: it says nothing that p does not",
        ["Tests"] = "Tests of several arms together (F) have no row: they have no estimate",
    };
}
