using RoiAnalyzer.Group;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>
/// A participant's changes as a table: what the participant level writes, and all that the group level reads.
/// </summary>
public static class ChangeTable
{
    private static OutputColumn[] Columns(string unit) =>
    [
        new("region", "Name of the region"), new("role", "What the region is there for"), new("family", "Family of tests"), new("contrast", "Name of the contrast"),
        new("pre", "The session before the infusion, mean of its runs", unit), new("pre_standard_error", "Its standard error", unit),
        new("post", "The session after the infusion, mean of its runs", unit), new("post_standard_error", "Its standard error", unit),
        new("change", "Post minus pre", unit), new("change_standard_error", "Its standard error, from both sessions' errors", unit),
        new("df", "Degrees of freedom of that error (Welch and Satterthwaite)"),
        new("runs_pre", "Runs that pre rests on"), new("runs_post", "Runs that post rests on"),
        new("voxels", "Voxels averaged, the same in every run"), new("coverage", "Their share of the region, by weight"),
        new("status", "ok, or why there is no change"), new("reason", "The status in words"),
    ];

    /// <summary>The table of one participant.</summary>
    public static OutputTable Of(IReadOnlyList<ParticipantChange> changes, IReadOnlyList<Seed> seeds, string unit = GroupPlan.Percent)
    {
        var table = new OutputTable(Columns(unit));
        var byName = seeds.ToDictionary(s => s.Name);
        foreach (var c in changes)
            table.Add(c.Region, byName[c.Region].Role, byName[c.Region].Family, c.Contrast, c.Pre?.Effect, c.Pre?.StandardError, c.Post?.Effect, c.Post?.StandardError,
                c.Change?.Effect, c.Change?.StandardError, c.Change?.DegreesOfFreedom, c.PreRuns, c.PostRuns, c.Voxels, c.Coverage, c.Status, c.Reason);
        return table;
    }

    /// <summary>The rows of a participant's table for the group level, and the regions with role and family in its order.</summary>
    public static (IReadOnlyList<ChangeRow> Rows, IReadOnlyList<(string Name, string Role, string Family)> Regions) Read(string path, string participant, string? arm)
    {
        var table = Table.Read(path);
        foreach (var column in new[] { "region", "role", "family", "contrast", "pre", "post", "voxels", "coverage", "status" })
            if (!table.Has(column))
                throw new InputException(new Place(path, Line: 1), $"a column {column}", $"columns {string.Join(", ", table.Columns)}", "Run the participant level again with --overwrite.");
        var rows = Enumerable.Range(0, table.RowCount).Select(r =>
            new ChangeRow(participant, arm, table[r, "region"], table[r, "contrast"], table.Number(r, "pre"), table.Number(r, "post"), table[r, "status"])
            {
                Voxels = table.Number(r, "voxels"),
                Coverage = table.Number(r, "coverage"),
            }).ToList();
        Check(table, rows);
        var regions = Enumerable.Range(0, table.RowCount).Select(r => (table[r, "region"], Empty(table[r, "role"]), table[r, "family"])).Distinct().ToList();
        return (rows, regions);
    }

    private static void Check(Table table, List<ChangeRow> rows)
    {
        var seen = new HashSet<(string, string)>();
        for (var r = 0; r < rows.Count; r++)
        {
            if (rows[r].Status == Status.Ok && double.IsNaN(rows[r].Change))
                throw new InputException(table.PlaceOf(r, "status"), "pre and post where the status is ok", "n/a", "Run the participant level again.");
            if (!seen.Add((rows[r].Region, rows[r].Contrast)))
                throw new InputException(table.PlaceOf(r, "region"), "each region and contrast once", $"{rows[r].Region}, {rows[r].Contrast} twice", "Run the participant level again.");
        }
    }

    private static string Empty(string cell) => cell == "n/a" ? "" : cell;
}
