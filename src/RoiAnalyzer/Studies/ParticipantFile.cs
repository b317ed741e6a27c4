namespace RoiAnalyzer.Studies;

/// <summary>Reads <c>participants.tsv</c>.</summary>
internal static class ParticipantFile
{
    private const string Key = "participant_id";

    /// <summary>The table, one row a participant; null when there is none or, with a fault, it cannot be used.</summary>
    public static Table? Read(Dataset raw, ArmPlan plan, Findings findings)
    {
        var path = raw.PathOf("participants.tsv");
        if (File.Exists(path)) return findings.Try(null, () => Checked(Table.Read(path)));
        if (plan.Column is not null)
        {
            findings.Add(path, plan.Column, "the arms of the participants", "no such file",
                "Add the file, or take arm out of the plan.");
        }

        findings.Assumptions.Add($"There is one arm: no {path}.");
        return null;
    }

    /// <summary>The labels of all rows, without <c>sub-</c>.</summary>
    public static IEnumerable<string> LabelsOf(Table participants) =>
        participants.Rows.Select((_, row) => Labels.Bare(participants[row, Key], "sub"));

    private static Table Checked(Table table)
    {
        if (!table.Has(Key))
        {
            throw new InputException(new Place(table.Path, Line: 1), $"a column {Key}", string.Join(", ", table.Columns),
                "Add the column.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, label) in LabelsOf(table).Index())
        {
            if (!seen.Add(label))
            {
                throw new InputException(table.PlaceOf(row, Key), "each participant once", $"sub-{label} again",
                    "Remove one of the rows.");
            }
        }

        return table;
    }
}
