namespace RoiAnalyzer.Studies;

/// <summary>Reads the events of a run.</summary>
public static class EventFile
{
    private static readonly string[] Needed = ["onset", "duration", "trial_type"];

    /// <summary>
    /// The events of a file in its order. An <see cref="InputException"/> carries all its faults: a column or all rows
    /// missing, times that are no numbers, durations below 0, events without a trial type.
    /// </summary>
    public static IReadOnlyList<Event> Read(string path)
    {
        var table = Table.Read(path);
        var faults = Needed.Where(column => !table.Has(column)).Select(column => Absent(table, column)).ToList();
        if (table.RowCount == 0)
            faults.Add(new Fault(new Place(path), "at least one event", "no rows", "Add the events, or leave the run out."));
        else if (table.Has("onset"))
            faults.AddRange(Onsets(table));
        if (table.Has("duration"))
            faults.AddRange(Check(table, "duration", "seconds, 0 or more", cell => Table.TryNumber(cell, out var d) && d >= 0));
        if (table.Has("trial_type"))
            faults.AddRange(Check(table, "trial_type", "the name of a condition", cell => cell.Length > 0 && cell != "n/a"));
        if (table.Has("modulation")) faults.AddRange(Check(table, "modulation", "a number", IsNumber));
        return faults.Count == 0 ? EventsOf(table) : throw new InputException(faults);
    }

    private static Event[] EventsOf(Table table)
    {
        var modulated = table.Has("modulation");
        var others = table.Columns.Except([.. Needed, "modulation"]).ToArray();
        var events = new Event[table.RowCount];
        for (var row = 0; row < events.Length; row++)
        {
            var modulation = modulated ? table.Number(row, "modulation") : 1;
            events[row] = new Event(
                table.Number(row, "onset"), table.Number(row, "duration"), table[row, "trial_type"], modulation)
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
