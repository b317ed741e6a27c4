using RoiAnalyzer.Group;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Group;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Reports;

public class PaperTableTests
{
    [Fact]
    public void Regions_of_interest_and_controls_have_a_table_each_and_nobody_is_lost()
    {
        var grids = Grids(Drawn(DrawnStudy.Plan));
        Assert.Equal(["table2", "table3"], grids.Select(g => g.Suffix));
        Assert.Equal(["NAcc_L", "NAcc_R", "Insula"], grids[0].Rows.Select(r => r[0]));
        Assert.Equal(["V1"], grids[1].Rows.Select(r => r[0]));
        Assert.Equal(grids[0].Columns, grids[1].Columns);
        Assert.All(grids.SelectMany(g => g.Rows), row => Assert.Equal(grids[0].Columns.Count, row.Length));
    }

    /// <summary>The numbers are R's, of ArmModelTests, AccumbensTests' kind of rounding: values to 3 decimals, t to 2, p to .001.</summary>
    [Fact]
    public void A_line_has_the_numbers_of_its_tests_rounded_as_a_paper_has_them()
    {
        var plan = new GroupPlan { Regions = [new("NAcc", "reward", true) { Hemisphere = "L", Definition = "sphere of 4 mm" }], Contrasts = ["cue"], Arms = ["control", "cbt"], ReferenceArm = "control", Randomised = true };
        var pairs = Anorexia.ControlPre.Zip(Anorexia.ControlPost).Select(p => ("control", p)).Concat(Anorexia.TreatedPre.Zip(Anorexia.TreatedPost).Select(p => ("cbt", p))).ToList();
        var data = new GroupData
        {
            Plan = plan,
            Changes = [.. pairs.Select((p, i) => new ChangeRow($"{i:00}", p.Item1, "NAcc", "cue", p.p.First, p.p.Second) { Voxels = 33, Coverage = 0.9 })],
            Quality = [.. pairs.SelectMany((p, i) => new[] { Quality(i, SessionRole.Pre, 50), Quality(i, SessionRole.Post, 60) })],
        };
        var line = Cells(Grids(data)[0], 0);
        Assert.Equal(("L", "sphere of 4 mm", "cbt − control", "33 (90\u00a0%)", "50/60", "29/26"), (line["hemisphere"], line["definition"], line["arms"], line["voxels"], line["tsnr"], line["n"]));
        Assert.Equal("+4.244 [+0.556, +7.932]", line["difference"]);
        Assert.Equal(("+2.31 (52)", ".025", ".025", ".025"), (line["t"], line["p"], line["p_holm"], line["q_bh"]));
        // R 4.2.2: mean and sd of MASS::anorexia, Treat == "Cont"
        Assert.Equal(("+81.558 (5.707)", "+81.108 (4.744)"), (line["reference_pre"], line["reference_post"]));
        Assert.Equal("n/a", line["p_equivalence"]);
        Assert.DoesNotContain("n/a", new[] { line["d"], line["bf10"], line["icc31"], line["smallest_detectable_change"], line["d_z"], line["change"] });
    }

    [Fact]
    public void A_declared_bound_has_its_test_of_equivalence()
    {
        var data = Drawn(DrawnStudy.Plan with { Statistics = new StatisticsPlan { EquivalenceBound = 0.5 } });
        var grid = Grids(data)[0];
        Assert.All(Enumerable.Range(0, grid.Rows.Count), r => Assert.NotEqual("n/a", Cells(grid, r)["p_equivalence"]));
        Assert.Contains("TOST: two one-sided tests against ±0.5 percent signal change.", grid.Notes);
    }

    [Fact]
    public void One_arm_has_its_change_for_an_answer_and_no_columns_of_a_reference()
    {
        var plan = DrawnStudy.Plan with { Arms = [], ReferenceArm = null, Randomised = false };
        var grid = Grids(Drawn(plan))[0];
        Assert.DoesNotContain(grid.Columns, c => c.Name.StartsWith("reference", StringComparison.Ordinal) || c.Name == "difference");
        var row = ChangeAnalysis.Of(Drawn(plan)).First(r => r is { Region: "NAcc_L", Contrast: "alcohol" });
        Assert.StartsWith(row.T.ToString("+0.00;−0.00", System.Globalization.CultureInfo.InvariantCulture), Cells(grid, 0)["t"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_an_answer_says_why_and_prints_no_number()
    {
        var data = Drawn(DrawnStudy.Plan);
        var grid = Grids(data with { Changes = [.. data.Changes.Where(c => c.Arm == "ketamine")] })[0];
        var line = Cells(grid, 0);
        Assert.Equal(("too_few", "n/a", "n/a", "n/a", "n/a"), (line["status"], line["difference"], line["t"], line["p"], line["d"]));
    }

    private static QualityValue Quality(int who, SessionRole role, double value) => new($"{who:00}", null, role.ToString(), role, "NAcc", "tsnr_series_model", value);

    private static GroupData Drawn(GroupPlan plan) => new() { Plan = plan, Changes = DrawnStudy.Rows(plan, 3, 8) };

    private static List<PaperGrid> Grids(GroupData data) => [.. PaperTable.Of(Analysis.OfGroup(data), data)];

    private static Dictionary<string, string> Cells(PaperGrid grid, int row) => grid.Columns.Zip(grid.Rows[row]).ToDictionary(c => c.First.Name, c => c.Second);
}
