using System.Text.Json;

namespace RoiAnalyzer.Studies;

/// <summary>One outcome of the plan: columns of the table of outcomes, and what is made of them.</summary>
public sealed record OutcomePlan
{
    /// <summary>The word for the value before in the region, among <see cref="Covariates"/>.</summary>
    public const string Baseline = "baseline";

    /// <summary>The word for the arm, among <see cref="Covariates"/>.</summary>
    public const string Arm = "arm";

    /// <summary>The word for the outcome itself in the session before, among <see cref="Covariates"/>; where outcomes have sessions.</summary>
    public const string Before = "outcome_before";

    /// <summary>The column of the values.</summary>
    public required string Column { get; init; }

    /// <summary>What the values are.</summary>
    public required OutcomeKind Kind { get; init; }

    /// <summary>Of times: the column that is 1 where the event happened then, and 0 where the participant was last seen then.</summary>
    public string? Event { get; init; }

    /// <summary>Of counts: the column of what they are counted among.</summary>
    public string? Total { get; init; }

    /// <summary>Whether the association was declared before the data were seen; what was not is exploratory.</summary>
    public bool Declared { get; init; }

    /// <summary>What associations are adjusted for: <c>baseline</c>, <c>arm</c>, <c>outcome_before</c>, or covariates of the plan.</summary>
    public IReadOnlyList<string> Covariates { get; init; } = [Baseline, Arm];

    /// <summary>The columns that it needs.</summary>
    public IEnumerable<string> Columns => new[] { Column, Event, Total }.OfType<string>();

    internal static IReadOnlyDictionary<string, OutcomePlan> Read(PlanSection outcomes, IReadOnlyList<string> covariates)
    {
        var plans = new OrderedDictionary<string, OutcomePlan>();
        foreach (var name in outcomes.Names)
            if (outcomes.Section(name) is { } section) plans[name] = One(section.Knowing("column", "kind", "event", "total", "declared", "covariates"), name, covariates);
        return plans;
    }

    private static OutcomePlan One(PlanSection section, string name, IReadOnlyList<string> covariates)
    {
        var plan = new OutcomePlan
        {
            Column = section.Text("column") ?? name,
            Kind = section.Choice<OutcomeKind>("kind") ?? OutcomeKind.Continuous,
            Event = section.Text("event"),
            Total = section.Text("total"),
            Declared = section.Flag("declared") ?? false,
        };
        if (!section.IsGiven("kind")) section.Fault("kind", "what the outcome's numbers are: continuous, binary, count or time", "nothing", "Add the field.");
        CheckColumn(section, "event", plan.Event, plan.Kind == OutcomeKind.Time, "the column that says whether the event happened (1) or not (0), as a time needs");
        CheckColumn(section, "total", plan.Total, plan.Kind == OutcomeKind.Count, "the column of what is counted among, as a count needs");
        string[] known = [Baseline, Arm, Before, .. covariates];
        foreach (var covariate in (section.Texts("covariates") ?? []).Where(c => !known.Contains(c)))
            section.Fault("covariates", "baseline, arm, outcome_before, or one of statistics.covariates", $"\"{covariate}\"", Nearest.Hint(covariate, known));
        return plan with { Covariates = section.Texts("covariates") ?? plan.Covariates };
    }

    private static void CheckColumn(PlanSection section, string field, string? column, bool isNeeded, string what)
    {
        if (isNeeded && column is null) section.Fault(field, what, "nothing", "Add the field.");
        if (!isNeeded && column is not null) section.Fault(field, "nothing, for this kind of outcome", $"\"{column}\"", "Correct the kind, or leave the field out.");
    }

    internal static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, OutcomePlan> outcomes)
    {
        json.WriteStartObject("outcomes");
        foreach (var (name, plan) in outcomes)
        {
            json.WriteStartObject(name);
            json.WriteString("column", plan.Column);
            json.WriteString("kind", PlanWriter.Word(plan.Kind));
            json.WriteString("event", plan.Event);
            json.WriteString("total", plan.Total);
            json.WriteBoolean("declared", plan.Declared);
            PlanWriter.WriteTexts(json, "covariates", plan.Covariates);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
