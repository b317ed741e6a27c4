namespace RoiAnalyzer.Studies;

/// <summary>Which arm a participant is in.</summary>
internal sealed record ArmChoice(ArmPlan Plan, IReadOnlyList<string> Arms, IReadOnlyDictionary<string, string> ByParticipant)
{
    private static readonly string[] Columns = ["arm", "group", "treatment"];
    private static readonly string[] Controls = ["placebo", "saline", "control", "midazolam", "sham"];

    /// <summary>
    /// The arms of the participants that have data, from the plan's column or the one named arm, group or treatment. The
    /// reference is the plan's, else the one named like a control, else the first by name, and comes first.
    /// </summary>
    public static ArmChoice Of(
        Table? participants, ArmPlan plan, IReadOnlyCollection<string> withData, Findings findings)
    {
        var none = new ArmChoice(plan, [], new Dictionary<string, string>());
        if (participants is null || Column(participants, plan.Column, findings) is not { } column) return none;
        var rows = ParticipantFile.LabelsOf(participants).Index().ToDictionary(row => row.Item, row => row.Index);
        var known = rows.Where(r => withData.Count == 0 || withData.Contains(r.Key)).ToArray();
        var arms = known.Select(r => participants[r.Value, column]).Where(IsArm).Distinct()
            .Order(StringComparer.Ordinal).ToList();
        if (arms.Count > 1) Name(participants, column, rows, withData, findings);
        var reference = Reference(participants.Path, plan.Reference, column, arms, findings);
        if (reference is not null && arms.Remove(reference)) arms.Insert(0, reference);
        return new ArmChoice(plan with { Column = column, Reference = reference }, arms,
            known.Where(r => IsArm(participants[r.Value, column])).ToDictionary(r => r.Key, r => participants[r.Value, column]));
    }

    private static string? Column(Table participants, string? wanted, Findings findings)
    {
        if (wanted is not null && participants.Has(wanted)) return wanted;
        if (wanted is not null)
        {
            findings.Add(null, new Fault(new Place(participants.Path, Line: 1), $"the plan's column {wanted}",
                "none of that name", Nearest.Hint(wanted, participants.Columns)));
            return null;
        }

        var column = Columns.SelectMany(name =>
            participants.Columns.Where(c => c.Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault();
        findings.Assumptions.Add(column is null
            ? $"There is one arm: {participants.Path} has no column arm, group or treatment."
            : $"The arm is the column {column} of {participants.Path}.");
        return column;
    }

    private static bool IsArm(string cell) => cell.Length > 0 && cell != "n/a";

    /// <summary>Names every participant with data whose arm is not known.</summary>
    private static void Name(
        Table table, string column, Dictionary<string, int> rows, IReadOnlyCollection<string> withData, Findings findings)
    {
        const string remedy = "Give the arm, or leave the participant out (--participant-label of the others).";
        foreach (var label in withData.Order(StringComparer.Ordinal))
        {
            if (!rows.TryGetValue(label, out var row))
                findings.Add(label, new Fault(new Place(table.Path), $"a row for sub-{label}, who has data", "none", remedy));
            else if (table[row, column] is var cell && !IsArm(cell))
                findings.Add(label, new Fault(table.PlaceOf(row, column), $"the arm of sub-{label}", Table.Quoted(cell), remedy));
        }
    }

    private static string? Reference(string path, string? wanted, string column, List<string> arms, Findings findings)
    {
        if (wanted is not null && !arms.Contains(wanted))
        {
            findings.Add(path, column, $"the plan's reference arm {wanted}", "none of that name", Nearest.Hint(wanted, arms));
            return null;
        }

        if (wanted is not null || arms.Count < 2) return wanted;
        var reference = arms.FirstOrDefault(arm => Controls.Contains(arm.ToLowerInvariant())) ?? arms[0];
        findings.Assumptions.Add($"The arms are {string.Join(", ", arms)}; the reference is {reference}.");
        return reference;
    }
}
