using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>
/// What is missing from the results, and why: one row a participant, session, run or region. Each participant has its
/// own table, so that cluster jobs do not write over each other; the group level joins them into <c>skipped.tsv</c>.
/// </summary>
public static class SkippedTable
{
    private static readonly OutputColumn[] Columns =
    [
        new("participant_id", "The participant"), new("session", "Session label; n/a: all"), new("run", "Run; n/a: all"), new("region", "Name of the region; n/a: all"),
        new("status", "The reason code"), new("reason", "The reason in words"),
    ];

    /// <summary>An empty table.</summary>
    public static OutputTable Empty() => new(Columns);

    /// <summary>Adds what one participant lacks: runs and regions without a series or an estimate.</summary>
    public static void Add(OutputTable table, ParticipantResult result)
    {
        foreach (var model in result.Models)
            foreach (var why in model.Estimates.Where(e => e.Status is not (Status.Ok or Status.NoEdge)).GroupBy(e => (e.Region, e.Status, e.Reason)))
                table.Add($"sub-{result.Participant.Label}", model.Run.Key.Session, model.Run.Key.Run, why.Key.Region, why.Key.Status, Said(why));

        static string Said(IGrouping<(string Region, string Status, string Reason), Models.RegionEstimate> why) =>
            why.Key.Status is Status.NoEvents or Status.OutsideRun or Status.RankDeficient ? $"{string.Join(", ", why.Select(e => e.Contrast))}: {why.Key.Reason}" : why.Key.Reason;
    }

    /// <summary>Adds what the study itself lacks.</summary>
    public static void Add(OutputTable table, IEnumerable<Missing> missing)
    {
        foreach (var m in missing) table.Add($"sub-{m.Participant}", m.Session, m.Run, null, m.Status, m.Reason);
    }

    /// <summary>Adds the rows of a table that was written before.</summary>
    public static void AddFrom(OutputTable table, string path)
    {
        foreach (var row in Table.Read(path).Rows) table.Add([.. row.Select(cell => (object?)(cell == "n/a" ? null : cell))]);
    }
}
