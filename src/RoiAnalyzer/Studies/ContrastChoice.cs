namespace RoiAnalyzer.Studies;

/// <summary>Which contrasts are estimated.</summary>
public static class ContrastChoice
{
    private static readonly OrderedDictionary<string, IReadOnlyDictionary<string, double>> None = [];

    /// <summary>The plan's contrasts, else those the trial types suggest; an unknown name in the plan is a fault.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>>? Of(
        Plan plan, IReadOnlyList<string> trialTypes, Findings findings)
    {
        var place = plan.Path ?? "the plan";
        if (plan.Analysis == AnalysisKind.Infusion) Check(place, "primary_contrasts", "a window", plan.PrimaryContrasts ?? [], [.. plan.Infusion.Windows.Keys], findings);
        if (trialTypes.Count == 0) return plan.Contrasts;
        foreach (var (name, weights) in plan.Contrasts ?? None)
            Check(place, $"contrasts.{name}", "a trial type", weights.Keys, Nameable(plan.Model, trialTypes, derivatives: false), findings);
        foreach (var (name, rows) in plan.FContrasts)
            Check(place, $"f_contrasts.{name}", "a trial type or a column of one", rows.SelectMany(row => row.Keys).Distinct(), Nameable(plan.Model, trialTypes, derivatives: true), findings);
        Check(place, "reference_durations", "a trial type", plan.ReferenceDurations?.Keys ?? [], trialTypes, findings);
        var contrasts = plan.Contrasts ?? Suggested(trialTypes);
        if (plan.Contrasts is null) findings.Assumptions.Add($"The contrasts are {string.Join(", ", contrasts.Keys)}.");
        Check(place, "primary_contrasts", "a contrast", plan.PrimaryContrasts ?? [], [.. contrasts.Keys], findings);
        return contrasts;
    }

    /// <summary>Each trial type against baseline and, of two or three, their pairwise differences <c>A-B</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Suggested(IReadOnlyList<string> trialTypes)
    {
        var contrasts = new OrderedDictionary<string, IReadOnlyDictionary<string, double>>();
        foreach (var type in trialTypes) contrasts[type] = new Dictionary<string, double> { [type] = 1 };
        if (trialTypes.Count > 3) return contrasts;
        for (var a = 0; a < trialTypes.Count; a++)
        {
            for (var b = a + 1; b < trialTypes.Count; b++)
                contrasts.TryAdd($"{trialTypes[a]}-{trialTypes[b]}", Difference(trialTypes[a], trialTypes[b]));
        }

        return contrasts;
    }

    /// <summary>
    /// What contrasts may name: trial types and their modulators; F tests, which need no unit, the other columns of a trial type
    /// too.
    /// </summary>
    private static string[] Nameable(ModelPlan model, IReadOnlyList<string> trialTypes, bool derivatives)
    {
        string[] suffixes =
        [
            .. model.Basis == ResponseBasis.Fir ? [] : model.Modulators.Select(modulator => $":{modulator}"),
            .. derivatives && model.Basis is ResponseBasis.Derivative or ResponseBasis.Dispersion ? (string[])["_derivative"] : [],
            .. derivatives && model.Basis == ResponseBasis.Dispersion ? (string[])["_dispersion"] : [],
            .. derivatives && model.Basis == ResponseBasis.Fir && model.Fir.BinSeconds is { } length
                ? Enumerable.Range(0, (int)Math.Ceiling(model.Fir.WindowSeconds / length - 1e-9)).Select(bin => $"_delay_{bin}") : [],
        ];
        return [.. trialTypes, .. trialTypes.SelectMany(type => suffixes.Select(suffix => type + suffix))];
    }

    private static OrderedDictionary<string, double> Difference(string a, string b) => new() { [a] = 1, [b] = -1 };

    private static void Check(
        string place, string field, string what, IEnumerable<string> names, IReadOnlyList<string> known, Findings findings)
    {
        foreach (var name in names.Where(name => !known.Contains(name)))
            findings.Add(place, $"{field}.{name}", what, "none of that name in the study", Nearest.Hint(name, known));
    }
}
