using System.Text.Json;

namespace RoiAnalyzer.Studies;

/// <summary>The group level's part of a plan.</summary>
public sealed record StatisticsPlan
{
    /// <summary>The design; null: what arms, sessions and treatments say.</summary>
    public DesignKind? Design { get; init; }

    /// <summary>
    /// Columns of <c>participants.tsv</c>, or else of the sessions after the infusion in <c>sessions.tsv</c>, that differences
    /// between arms are adjusted for: numbers, or words, which become one column each but the first.
    /// </summary>
    public IReadOnlyList<string> Covariates { get; init; } = [];

    /// <summary>The column of <c>participants.tsv</c> within which participants were randomised; null: none.</summary>
    public string? Stratum { get; init; }

    /// <summary>The session whose difference between arms is the primary answer, by label; null: the one after the infusion.</summary>
    public string? PrimaryVisit { get; init; }

    /// <summary>A difference nearer to 0 than this does not matter, in the unit of the values; null: none was declared.</summary>
    public double? EquivalenceBound { get; init; }

    /// <summary>Random permutations or sign flips where all of them are too many.</summary>
    public int Permutations { get; init; } = 10_000;

    /// <summary>Bootstrap samples.</summary>
    public int BootstrapSamples { get; init; } = 10_000;

    /// <summary>The table of outcomes, from the root of the study.</summary>
    public string OutcomesFile { get; init; } = "outcomes.tsv";

    /// <summary>The outcomes that changes are held against, by name.</summary>
    public IReadOnlyDictionary<string, OutcomePlan> Outcomes { get; init; } = new OrderedDictionary<string, OutcomePlan>();

    internal static StatisticsPlan Read(PlanSection section)
    {
        section.Knowing("design", "covariates", "stratum", "primary_visit", "equivalence_bound", "permutations", "bootstrap_samples", "outcomes_file", "outcomes");
        var plan = new StatisticsPlan();
        return plan with
        {
            Design = section.Choice<DesignKind>("design"),
            Covariates = section.Texts("covariates") ?? plan.Covariates,
            Stratum = section.Text("stratum"),
            PrimaryVisit = section.Label("primary_visit", "ses"),
            EquivalenceBound = section.Number("equivalence_bound", "a number above 0, or null for none", n => n > 0),
            Permutations = Count(section, "permutations") ?? plan.Permutations,
            BootstrapSamples = Count(section, "bootstrap_samples") ?? plan.BootstrapSamples,
            OutcomesFile = section.Text("outcomes_file") ?? plan.OutcomesFile,
            Outcomes = section.Section("outcomes") is { } outcomes ? OutcomePlan.Read(outcomes, section.Texts("covariates") ?? []) : plan.Outcomes,
        };
    }

    internal static void Write(Utf8JsonWriter json, StatisticsPlan plan)
    {
        json.WriteStartObject("statistics");
        json.WriteString("design", plan.Design is { } design ? PlanWriter.Word(design) : null);
        PlanWriter.WriteTexts(json, "covariates", plan.Covariates);
        json.WriteString("stratum", plan.Stratum);
        json.WriteString("primary_visit", plan.PrimaryVisit);
        if (plan.EquivalenceBound is { } bound) json.WriteNumber("equivalence_bound", bound);
        else json.WriteNull("equivalence_bound");
        json.WriteNumber("permutations", plan.Permutations);
        json.WriteNumber("bootstrap_samples", plan.BootstrapSamples);
        json.WriteString("outcomes_file", plan.OutcomesFile);
        OutcomePlan.Write(json, plan.Outcomes);
        json.WriteEndObject();
    }

    private static int? Count(PlanSection section, string name) =>
        (int?)section.Number(name, "a whole number from 1000 to 10000000", n => n is >= 1000 and <= 10_000_000 && n == (int)n);
}
