using System.Text.Json.Nodes;
using RoiAnalyzer.Group;

namespace RoiAnalyzer.Reports;

/// <summary>The tests of the group table by other methods, and how permutations and samples were drawn.</summary>
public static class SensitivityTable
{
    private const string Methods =
        "wilcoxon: exact signed ranks (zeros dropped), Hodges-Lehmann centre with its exact interval. trimmed_mean: 20 %. sign_flip, rerandomisation, freedman_lane: p of the group table's t by permutations. "
        + "score_flip: p by signs of participants' scores in the mixed model without the effect (Hemerik, Goeman and Finos 2020; De Santis et al. 2022). "
        + "bca: the group table's estimate with its bias-corrected and accelerated bootstrap interval over participants, drawn within arms. welch: unequal variances. mann_whitney: exact ranks, Hodges-Lehmann shift. "
        + "cliff_delta: P(higher) less P(lower), -1 to 1. yuen: difference of 20 % trimmed means. hc3: the model's estimate with an error that lets variances differ. quade: ranks after, freed of the ranks before; its estimate is a difference of ranks. "
        + "satterthwaite: the same mixed model with the unadjusted error and Satterthwaite's degrees of freedom. ancova_at_visit, changes_at_visit: of those with a value before and at the visit, whatever other visits they have, "
        + "the analysis of covariance or, of arms that were not randomised, the difference of changes; paired_at_visit: the paired t test of their changes. "
        + "In a crossover welch, mann_whitney and bca compare the sequences by half the difference of each participant's periods (two treatments in two periods), within sequences; paired_t and wilcoxon take the participants' differences "
        + "between the treatments without regard to periods; complete_cases: those with every period alone; mixed_model: treatment, period, sequence, participant, whatever the answer was computed by";

    /// <summary>A row a test and method.</summary>
    public static OutputTable Of(IReadOnlyList<SensitivityRow> rows, string unit)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("family", "primary, secondary or control"), new("contrast", "Name of the contrast"),
            new("test", "The test of the table of changes that is done by another method"), new("arm", "The arm whose change it is, or that is compared"), new("reference_arm", "The arm it is compared with"), new("visit", "Session of a longitudinal_difference or longitudinal_change; n/a for other tests"),
            new("method", Methods), new("estimate", "What the method estimates; cliff_delta and quade have no unit", unit),
            new("ci_low", "Lower end of its 95 % confidence interval", unit), new("ci_high", "Its upper end", unit),
            new("statistic", "t; V of wilcoxon; W of mann_whitney"), new("df", "Degrees of freedom of t"), new("p", "Two-sided p of this method, not adjusted"),
            new("repetitions", "Permutations or bootstrap samples"), new("exact", "Whether p is counted over all permutations or ranks (true), or drawn or approximated (false)"),
            new("status", "ok, or why there is no number"), new("reason", "The status in words"));
        foreach (var r in rows)
            table.Add(r.Region, r.Family.ToString().ToLowerInvariant(), r.Contrast, r.Test, r.Arm, r.ReferenceArm, r.Visit, r.Method, r.Estimate, r.Interval.Low, r.Interval.High,
                r.Statistic, r.DegreesOfFreedom, r.P, r.Repetitions, r.IsExact is { } exact ? exact ? "true" : "false" : null, r.Status, r.Reason);
        return table;
    }

    /// <summary>The seed and number of bootstrap samples.</summary>
    public static JsonObject About(GroupPlan plan) => new()
    {
        ["Seed"] = plan.Seed,
        ["BootstrapSamples"] = plan.Statistics.BootstrapSamples,
    };

    /// <summary>Of each family of tests: how its permutations were made, how many, whether they are all there are.</summary>
    public static JsonObject Permutations(IReadOnlyList<GroupRow> rows, GroupPlan plan)
    {
        var families = rows.Where(row => row.Permuted is not null)
            .Select(row => (row.Test, Arm: row.ReferenceArm is null ? row.Arm : null, Primary: row.Family == Family.Primary, row.Permuted)).Distinct()
            .Select(family => (JsonNode)new JsonObject
            {
                ["test"] = family.Test,
                ["arm"] = family.Arm,
                ["family"] = family.Primary ? "primary" : "secondary and control, each row for itself",
                ["method"] = family.Permuted!.Method,
                ["permutations"] = family.Permuted.Permutations,
                ["exact"] = family.Permuted.IsExact,
            });
        return new JsonObject { ["Seed"] = plan.Seed, ["Permutations"] = new JsonArray([.. families]) };
    }
}
