using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Group;

public class ChangeAnalysisTests
{
    private static double[] Values(IEnumerable<ChangeRow> rows, string region, string contrast, string? arm, Func<ChangeRow, double> value) =>
        [.. rows.Where(row => row.Region == region && row.Contrast == contrast && row.Arm == arm).Select(value)];

    [Fact]
    public void Every_region_contrast_and_test_has_its_row_in_the_order_of_the_plan()
    {
        var table = ChangeAnalysis.Of(DrawnStudy.Rows(DrawnStudy.Plan, 1, 6), DrawnStudy.Plan);
        Assert.Equal(4 * 2 * 4, table.Count);
        Assert.Equal(DrawnStudy.Plan.Regions.Select(region => region.Name), table.Select(row => row.Region).Distinct());
        Assert.Equal(
            [("change", "ketamine", null), ("change", "placebo", null),
             ("difference_of_changes", "ketamine", "placebo"), ("adjusted_difference", "ketamine", "placebo")],
            table.Take(4).Select(row => (row.Test, row.Arm!, row.ReferenceArm)));
        Assert.All(table, row => Assert.Equal((GroupStatus.Ok, "", 6, 0), (row.Status, row.Reason, row.N, row.Missing)));
        Assert.All(table.Where(row => row.Test != "change"), row => Assert.Equal((6, 0), (row.ReferenceN, row.ReferenceMissing)));
    }

    [Fact]
    public void The_rows_carry_the_tests_of_their_own_values()
    {
        var rows = DrawnStudy.Rows(DrawnStudy.Plan, 2, 7);
        var table = ChangeAnalysis.Of(rows, DrawnStudy.Plan).Where(row => row is { Region: "Insula", Contrast: "neutral" }).ToArray();
        double[] Of(string arm, Func<ChangeRow, double> value) => Values(rows, "Insula", "neutral", arm, value);
        var change = PairedChange.Of(Of("ketamine", row => row.Pre), Of("ketamine", row => row.Post))!;
        Assert.Equal((change.Mean, change.StandardDeviation, change.StandardError, change.Interval, change.T, change.P, change.Dz, change.DzInterval),
            (table[0].Estimate, table[0].StandardDeviation, table[0].StandardError, table[0].Interval, table[0].T, table[0].P, table[0].Dz, table[0].DzInterval));
        Assert.Equal(6, table[0].DegreesOfFreedom);
        var difference = ArmDifference.OfChanges(Of("ketamine", row => row.Change), Of("placebo", row => row.Change))!;
        Assert.Equal((difference.Estimate, difference.StandardError, difference.Interval, difference.T, difference.P, 12.0),
            (table[2].Estimate, table[2].StandardError, table[2].Interval, table[2].T, table[2].P, table[2].DegreesOfFreedom));
        var adjusted = ArmDifference.Adjusted(
            [.. Of("placebo", row => row.Pre), .. Of("ketamine", row => row.Pre)],
            [.. Of("placebo", row => row.Post), .. Of("ketamine", row => row.Post)],
            [.. Of("placebo", _ => 0).Select(_ => false), .. Of("ketamine", _ => 0).Select(_ => true)])!;
        Assert.Equal((adjusted.Estimate, adjusted.StandardError, adjusted.Interval, adjusted.P, adjusted.SlopeP, 11.0),
            (table[3].Estimate, table[3].StandardError, table[3].Interval, table[3].P, table[3].SlopeP, table[3].DegreesOfFreedom));
    }

    [Fact]
    public void Holm_runs_over_the_primary_family_and_the_false_discovery_rate_over_all_but_controls()
    {
        var table = ChangeAnalysis.Of(DrawnStudy.Rows(DrawnStudy.Plan, 3, 6), DrawnStudy.Plan);
        Assert.All(table, row => Assert.Equal(
            row.Region == "V1" ? Family.Control : row.Region != "Insula" && row.Contrast == "alcohol" ? Family.Primary : Family.Secondary, row.Family));
        foreach (var family in table.GroupBy(row => (row.Test, row.Test == "change" ? row.Arm : "")))
        {
            GroupRow[] primary = [.. family.Where(row => row.Family == Family.Primary)];
            GroupRow[] reported = [.. family.Where(row => row.Family != Family.Control)];
            Assert.Equal((2, 6, 8), (primary.Length, reported.Length, family.Count()));
            Assert.Equal(Multiplicity.Holm([.. primary.Select(row => row.P)]), primary.Select(row => row.PHolm));
            Assert.Equal(Multiplicity.Hommel([.. primary.Select(row => row.P)]), primary.Select(row => row.PHommel));
            Assert.Equal(Multiplicity.BenjaminiHochberg([.. reported.Select(row => row.P)]), reported.Select(row => row.QBh));
            Assert.Equal(Multiplicity.BenjaminiYekutieli([.. reported.Select(row => row.P)]), reported.Select(row => row.QBy));
            Assert.All(family.Except(primary), row => Assert.True(double.IsNaN(row.PHolm)));
        }
        Assert.All(table.Where(row => row.Family == Family.Control), row => Assert.True(double.IsFinite(row.P) && double.IsNaN(row.QBh)));
    }

    [Fact]
    public void A_control_never_moves_an_adjusted_p()
    {
        var rows = DrawnStudy.Rows(DrawnStudy.Plan, 4, 6);
        var without = DrawnStudy.Plan with { Regions = [.. DrawnStudy.Plan.Regions.SkipLast(1)] };
        var expected = ChangeAnalysis.Of([.. rows.Where(row => row.Region != "V1")], without);
        Assert.Equal(expected, ChangeAnalysis.Of(rows, DrawnStudy.Plan).Where(row => row.Region != "V1"));
    }

    [Fact]
    public void A_study_without_arms_has_changes_only()
    {
        var plan = DrawnStudy.Plan with { Arms = [], ReferenceArm = null, PrimaryContrasts = [] };
        var table = ChangeAnalysis.Of(DrawnStudy.Rows(plan, 9, 6), plan);
        Assert.Equal(8, table.Count);
        Assert.All(table, row => Assert.Equal(("change", null, null, 6), (row.Test, row.Arm, row.ReferenceArm, row.N)));
        Assert.Equal(4, table.Count(row => row.Family == Family.Primary));
    }

    [Fact]
    public void More_than_two_arms_are_each_compared_with_the_reference_in_one_family()
    {
        var plan = DrawnStudy.Plan with { Arms = ["ketamine", "midazolam", "placebo"], ReferenceArm = "midazolam" };
        var table = ChangeAnalysis.Of(DrawnStudy.Rows(plan, 10, 5), plan);
        Assert.Equal(
            [("change", (string?)"ketamine"), ("change", "midazolam"), ("change", "placebo"), ("difference_of_changes", "ketamine"),
             ("adjusted_difference", "ketamine"), ("difference_of_changes", "placebo"), ("adjusted_difference", "placebo"), ("changes_of_arms", null), ("adjusted_arms", null)],
            table.Take(9).Select(row => (row.Test, row.Arm)));
        Assert.All(table.Where(row => row.Test.Contains("difference", StringComparison.Ordinal)), row => Assert.Equal("midazolam", row.ReferenceArm));
        GroupRow[] primary = [.. table.Where(row => row is { Family: Family.Primary, Test: "adjusted_difference" })];
        Assert.Equal(4, primary.Length);
        Assert.Equal(Multiplicity.Holm([.. primary.Select(row => row.P)]), primary.Select(row => row.PHolm));
    }

    [Fact]
    public void A_participant_in_two_arms_is_refused()
    {
        var rows = DrawnStudy.Rows(DrawnStudy.Plan, 12, 4);
        rows[0] = rows[0] with { Arm = "placebo" };
        Assert.Contains("participant 00", Assert.Throws<ArgumentException>(() => ChangeAnalysis.Of(rows, DrawnStudy.Plan)).Message);
    }
}
