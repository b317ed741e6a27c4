namespace RoiAnalyzer.Models;

/// <summary>Presets and column names of a plan, turned into a list of confound columns.</summary>
internal static class ConfoundChoice
{
    private const int AnatomicalComponents = 5;
    private const string WithGlobalSignal = "+GS";
    private static readonly string[] Presets = ["6P", "24P", "24P+aCompCor"];

    // fMRIPrep writes these only where there are such volumes, so a run that has none is a good one
    private static readonly string[] OnlyWhereNeeded = ["motion_outlier", "non_steady_state_outlier"];

    /// <summary>Whether anything other than <c>none</c> is asked for.</summary>
    public static bool AsksForColumns(IReadOnlyList<string> asked) => asked.Any(name => !IsNone(name));

    /// <summary>
    /// The columns of all presets and names, each once, in the order asked for. Every one that the table lacks is a fault
    /// of one <see cref="InputException"/>.
    /// </summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<string> asked, ConfoundColumns columns, List<string> notes)
    {
        if (asked.Any(IsNone) && AsksForColumns(asked))
            throw new InputException(new Place("plan", Field: "confounds"), "none, or presets and names",
                string.Join(", ", asked), "Leave out none, or everything else.");
        var faults = new List<Fault>();
        var names = new List<string>();
        foreach (var (name, remedy) in asked.SelectMany(one => Expand(one, columns, notes)))
        {
            if (!columns.Has(name)) faults.Add(columns.Missing(name, remedy));
            else if (!names.Contains(ConfoundColumns.Today(name))) names.Add(ConfoundColumns.Today(name));
        }
        return faults.Count == 0 ? names : throw new InputException(faults);
    }

    private static IEnumerable<(string Name, string Remedy)> Expand(string asked, ConfoundColumns columns, List<string> notes)
    {
        const string none = "Name columns that are there, or set model.confounds to [\"none\"] in the plan.";
        var expansion = (string[] names, string remedy) => names.Select(name => (name, remedy));
        if (IsNone(asked)) return [];
        if (Presets.FirstOrDefault(preset => Is(asked, preset + WithGlobalSignal)) is { } preset)
            return Expand(preset, columns, notes).Append((ConfoundColumns.GlobalSignal, none));
        if (asked.AsSpan().IndexOfAny('*', '?') >= 0) return Matching(asked, columns, notes);
        if (Is(asked, "6P")) return expansion(ConfoundColumns.Motion, none);
        if (Is(asked, "24P")) return expansion(ConfoundColumns.ExpandedMotion, none);
        if (!Is(asked, "24P+aCompCor"))
            return expansion([asked], "Presets are none, 6P, 24P and 24P+aCompCor, each but none also with +GS; anything else is the name of a column, in which * stands for any letters and ? for one.");
        return expansion(ConfoundColumns.ExpandedMotion, none)
            .Concat(expansion(Components(columns, notes), "Choose --confounds 24P."));
    }

    private static IEnumerable<(string Name, string Remedy)> Matching(string form, ConfoundColumns columns, List<string> notes)
    {
        if (columns.Matching(form) is { Count: > 0 } matching) return matching.Select(name => (name, ""));
        if (!OnlyWhereNeeded.Any(name => form.StartsWith(name, StringComparison.Ordinal)))
            return [(form, $"No column's name is of this form. {columns.Hint(form)}")];
        notes.Add($"The confounds table has no column {form}: there is no such volume.");
        return [];
    }

    private static string[] Components(ConfoundColumns columns, List<string> notes)
    {
        string[] names = [.. Enumerable.Range(0, AnatomicalComponents).Select(i => $"a_comp_cor_0{i}")];
        if (names.Any(columns.Has)) return names;
        notes.Add("The confounds table has no aCompCor columns: 24P was used in place of 24P+aCompCor.");
        return [];
    }

    private static bool IsNone(string name) => Is(name, "none");

    private static bool Is(string name, string preset) => name.Equals(preset, StringComparison.OrdinalIgnoreCase);
}
