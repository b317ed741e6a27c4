using RoiAnalyzer.Models;
using RoiAnalyzer.Reports;

namespace RoiAnalyzer.Tests.Reports;

public sealed class QualityTablesTests : IDisposable
{
    private readonly MadeQuality _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public void A_region_has_a_row_with_its_flags_and_one_that_cannot_be_used_has_one_too()
    {
        var good = MadeQuality.Of([_made.Write("r")])[0];
        var table = QualityTables.Regions(good);
        var region = good.Regions[0];
        Assert.Equal(("Ball", "ok", "27", "n/a"), (Cell(table, "region"), Cell(table, "status"), Cell(table, "voxels"), Cell(table, "flags")));
        Assert.Equal(new double?[] { region.SeriesTsnr, region.ModelTsnr, region.Voxelwise!.Tsnr, region.Voxelwise.SignalRatio, region.Baseline }.Select(n => OutputTable.Text(n)),
            new[] { "tsnr_series_raw", "tsnr_series_model", "tsnr_voxels_raw_median", "signal_over_brain_median", "baseline" }.Select(name => Cell(table, name)));
        var lost = QualityTables.Regions(MadeQuality.Of([_made.Write("r", outside: MadeQuality.Region[..20])])[0]);
        Assert.Equal(("low_coverage", "n/a", "low_coverage"), (Cell(lost, "status"), Cell(lost, "tsnr_series_model"), Cell(lost, "flags")));
    }

    [Fact]
    public void A_run_has_a_row_with_columns_of_each_condition()
    {
        var runs = MadeQuality.Of([_made.Write("pre", confounds: (t, own) => (t is 20 or 90 ? 0.6 : own.Fd, own.Dvars)),
            _made.Write("post") with { Events = [.. MadeQuality.Events.Where(e => e.TrialType == "a")] }]);
        var table = QualityTables.Runs(runs);
        Assert.Equal(["pre", "post"], table.Rows.Select(r => r[0]));
        Assert.Equal(("10", "2", "n/a"), (Cell(table, "events_b"), Cell(table, "spikes"), Cell(table, "flags")));
        Assert.Equal(OutputTable.Text(runs[0].Conditions[1].Correlation), Cell(table, "fd_correlation_b"));
        Assert.Equal(("0", "n/a", "n/a"), (Cell(table, "events_b", 1), Cell(table, "spikes_b", 1), Cell(table, "fd_correlation_b", 1)));
    }

    [Fact]
    public void A_pair_has_both_runs_side_by_side_and_a_missing_one_is_not_available()
    {
        var pair = QualityTables.Pairs(MadeQuality.PairsOf([_made.Write("pre")], [_made.Write("post", volumes: 145) with { StartTime = 1 }]));
        Assert.Equal(("150", "145", "n/a", "1"), (Cell(pair, "volumes_pre"), Cell(pair, "volumes_post"), Cell(pair, "start_time_pre"), Cell(pair, "start_time_post")));
        Assert.Equal(($"{QualityFlag.Volumes},{QualityFlag.StartTime}", "10"), (Cell(pair, "flags"), Cell(pair, "events_a_post")));
        Assert.Equal("fMRIPrep 23.2.1", Cell(pair, "generated_by_pre"));
        Assert.Equal(100.0 * -5 / 143, double.Parse(Cell(pair, "df_change"), System.Globalization.CultureInfo.InvariantCulture), 1e-8);
        var single = QualityTables.Pairs(MadeQuality.PairsOf([_made.Write("pre")], []));
        Assert.Equal(("n/a", "n/a", "n/a", "missing_session"), (Cell(single, "session_post"), Cell(single, "volumes_post"), Cell(single, "df_change"), Cell(single, "flags")));
    }

    [Fact]
    public void The_signal_at_rest_stands_side_by_side()
    {
        var pairs = MadeQuality.PairsOf([_made.Write("pre")], [_made.Write("post", (_, _, noise) => 1.2 * (1000 + 10 * noise))]);
        var table = QualityTables.Baselines(pairs);
        Assert.Equal((OutputTable.Text(pairs[0].Pre!.Regions[0].Baseline), OutputTable.Text(pairs[0].Post!.Regions[0].Baseline), QualityFlag.Baseline),
            (Cell(table, "baseline_pre"), Cell(table, "baseline_post"), Cell(table, "flags")));
        Assert.Equal(20, double.Parse(Cell(table, "baseline_change"), System.Globalization.CultureInfo.InvariantCulture), 1e-3);
    }

    private static string Cell(OutputTable table, string column, int row = 0) => table.Rows[row][table.Columns.ToList().FindIndex(c => c.Name == column)];
}
