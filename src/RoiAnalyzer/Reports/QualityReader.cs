using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>Reads what participants' tables of quality say in numbers, for the group level.</summary>
internal static class QualityReader
{
    private static readonly string[] OfRegions = ["coverage_run", "signal", "tsnr_series_model", "tsnr_voxels_raw_median", "baseline"];
    private static readonly string[] OfRuns = ["fd_mean", "fd_above_0.5", "std_dvars_mean", "moved", "spikes", "minutes_kept", "df"];

    /// <summary>
    /// Every measure of every session of a participant; <paramref name="ofRun"/> and <paramref name="ofRuns"/> are the paths of its tables
    /// without extension. A measure that no run of a session has is not there.
    /// </summary>
    public static IEnumerable<QualityValue> Read(Participant participant, Func<Run, string> ofRun, string ofRuns)
    {
        var runs = TableOf(ofRuns + ".tsv", ["session", .. OfRuns]);
        foreach (var session in participant.Sessions)
        {
            var own = Enumerable.Range(0, runs.RowCount).Where(row => (runs.IsMissing(row, "session") ? "" : runs[row, "session"]) == session.Label).ToList();
            foreach (var measure in OfRuns)
                if (Mean(own.Select(row => runs.Number(row, measure))) is { } value) yield return Make("", measure, value);
            var tables = session.Runs.Select(run => (Path: ofRun(run), Table: TableOf(ofRun(run) + ".tsv", ["region", .. OfRegions]))).ToList();
            if (Mean(tables.Select(t => Sidecar.Read(t.Path + ".json").Number("BrainMedian") ?? double.NaN)) is { } median) yield return Make("", "brain_median", median);
            for (var row = 0; row < tables[0].Table.RowCount; row++)
                foreach (var measure in OfRegions)
                    if (Mean(tables.Select(t => t.Table.Number(row, measure))) is { } value) yield return Make(tables[0].Table[row, "region"], measure, value);

            QualityValue Make(string region, string measure, double value) => new(participant.Label, participant.Arm, session.Label, session.Role, region, measure, value);
        }
    }

    private static double? Mean(IEnumerable<double> values)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        return known.Length == 0 ? null : known.Average();
    }

    private static Table TableOf(string path, string[] columns)
    {
        if (!TextFile.Exists(path))
            throw new InputException(new Place(path), "a table of quality beside the participant's change table", "none", "Run the participant level again with --overwrite.");
        var table = Table.Read(path);
        return Array.Find(columns, column => !table.Has(column)) is not { } missing ? table
            : throw new InputException(new Place(path, Line: 1), $"a column {missing}", $"columns {string.Join(", ", table.Columns)}", "Run the participant level again with --overwrite.");
    }
}
