using RoiAnalyzer.Group;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Reports;

public class GroupTableTests
{
    private static readonly ChangeRow[] Changes =
    [
        new("01", "ketamine", "NAcc", "alcohol", 0.5, 0.1), new("02", "ketamine", "NAcc", "alcohol", 0.4, 0.2), new("03", "ketamine", "NAcc", "alcohol", 0.6, 0.1),
        new("04", "placebo", "NAcc", "alcohol", 0.5, 0.5), new("05", "placebo", "NAcc", "alcohol", double.NaN, double.NaN, "low_coverage"),
    ];

    private static readonly GroupPlan Plan = new()
    {
        Regions = [new GroupRegion("NAcc", "reward", true)],
        Contrasts = ["alcohol"],
        Arms = ["placebo", "ketamine"],
        ReferenceArm = "placebo",
    };

    [Fact]
    public void Every_number_of_a_row_stands_in_its_column()
    {
        var rows = Analysis.OfGroup(new GroupData { Changes = Changes, Plan = Plan }).Rows;
        var cells = Cells(GroupTable.Of(rows), 1);
        Assert.Equal("0.25", cells["p_maxt"]);
        var row = rows[1];
        Assert.Equal(("change", "ketamine", "n/a", "3", "n/a", "primary"), (cells["test"], cells["arm"], cells["reference_arm"], cells["n"], cells["n_reference"], cells["family"]));
        foreach (var (column, value) in new[] { ("estimate", row.Estimate), ("standard_deviation", row.StandardDeviation), ("standard_error", row.StandardError), ("ci_low", row.Interval.Low),
            ("ci_high", row.Interval.High), ("t", row.T), ("df", row.DegreesOfFreedom), ("p", row.P), ("p_holm", row.PHolm), ("q_bh", row.QBh), ("p_hommel", row.PHommel), ("q_by", row.QBy), ("p_maxt", row.PMaxT), ("p_maxt_step", row.PMaxTStep), ("d_z", row.Dz), ("d_z_low", row.DzInterval.Low), ("d_z_high", row.DzInterval.High) })
            Assert.Equal(OutputTable.Text(value), cells[column]);
        Assert.NotEqual("n/a", cells["d_z_high"]);
    }

    [Fact]
    public void A_row_without_a_test_has_its_reason_and_no_zero()
    {
        var cells = Cells(GroupTable.Of(ChangeAnalysis.Of(Changes, Plan)), 0);
        Assert.Equal(("1", "1", "low_coverage 1", "n/a", "n/a", "too_few"), (cells["n"], cells["missing"], cells["missing_reasons"], cells["estimate"], cells["p"], cells["status"]));
        Assert.Contains("2 are needed", cells["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public void Participants_are_in_long_format_with_the_missing_ones()
    {
        var table = GroupTable.Participants(Changes);
        Assert.Equal(["sub-01", "ketamine", "NAcc", "alcohol", "0.5", "0.1", "-0.4", "ok"], table.Rows[0]);
        Assert.Equal(["sub-05", "placebo", "NAcc", "alcohol", "n/a", "n/a", "n/a", "low_coverage"], table.Rows[^1]);
    }

    private static Dictionary<string, string> Cells(OutputTable table, int row) => table.Columns.Zip(table.Rows[row]).ToDictionary(c => c.First.Name, c => c.Second);
}
