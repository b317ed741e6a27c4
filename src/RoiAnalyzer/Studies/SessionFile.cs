namespace RoiAnalyzer.Studies;

/// <summary>
/// Reads <c>sub-X/sub-X_sessions.tsv</c>, or one <c>sessions.tsv</c> at the root that also has a column participant_id. Times of
/// day and dates are not read: they could name a person.
/// </summary>
internal static class SessionFile
{
    /// <summary>Names of the column of days since the infusion.</summary>
    public static readonly string[] Days = ["days_since_infusion", "days"];

    private const string Key = "session_id", Who = "participant_id", Treatment = "treatment", Role = "role";
    private static readonly string[] s_before = ["pre", "baseline"];
    private static readonly string[] MustBeNumbers = [.. Days, "dose", "period"];

    /// <summary>The facts of all participants' sessions, participant by participant, in the files' order.</summary>
    public static IReadOnlyList<SessionFacts> Read(Dataset raw, Findings findings)
    {
        List<SessionFacts> facts = [];
        foreach (var file in raw.Files.Where(file => file.Entities.Suffix == "sessions" && file.Entities.Extension == ".tsv"))
        {
            var owner = file.Participant ?? file.Entities["sub"];
            if (findings.Try(owner, () => Table.Read(file.Path)) is not { } table || !table.Has(Key)) continue;
            if (findings.Try(owner, () => Rows(table, owner)) is { } rows) facts.AddRange(rows);
        }
        return [.. facts.OrderBy(f => f.Participant, StringComparer.Ordinal)];
    }

    private static List<SessionFacts> Rows(Table table, string? owner)
    {
        if (owner is null && !table.Has(Who))
            throw new InputException(new Place(table.Path, Line: 1), $"a column {Who} in a table of everybody's sessions", string.Join(", ", table.Columns), "Add the column, or give each participant a sessions.tsv.");
        string[] numeric = [.. table.Columns.Where(column => column is not (Key or Who or Treatment or Role) && IsNumeric(table, column))];
        var rows = Enumerable.Range(0, table.RowCount).Select(row => new SessionFacts(
            owner ?? Labels.Bare(table[row, Who], "sub"), Labels.Bare(table[row, Key], "ses"),
            table.Has(Treatment) && !table.IsMissing(row, Treatment) ? table[row, Treatment] : null,
            numeric.ToDictionary(column => column, column => table.Number(row, column)))
        {
            IsBaseline = table.Has(Role) && s_before.Contains(table[row, Role].ToLowerInvariant()),
        }).ToList();
        foreach (var (row, facts) in rows.Index())
            if (rows.Take(row).Any(other => (other.Participant, other.Session) == (facts.Participant, facts.Session)))
                throw new InputException(table.PlaceOf(row, Key), "each session once", $"ses-{facts.Session} again", "Remove one of the rows.");
        return rows;
    }

    /// <summary>A column with a number somewhere and nothing but numbers and n/a; those that must be numbers fail by name.</summary>
    private static bool IsNumeric(Table table, string column)
    {
        if (MustBeNumbers.Contains(column)) return table.Numbers(column) is not null;
        var some = false;
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!Table.TryNumber(table[row, column], out var number)) return false;
            some |= !double.IsNaN(number);
        }
        return some;
    }
}
