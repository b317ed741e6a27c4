using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>What a flag is on.</summary>
public enum FlaggedKind
{
    /// <summary>A run.</summary>
    Run,

    /// <summary>A region of a run.</summary>
    Region,

    /// <summary>A pair of runs that are compared.</summary>
    Pair,

    /// <summary>A region of such a pair.</summary>
    Baseline,
}

/// <summary>
/// One thing with flags, as a participant's table has it: sessions and runs are labels, <c>a → b</c> for a pair; <c>Region</c> is
/// null for runs and pairs; each flag with the number that it stands for, empty where it is no single one.
/// </summary>
public sealed record Flagged(FlaggedKind Kind, string Participant, string Session, string Run, string? Region, IReadOnlyList<(string Flag, string Value)> Flags);

/// <summary>The flags of quality that participants' tables carry, and how many things of each kind carry none.</summary>
public sealed class QualityFindings
{
    private readonly Dictionary<FlaggedKind, int> _counts = [];
    private readonly List<Flagged> _flagged = [];

    /// <summary>Everything that carries a flag, in the order in which it was read.</summary>
    public IReadOnlyList<Flagged> Flagged => _flagged;

    /// <summary>How many there are of a kind, with flags or without.</summary>
    public int Count(FlaggedKind kind) => _counts.GetValueOrDefault(kind);

    /// <summary>For example <c>1 of 22 runs, 3 of 308 regions in runs, 0 of 11 pairs of runs and 0 of 154 regions in pairs carry flags.</c></summary>
    public string InWords =>
        $"{Of(FlaggedKind.Run, "runs")}, {Of(FlaggedKind.Region, "regions in runs")}, {Of(FlaggedKind.Pair, "pairs of runs")} and {Of(FlaggedKind.Baseline, "regions in pairs")} carry flags.";

    /// <summary>
    /// Adds a table's rows; of a table of one run, its key says which. A table that is not there, or without the columns that it
    /// should have, is an <see cref="InputException"/>.
    /// </summary>
    internal void Add(FlaggedKind kind, string participant, string path, RunKey? key = null)
    {
        if (!TextFile.Exists(path))
            throw new InputException(new Place(path), "a table of quality beside the participant's change table", "none", "Run the participant level again with --overwrite.");
        var table = Table.Read(path);
        var isPair = kind is FlaggedKind.Pair or FlaggedKind.Baseline;
        foreach (var column in new[] { "flags", isPair ? "session_post" : kind == FlaggedKind.Run ? "session" : "region" })
            if (!table.Has(column))
                throw new InputException(new Place(path, Line: 1), $"a column {column}", $"columns {string.Join(", ", table.Columns)}", "Run the participant level again with --overwrite.");
        _counts[kind] = Count(kind) + table.RowCount;
        for (var row = 0; row < table.RowCount; row++)
        {
            if (table[row, "flags"] == "n/a") continue;
            var (session, run) = key is not null ? (key.Session ?? "", key.Run ?? "")
                : isPair ? (Pair(table, row, "session"), Pair(table, row, "run")) : (Label(table[row, "session"]), Label(table[row, "run"]));
            _flagged.Add(new Flagged(kind, participant, session, run, table.Has("region") ? table[row, "region"] : null,
                [.. table[row, "flags"].Split(',').Select(flag => (flag, FlagMeaning.ValueOf(flag, table, row)))]));
        }
    }

    private string Of(FlaggedKind kind, string what) => $"{_flagged.Count(f => f.Kind == kind)} of {Count(kind)} {what}";

    private static string Pair(Table table, int row, string name) => (Label(table[row, $"{name}_pre"]), Label(table[row, $"{name}_post"])) switch
    {
        ("", "") => "",
        var (pre, post) => $"{(pre.Length == 0 ? "none" : pre)} \u2192 {(post.Length == 0 ? "none" : post)}",
    };

    private static string Label(string cell) => cell == "n/a" ? "" : cell;
}
