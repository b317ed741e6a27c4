using System.Text.Json;
using System.Text.Json.Nodes;
using RoiAnalyzer.Group;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>A participant's sessions as a table: what each contrast is in each, over the session's runs.</summary>
public static class SessionTable
{
    /// <summary>One row a session, region and contrast.</summary>
    public static OutputTable Of(IReadOnlyList<SessionEffect> sessions, string unit = GroupPlan.Percent)
    {
        var table = new OutputTable(
            new("session", "Label of the session; n/a where there is none"), new("role", "What the session is to the infusion: pre, post or follow_up"),
            new("region", "Name of the region"), new("contrast", "Name of the contrast"),
            new("runs", "Runs of the session"), new("runs_used", "Those of them that have an estimate"),
            new("estimate", "Plain mean of the estimates of the runs used", unit),
            new("standard_error", "Root of the sum of their variances, over their number", unit),
            new("df", "Sum of their degrees of freedom"), new("t", "Estimate over standard error"), new("p", "Two-sided p of t; n/a where the measure has no error of its own"),
            new("status", "ok, or why there is no estimate"), new("reason", "The status in words, and which runs were left out and why"));
        foreach (var s in sessions)
            table.Add(s.Session, Word(s.Role), s.Region, s.Contrast, s.Runs, s.RunsUsed,
                s.Value?.Effect, s.Value?.StandardError, s.Value?.DegreesOfFreedom, s.Value?.T,
                s.Value is { DegreesOfFreedom: > 0 } value && double.IsFinite(value.T) ? Distributions.StudentTTwoSided(value.T, value.DegreesOfFreedom) : null, s.Status, s.Reason);
        return table;
    }

    /// <summary>The rows of a participant's table for the group level; a session that the participant does not have is no row.</summary>
    public static IReadOnlyList<SessionRow> Read(string path, string participant, string? arm)
    {
        var table = Table.Read(path);
        foreach (var column in new[] { "session", "role", "region", "contrast", "estimate", "standard_error", "status", "reason" })
            if (!table.Has(column))
                throw new InputException(new Place(path, Line: 1), $"a column {column}", $"columns {string.Join(", ", table.Columns)}", "Run the participant level again with --overwrite.");
        return [.. Enumerable.Range(0, table.RowCount).Where(r => table[r, "status"] != Status.MissingSession).Select(r => new SessionRow(participant, arm,
            Empty(table[r, "session"]), RoleOf(table, r), table[r, "region"], table[r, "contrast"], table.Number(r, "estimate"), table.Number(r, "standard_error"),
            table[r, "status"], Empty(table[r, "reason"])))];
    }

    private static SessionRole RoleOf(Table table, int row)
    {
        foreach (var role in Enum.GetValues<SessionRole>())
            if (Word(role) == table[row, "role"]) return role;
        throw new InputException(table.PlaceOf(row, "role"), string.Join(" or ", Enum.GetValues<SessionRole>().Select(Word)), table[row, "role"], "Run the participant level again.");
    }

    /// <summary>What a session is to the infusion, as tables have it.</summary>
    public static string Word(SessionRole role) => JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString());

    private static string Empty(string cell) => cell == "n/a" ? "" : cell;

    /// <summary>How runs become a session, for the sidecar.</summary>
    public static JsonObject About() => new()
    {
        ["Estimator"] = "fixed effects of the session's runs, which weigh alike: mean(estimate), variance sum(standard_error^2) / runs_used^2",
        ["Generalises"] = "to more data of this participant in this session, not to other participants or sessions",
    };
}
