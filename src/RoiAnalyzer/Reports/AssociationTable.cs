using System.Text.Json.Nodes;
using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>Outcomes against arms and regions, as a table.</summary>
public static class AssociationTable
{
    /// <summary>One row an outcome, region, contrast, measure and method.</summary>
    public static OutputTable Of(IReadOnlyList<AssociationRow> rows, string unit)
    {
        var table = new OutputTable(
            new("outcome", "Name of the outcome in the plan"), new("kind", "What its numbers are: continuous, binary, count or time"),
            new("exploratory", "true: the plan does not declare the association, and its p stands for itself; false: it does"),
            new("region", "Name of the region; n/a: arms are compared"), new("contrast", "Name of the contrast; n/a: arms are compared"),
            new("measure", "What the outcome is held against: change (post less pre; of a crossover treatment less reference, with the effects of periods taken off), baseline (the value before; of a crossover that under the reference), sessions (the region's value and the outcome in each session, within participants) or arm"),
            new("method", "How: see Methods"), new("arm", "The arm that is compared, or whose median it is; of a crossover the treatment"), new("reference_arm", "The arm that it is compared with"),
            new("adjusted_for", "What was adjusted for; n/a: nothing"),
            new("n", "Participants"), new("missing_reasons", "Why others are not among them, each code with its count"),
            new("events", "Events among them, of binary outcomes and times"),
            new("unit", "Standard deviation of the region's values, which a ratio is per", unit),
            new("estimate", "Correlation, odds or hazard ratio, difference, or median, as the method says"),
            new("ci_low", "Lower end of its 95 % confidence interval; n/a where the method has none"), new("ci_high", "Upper end"),
            new("statistic", "t, z or chi-squared, as the method says"), new("df", "Degrees of freedom of the statistic"), new("p", "Two-sided p, of this row alone"),
            new("bf10", "Of Pearson's correlations: Bayes factor for a correlation and against none, prior of width 1/3 (Ly, Verhagen and Wagenmakers 2016); of a partial one with df + 2 participants"),
            new("p_holm", "p adjusted by Holm over all declared outcomes, primary regions and contrasts: their changes, by the first method of each kind; n/a for all other rows"),
            new("p_proportional", "Of hazard ratios: p of the ratio changing over time (Grambsch and Therneau)"),
            new("influential", "The participant without whom the estimate changes most"), new("estimate_without", "The estimate without that participant"),
            new("largest_cook", "Largest of Cook's distances in the regression of the outcome on the region and the covariates"),
            new("status", "ok, too_few, not_estimable or no_variance"), new("reason", "The status in words"));
        foreach (var r in rows)
            table.Add(r.Outcome, r.Kind.ToString().ToLowerInvariant(), r.Exploratory ? "true" : "false", r.Region, r.Contrast, r.Measure, r.Method, r.Arm, r.ReferenceArm, r.Adjusted,
                r.N, r.MissingReasons, r.Events, r.Unit, r.Estimate, r.Interval.Low, r.Interval.High, r.Statistic, r.DegreesOfFreedom, r.P, r.Bf10, r.PHolm, r.PProportional,
                r.Influential is null ? null : $"sub-{r.Influential}", r.EstimateWithout, r.LargestCook, r.Status, r.Reason);
        return table;
    }

    /// <summary>What each method is.</summary>
    public static JsonObject About(GroupPlan plan) => new()
    {
        ["Outcomes"] = new JsonObject(plan.Statistics.Outcomes.Select(o => KeyValuePair.Create(o.Key, (JsonNode?)$"column {o.Value.Column}, {PlanWord(o.Value.Kind)}, {(o.Value.Declared ? "declared" : "exploratory")}"))),
        ["Methods"] = new JsonObject
        {
            ["pearson, partial_pearson"] = "correlation of what a constant and the covariates leave of both; t on n - 2 - q; Fisher's interval with error 1/sqrt(n - 3 - q)",
            ["semipartial_pearson"] = "the outcome as it is with what the covariates leave of the region; its test is that of the partial correlation",
            ["spearman_exact, spearman_t, partial_spearman"] = "the same of ranks; p exact up to 12 participants without ties or covariates, else by t; interval of Bonett and Wright (2000)",
            ["percentage_bend"] = "Wilcox (1994), bend 0.2, without covariates",
            ["rmcorr"] = "within participants over sessions (Bakdash and Marusich 2017); t on N - k - 1, N sessions of k participants",
            ["logistic"] = "odds ratio per standard deviation of the region's values; likelihood ratio chi-squared and profile likelihood interval",
            ["quasi_binomial"] = "odds ratio, per standard deviation of the region's values or of the arm, errors times the root of Pearson's dispersion; t",
            ["cox"] = "hazard ratio, per standard deviation of the region's values or of the arm, Efron's ties; Wald's z",
            ["difference_of_means"] = "arm less reference arm, pooled t",
            ["risk_difference"] = "share of the arm less that of the reference arm, Newcombe's interval (1998, method 10); p is Fisher's",
            ["fisher_odds_ratio"] = "conditional odds ratio with its exact interval",
            ["log_rank, peto_peto"] = "chi-squared of Mantel's log-rank test, and of Harrington and Fleming's with rho = 1, which weighs early events more",
            ["median_time"] = "time at which Kaplan and Meier's curve comes down to one half; interval of Brookmeyer and Crowley on log S",
        },
    };

    private static string PlanWord(OutcomeKind kind) => kind.ToString().ToLowerInvariant();
}
