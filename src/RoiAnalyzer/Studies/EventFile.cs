namespace RoiAnalyzer.Studies;

/// <summary>Reads the events of a run.</summary>
public static class EventFile
{
    /// <summary>The one condition of a file without a column <c>trial_type</c>, which BIDS lets be absent.</summary>
    public const string OnlyCondition = "event";

    private const string TrialType = "trial_type";
    private static readonly string[] Known = ["onset", "duration", TrialType, "modulation"];

    /// <summary>
    /// The events of a file in its order; without a column <c>trial_type</c> all are of <see cref="OnlyCondition"/>. An
    /// <see cref="InputException"/> carries all its faults: a column or all rows missing, times that are no numbers, durations
    /// below 0, a cell of <c>trial_type</c> without a name.
    /// </summary>
    public static IReadOnlyList<Event> Read(string path) => Read(path, out _);

    /// <summary>The same, and whether the file says trial types.</summary>
    internal static IReadOnlyList<Event> Read(string path, out bool hasTrialTypes)
    {
        var table = Table.Read(path);
        hasTrialTypes = table.Has(TrialType);
        var faults = Needed(table).Where(column => !table.Has(column)).Select(column => Absent(table, column)).ToList();
        if (table.RowCount == 0)
            faults.Add(new Fault(new Place(path), "at least one event", "no rows", "Add the events, or leave the run out."));
        else if (table.Has("onset"))
            faults.AddRange(Onsets(table));
        if (table.Has("duration"))
            faults.AddRange(Check(table, "duration", "seconds, 0 or more", cell => Table.TryNumber(cell, out var d) && d >= 0));
        if (hasTrialTypes)
            faults.AddRange(Check(table, TrialType, "the name of a condition", cell => cell.Length > 0 && cell != "n/a"));
        if (table.Has("modulation")) faults.AddRange(Check(table, "modulation", "a number", IsNumber));
        return faults.Count == 0 ? EventsOf(table) : throw new InputException(faults);
    }

    /// <summary>A trial_type written otherwise is a slip that must not make one condition of all.</summary>
    private static IEnumerable<string> Needed(Table table) =>
        table.Columns.Any(column => column.Equals(TrialType, StringComparison.OrdinalIgnoreCase)) ? ["onset", "duration", TrialType] : ["onset", "duration"];

    private static Event[] EventsOf(Table table)
    {
        var (modulated, typed) = (table.Has("modulation"), table.Has(TrialType));
        var others = table.Columns.Except(Known).ToArray();
        var events = new Event[table.RowCount];
        for (var row = 0; row < events.Length; row++)
        {
            var modulation = modulated ? table.Number(row, "modulation") : 1;
            events[row] = new Event(
                table.Number(row, "onset"), table.Number(row, "duration"), typed ? table[row, TrialType] : OnlyCondition, modulation)
            {
                Values = others.Length == 0 ? null : others.Where(column => Table.TryNumber(table[row, column], out var n) && double.IsFinite(n)).ToDictionary(column => column, column => table.Number(row, column)),
            };
        }

        return events;
    }

    private static IEnumerable<Fault> Onsets(Table table)
    {
        var missing = Enumerable.Range(0, table.RowCount).Count(row => table.IsMissing(row, "onset"));
        if (missing < table.RowCount) return Check(table, "onset", "seconds", IsNumber);
        var elsewhere = table.Columns.Where(column => LooksLikeOnsets(table, column)).ToArray();
        var remedy = elsewhere.Length == 0
            ? "Fill in the onsets."
            : $"The times seem to sit in other columns ({string.Join(", ", elsewhere)}): copy the right one to onset.";
        return [new Fault(new Place(table.Path, Field: "onset"), "seconds", $"n/a in all {missing} rows", remedy)];
    }

    private static bool LooksLikeOnsets(Table table, string column) =>
        column != "onset" && column.Contains("onset", StringComparison.OrdinalIgnoreCase)
        && Enumerable.Range(0, table.RowCount).All(row => Table.TryNumber(table[row, column], out _));

    private static bool IsNumber(string cell) => Table.TryNumber(cell, out var number) && double.IsFinite(number);

    /// <summary>One fault for all wrong cells of a column: the first, and how many more.</summary>
    private static IEnumerable<Fault> Check(Table table, string column, string expected, Predicate<string> isRight)
    {
        var wrong = Enumerable.Range(0, table.RowCount).Where(row => !isRight(table[row, column])).ToArray();
        if (wrong.Length == 0) return [];
        var more = wrong.Length == 1 ? "" : $" (and {wrong.Length - 1} more such rows)";
        return [new Fault(table.PlaceOf(wrong[0], column), expected, Table.Quoted(table[wrong[0], column]) + more,
            "Correct the cell, or remove the row.")];
    }

    private static Fault Absent(Table table, string column)
    {
        var other = table.Columns.FirstOrDefault(c => c.Equals(column, StringComparison.OrdinalIgnoreCase));
        var remedy = other is null ? "Add the column: every event needs it." : $"Rename the column {other} to {column}.";
        return new Fault(new Place(table.Path, Line: 1), $"a column {column}", string.Join(", ", table.Columns), remedy);
    }
}
