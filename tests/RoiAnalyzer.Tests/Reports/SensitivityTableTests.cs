using RoiAnalyzer.Group;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Group;

namespace RoiAnalyzer.Tests.Reports;

public class SensitivityTableTests
{
    private static readonly GroupPlan _plan = DrawnStudy.Plan with { Seed = 7, Statistics = new StatisticsPlan { Permutations = 1000, BootstrapSamples = 1500 } };

    [Fact]
    public void Every_number_of_a_row_stands_in_its_column()
    {
        var result = Result();
        var table = SensitivityTable.Of(result.Sensitivity, "percent");
        var place = result.Sensitivity.ToList().FindIndex(row => row.Method == "freedman_lane");
        var (row, cells) = (result.Sensitivity[place], table.Columns.Zip(table.Rows[place]).ToDictionary(c => c.First.Name, c => c.Second));
        Assert.Equal(("NAcc_L", "primary", "alcohol", "adjusted_difference", "ketamine", "placebo"), (cells["region"], cells["family"], cells["contrast"], cells["test"], cells["arm"], cells["reference_arm"]));
        foreach (var (column, value) in new[] { ("estimate", row.Estimate), ("statistic", row.Statistic), ("df", row.DegreesOfFreedom), ("p", row.P) }) Assert.Equal(OutputTable.Text(value), cells[column]);
        Assert.Equal(("1000", "false", "n/a", "ok"), (cells["repetitions"], cells["exact"], cells["ci_low"], cells["status"]));
        Assert.Equal(result.Sensitivity.Count, table.Rows.Count);
    }

    [Fact]
    public void The_sidecars_say_seed_and_numbers_and_what_is_exact()
    {
        var result = Result();
        var about = SensitivityTable.About(_plan);
        Assert.Equal((7, 1500), ((int)about["Seed"]!, (int)about["BootstrapSamples"]!));
        var permutations = SensitivityTable.Permutations(result.Rows, _plan);
        Assert.Equal(7, (int)permutations["Seed"]!);
        var families = permutations["Permutations"]!.AsArray();
        // change of either arm, difference, adjusted difference; each primary and not
        Assert.Equal(8, families.Count);
        var lane = families.Single(f => (string)f!["method"]! == "freedman_lane" && (string)f["family"]! == "primary")!;
        Assert.Equal(("adjusted_difference", 1000, false), ((string)lane["test"]!, (long)lane["permutations"]!, (bool)lane["exact"]!));
        var flips = families.Single(f => (string?)f!["arm"] == "ketamine" && (string)f["family"]! == "primary")!;
        Assert.Equal(("change", 64, true), ((string)flips["test"]!, (long)flips["permutations"]!, (bool)flips["exact"]!));
    }

    private static GroupResult Result() => Analysis.OfGroup(new GroupData { Changes = DrawnStudy.Rows(_plan, 41, 6), Plan = _plan });
}
