using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Group;

public class SensitivityTests
{
    private static readonly GroupPlan _plan = DrawnStudy.Plan with { Statistics = new StatisticsPlan { Permutations = 1000, BootstrapSamples = 1000 } };

    [Fact]
    public void Every_row_of_the_group_table_has_its_methods_in_order()
    {
        var rows = Of(DrawnStudy.Rows(_plan, 31, 7), _plan).Sensitivity;
        Assert.Equal(4 * 2 * (4 + 4 + 7 + 4), rows.Count);
        var first = rows.Take(19).Select(row => (row.Test, row.Arm, row.Method)).ToList();
        Assert.Equal(["wilcoxon", "trimmed_mean", "sign_flip", "bca"], first.Take(4).Select(row => row.Method));
        Assert.Equal(["welch", "mann_whitney", "cliff_delta", "yuen", "hc3", "rerandomisation", "bca"], first.Skip(8).Take(7).Select(row => row.Method));
        Assert.Equal(["hc3", "freedman_lane", "bca", "quade"], first.Skip(15).Select(row => row.Method));
        Assert.All(rows, row => Assert.Equal((GroupStatus.Ok, ""), (row.Status, row.Reason)));
    }

    [Fact]
    public void The_rows_carry_the_tests_of_their_own_values()
    {
        var changes = DrawnStudy.Rows(_plan, 32, 8);
        var result = Of(changes, _plan);
        var rows = result.Sensitivity.Where(row => row is { Region: "Insula", Contrast: "neutral" }).ToList();
        double[] Values(string arm, Func<ChangeRow, double> of) => [.. changes.Where(row => row is { Region: "Insula", Contrast: "neutral" } && row.Arm == arm).Select(of)];
        double[] treated = Values("ketamine", row => row.Change), control = Values("placebo", row => row.Change);

        var wilcoxon = WilcoxonSignedRank.Of(treated)!;
        Is(rows[0], wilcoxon.Centre, wilcoxon.Interval, wilcoxon.V, wilcoxon.P);
        var trimmed = TrimmedMean.Of(treated)!;
        Is(rows[1], trimmed.Estimate, trimmed.Interval, trimmed.T, trimmed.P);
        var change = result.Rows.Single(row => row is { Region: "Insula", Contrast: "neutral", Test: "change", Arm: "ketamine" });
        Assert.Equal((change.Estimate, change.T, change.PPermuted, 256, true), (rows[2].Estimate, rows[2].Statistic, rows[2].P, rows[2].Repetitions, rows[2].IsExact));
        var boot = new ArmBootstrap([8], 1000, 20200101).Mean(treated);
        Assert.Equal((boot.Estimate, boot.Interval, 1000), (rows[3].Estimate, rows[3].Interval, rows[3].Repetitions));

        var welch = WelchTest.Of(treated, control)!;
        Is(rows[8], welch.Estimate, welch.Interval, welch.T, welch.P);
        var ranks = MannWhitney.Of(treated, control)!;
        Is(rows[9], ranks.Shift, ranks.Interval, ranks.W, ranks.P);
        Assert.Equal((ranks.Delta, ranks.DeltaInterval), (rows[10].Estimate, rows[10].Interval));
        var yuen = TrimmedMean.Of(treated, control)!;
        Is(rows[11], yuen.Estimate, yuen.Interval, yuen.T, yuen.P);
        var difference = new ArmBootstrap([8, 8], 1000, 20200101).Mean([.. treated, .. control]);
        Assert.Equal((difference.Estimate, difference.Interval), (rows[14].Estimate, rows[14].Interval));

        var quade = RankAdjustedDifference.Of([.. Values("ketamine", r => r.Post), .. Values("placebo", r => r.Post)], [[.. Values("ketamine", r => r.Pre), .. Values("placebo", r => r.Pre)]],
            [.. treated.Select(_ => true), .. control.Select(_ => false)])!;
        Assert.Equal((quade.RankDifference, quade.T, quade.P), (rows[18].Estimate, rows[18].Statistic, rows[18].P));
        var adjusted = result.Rows.Single(row => row is { Region: "Insula", Contrast: "neutral", Test: "adjusted_difference" });
        Assert.Equal((adjusted.Estimate, adjusted.Estimate / adjusted.RobustError), (rows[15].Estimate, rows[15].Statistic));
        Assert.Equal(adjusted.PPermuted, rows[16].P);
        Assert.Equal(adjusted.Estimate, rows[17].Estimate, 1e-12);
    }

    [Fact]
    public void With_covariates_the_bootstrap_is_that_of_the_adjusted_model()
    {
        var plan = _plan with { Statistics = _plan.Statistics with { Covariates = ["age"] } };
        var changes = DrawnStudy.Rows(plan, 33, 9);
        var facts = changes.Select(row => row.Participant).Distinct().Order(StringComparer.Ordinal)
            .Select((who, i) => new ParticipantFacts(who, changes.First(row => row.Participant == who).Arm, null, new Dictionary<string, double> { ["age"] = 20 + i * i % 17 })).ToList();
        var result = Analysis.OfGroup(new GroupData { Changes = changes, Plan = plan, Participants = facts });
        foreach (var row in result.Rows.Where(row => row.ReferenceArm is not null))
        {
            var boot = result.Sensitivity.Single(s => s.Method == "bca" && s.Test == row.Test && s.Region == row.Region && s.Contrast == row.Contrast);
            Assert.Equal(row.Estimate, boot.Estimate, 1e-11);
            Assert.True(boot.Interval.Contains(boot.Estimate));
        }
    }

    [Fact]
    public void What_the_group_table_could_not_test_is_there_with_its_reason()
    {
        var changes = DrawnStudy.Rows(_plan, 34, 6).Select(row => row is { Region: "NAcc_L", Arm: "ketamine" } && row.Participant != "00" ? row with { Status = "low_coverage" } : row).ToList();
        var rows = Of(changes, _plan with { Randomised = false }).Sensitivity;
        Assert.Equal(4 * 2 * 19, rows.Count);
        var few = rows.Where(row => row is { Region: "NAcc_L", Test: "change", Arm: "ketamine", Method: not "wilcoxon" }).ToList();
        Assert.Equal(6, few.Count);
        Assert.All(few, row => Assert.Equal((GroupStatus.TooFew, true), (row.Status, row.Reason.Contains("2 are needed", StringComparison.Ordinal))));
        Assert.All(rows.Where(row => row is { Test: "adjusted_difference" }), row => Assert.Equal((GroupStatus.NotRandomised, true), (row.Status, double.IsNaN(row.P))));
        Assert.All(rows.Where(row => row.Status != GroupStatus.Ok), row => Assert.False(string.IsNullOrEmpty(row.Reason)));
    }

    [Fact]
    public void So_few_that_ranks_have_no_interval_are_told()
    {
        var row = Of(DrawnStudy.Rows(_plan, 35, 4), _plan).Sensitivity.First(row => row.Method == "wilcoxon");
        Assert.Equal((GroupStatus.Ok, true), (row.Status, double.IsNaN(row.Interval.Low)));
        Assert.Contains("too few orders", row.Reason, StringComparison.Ordinal);
    }

    private static GroupResult Of(IReadOnlyList<ChangeRow> changes, GroupPlan plan) => Analysis.OfGroup(new GroupData { Changes = changes, Plan = plan });

    private static void Is(SensitivityRow row, double estimate, Interval interval, double statistic, double p) =>
        Assert.Equal((estimate, interval, statistic, p), (row.Estimate, row.Interval, row.Statistic, row.P));
}
