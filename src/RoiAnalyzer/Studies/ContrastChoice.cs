namespace RoiAnalyzer.Studies;

/// <summary>Which contrasts are estimated.</summary>
public static class ContrastChoice
{
    private static readonly OrderedDictionary<string, IReadOnlyDictionary<string, double>> None = [];

    /// <summary>The plan's contrasts, else those the trial types suggest; an unknown name in the plan is a fault.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>>? Of(
        Plan plan, IReadOnlyList<string> trialTypes, Findings findings)
    {
        if (trialTypes.Count == 0) return plan.Contrasts;
        var place = plan.Path ?? "the plan";
        foreach (var (name, weights) in plan.Contrasts ?? None)
            Check(place, $"contrasts.{name}", "a trial type", weights.Keys, trialTypes, findings);
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

    private static OrderedDictionary<string, double> Difference(string a, string b) => new() { [a] = 1, [b] = -1 };

    private static void Check(
        string place, string field, string what, IEnumerable<string> names, IReadOnlyList<string> known, Findings findings)
    {
        foreach (var name in names.Where(name => !known.Contains(name)))
            findings.Add(place, $"{field}.{name}", what, "none of that name in the study", Nearest.Hint(name, known));
    }
}
