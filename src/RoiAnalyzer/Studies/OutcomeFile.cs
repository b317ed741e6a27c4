namespace RoiAnalyzer.Studies;

/// <summary>Reads <c>outcomes.tsv</c> at the root of the study: one row a participant, or one a participant and session.</summary>
internal sealed class OutcomeFile(Dataset raw, StatisticsPlan plan, Findings findings)
{
    private const string Who = "participant_id", When = "session_id";
    private const string Remedy = "Correct the cell.";

    /// <summary>The rows with the columns that the plan's outcomes need; none, with faults, where the table cannot be used.</summary>
    public IReadOnlyList<OutcomeFacts> Read(IReadOnlyCollection<string> everyone)
    {
        var path = raw.PathOf(plan.OutcomesFile);
        if (plan.Outcomes.Count == 0)
        {
            if (File.Exists(path)) findings.Assumptions.Add($"No outcome is analysed: {path} is there, and the plan's statistics.outcomes names none of its columns.");
            return [];
        }
        if (!File.Exists(path))
        {
            findings.Add(path, null, $"a table of the plan's outcomes {string.Join(", ", plan.Outcomes.Keys)}", "no such file", "Add the file, or take statistics.outcomes out of the plan.");
            return [];
        }
        if (findings.Try(null, () => Table.Read(path)) is not { } table || !HasColumns(table)) return [];
        foreach (var outcome in plan.Outcomes.Values) Check(table, outcome);
        CheckLabels(table, everyone);
        string[] needed = [.. plan.Outcomes.Values.SelectMany(outcome => outcome.Columns).Distinct()];
        return [.. Enumerable.Range(0, table.RowCount).Select(row => new OutcomeFacts(Labels.Bare(table[row, Who], "sub"),
            table.Has(When) ? Labels.Bare(table[row, When], "ses") : null, needed.ToDictionary(column => column, column => Number(table, row, column))))];
    }

    private bool HasColumns(Table table)
    {
        var complete = true;
        foreach (var column in plan.Outcomes.Values.SelectMany(outcome => outcome.Columns).Prepend(Who).Distinct().Where(column => !table.Has(column)))
        {
            findings.Add(table.Path, column, column == Who ? $"a column {Who}" : $"the plan's outcome column {column}", "none of that name", Nearest.Hint(column, table.Columns));
            complete = false;
        }
        return complete;
    }

    private void CheckLabels(Table table, IReadOnlyCollection<string> everyone)
    {
        var seen = new HashSet<(string, string)>();
        for (var row = 0; row < table.RowCount; row++)
        {
            var (who, when) = (Labels.Bare(table[row, Who], "sub"), table.Has(When) ? Labels.Bare(table[row, When], "ses") : "");
            if (!everyone.Contains(who))
                findings.Add(null, new Fault(table.PlaceOf(row, Who), "a participant of the study", $"sub-{who}", $"Nearest: sub-{Nearest.To(who, everyone)}. Correct the label, or remove the row."));
            if (!seen.Add((who, when)))
                findings.Add(null, new Fault(table.PlaceOf(row, Who), table.Has(When) ? "each participant and session once" : "each participant once", $"sub-{who}{(when.Length > 0 ? $" ses-{when}" : "")} again", "Remove one of the rows, or add a column session_id."));
        }
    }

    private void Check(Table table, OutcomePlan outcome)
    {
        for (var row = 0; row < table.RowCount; row++)
        {
            switch (outcome.Kind)
            {
                case OutcomeKind.Continuous: Demand(table, row, outcome.Column, "a number or n/a", _ => true); break;
                case OutcomeKind.Binary: Demand(table, row, outcome.Column, "1, 0 or n/a", n => n is 0 or 1); break;
                case OutcomeKind.Time:
                    Demand(table, row, outcome.Column, "a time of 0 or more, or n/a", n => n >= 0);
                    Demand(table, row, outcome.Event!, "1 where the event happened, 0 where the participant was last seen, or n/a", n => n is 0 or 1);
                    break;
                default:
                    Demand(table, row, outcome.Total!, "a whole number of 1 or more, or n/a", n => n >= 1 && n == Math.Floor(n));
                    var total = Number(table, row, outcome.Total!);
                    Demand(table, row, outcome.Column, "a whole number from 0 to the total, or n/a", n => n >= 0 && n == Math.Floor(n) && !(n > total));
                    break;
            }
        }
    }

    private void Demand(Table table, int row, string column, string expected, Predicate<double> isRight)
    {
        if (Table.TryNumber(table[row, column], out var number) && (double.IsNaN(number) || isRight(number))) return;
        findings.Add(null, new Fault(table.PlaceOf(row, column), expected, Table.Quoted(table[row, column]), Remedy));
    }

    private static double Number(Table table, int row, string column) => Table.TryNumber(table[row, column], out var number) ? number : double.NaN;
}
