using System.Text.Json.Nodes;
using RoiAnalyzer.Group;

namespace RoiAnalyzer.Reports;

/// <summary>The models of all visits, and the answers under each treatment of what is missing, as tables.</summary>
public static class LongitudinalTables
{
    /// <summary>What the sidecar says of the models as a whole.</summary>
    public static JsonObject About => new()
    {
        ["Model"] = "Mean of each visit, difference of each arm at each visit after the infusion (also before it, where arms were not randomised), covariates and strata at each visit; every available value",
        ["Estimation"] = "Restricted maximum likelihood",
        ["DegreesOfFreedom"] = "Kenward and Roger (1997), with their adjusted standard errors",
        ["Covariance"] = "UN; where it cannot be fitted TOEPH, then AR1H, then CS",
    };

    /// <summary>One row a region and contrast.</summary>
    public static OutputTable Models(IReadOnlyList<LongitudinalRow> rows)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("contrast", "Name of the contrast"),
            new("structure", "Covariance of a participant's visits: UN unstructured, TOEPH heterogeneous Toeplitz, AR1H heterogeneous autoregressive, CS compound symmetry"),
            new("attempts", "Covariances tried before it, each with the reason why it was left"), new("log_likelihood", "Restricted log-likelihood"),
            new("participants", "Participants with a value at any visit"), new("baseline_only", "Those of them with a value before the infusion alone"),
            new("baseline", "equal: the arms have one mean before the infusion, because they were randomised. free: each its own, and differences are of changes. n/a: one arm"),
            new("f", "All differences between arms after the infusion together, arm by visit; of one arm all its changes"), new("df1", "Number of those differences or changes"), new("df", "Degrees of freedom of the denominator"), new("p", "p of f"),
            new("status", "ok, or why there is no model"), new("reason", "The status in words"));
        foreach (var r in rows)
            table.Add(r.Region, r.Contrast, r.Structure, r.Attempts, r.LogLikelihood, r.Participants, r.BaselineOnly, r.IsBaselineEqual is { } equal ? equal ? "equal" : "free" : null, r.F, r.NumeratorDegrees, r.DegreesOfFreedom, r.P, r.Status, r.Reason);
        return table;
    }

    /// <summary>Four rows a region, contrast, arm and visit.</summary>
    public static OutputTable MissingData(IReadOnlyList<MissingDataRow> rows, string unit)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("contrast", "Name of the contrast"), new("arm", "The arm"), new("reference_arm", "The arm it is compared with"), new("visit", "Session"),
            new("method", "complete_case: participants with every visit, at this one adjusted for the first (not randomised: difference of changes). all_available: the model of all visits. tipping_point: the same with the missing values of the arm delta away from what is expected of them, where the interval just reaches 0. jump_to_reference: the same with them like the reference arm's"),
            new("n", "Participants of the arm with the value; of complete_case, with every visit"), new("n_reference", "The same of the reference arm"), new("missing", "Participants of the arm without the value"),
            new("delta", "Shift of the arm's missing values, a pattern-mixture model with the delta method's variance", unit),
            new("estimate", "Difference between the arms", unit), new("standard_error", "Of the estimate", unit), new("ci_low", "Lower end of the 95 % confidence interval", unit), new("ci_high", "Its upper end", unit),
            new("t", "Estimate over standard error"), new("df", "Degrees of freedom"), new("p", "Two-sided p, not adjusted"), new("status", "ok, or why there is no answer"), new("reason", "The status in words"));
        foreach (var r in rows)
            table.Add(r.Region, r.Contrast, r.Arm, r.ReferenceArm, r.Visit, r.Method, r.N, r.ReferenceN, r.Missing, r.Delta,
                r.Effect?.Estimate, r.Effect?.StandardError, r.Effect?.Interval.Low, r.Effect?.Interval.High, r.Effect?.T, r.Effect?.DegreesOfFreedom, r.Effect?.P, r.Status, r.Reason);
        return table;
    }
}
