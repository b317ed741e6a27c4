using RoiAnalyzer.Group;

namespace RoiAnalyzer.Tests.Group;

public class TestedCellTests
{
    [Fact]
    public void Too_few_participants_make_a_row_with_a_reason_that_no_family_counts()
    {
        var rows = DrawnStudy.Rows(DrawnStudy.Plan, 6, 4);
        for (var i = 0; i < rows.Count; i++)
            if (rows[i] is { Region: "NAcc_R", Arm: "ketamine" } && rows[i].Participant != "00") rows[i] = rows[i] with { Status = "missing_session" };
        var table = ChangeAnalysis.Of(rows, DrawnStudy.Plan);
        var own = table.Where(row => row is { Region: "NAcc_R", Contrast: "alcohol" }).ToArray();
        Assert.Equal([GroupStatus.TooFew, GroupStatus.Ok, GroupStatus.TooFew, GroupStatus.TooFew], own.Select(row => row.Status));
        Assert.Equal("1 of 4 participants of ketamine has both values; 2 are needed", own[0].Reason);
        Assert.Equal(own[0].Reason, own[3].Reason);
        Assert.All([own[0].Estimate, own[0].P, own[0].PHolm, own[2].P, own[2].QBh], value => Assert.True(double.IsNaN(value)));
        var left = table.Single(row => row is { Region: "NAcc_L", Contrast: "alcohol", Test: "change", Arm: "ketamine" });
        Assert.Equal(left.P, left.PHolm);
    }

    [Fact]
    public void Without_randomisation_the_adjusted_difference_is_a_row_without_numbers()
    {
        var table = ChangeAnalysis.Of(DrawnStudy.Rows(DrawnStudy.Plan, 7, 5), DrawnStudy.Plan with { Randomised = false });
        foreach (var row in table.Where(row => row.Test == "adjusted_difference"))
        {
            Assert.Equal((GroupStatus.NotRandomised, 5, 5), (row.Status, row.N, row.ReferenceN));
            Assert.Contains("randomised", row.Reason);
            Assert.All([row.Estimate, row.P, row.PHolm, row.QBh], value => Assert.True(double.IsNaN(value)));
        }
        Assert.All(table.Where(row => row.Test != "adjusted_difference"), row => Assert.Equal(GroupStatus.Ok, row.Status));
    }

    [Fact]
    public void What_does_not_vary_or_cannot_be_told_apart_says_so()
    {
        var rows = DrawnStudy.Rows(DrawnStudy.Plan, 8, 4).Select(row => row.Region switch
        {
            "NAcc_L" => row with { Pre = 100.3 + row.Participant[1], Post = 100.3 + row.Participant[1] + 0.1 },
            "NAcc_R" => row with { Pre = row.Arm == "ketamine" ? 1 : 2 },
            _ => row,
        }).ToList();
        var table = ChangeAnalysis.Of(rows, DrawnStudy.Plan).Where(row => row.Contrast == "alcohol").ToArray();
        Assert.All(table.Where(row => row.Region == "NAcc_L"), row => Assert.Equal(GroupStatus.NoVariance, row.Status));
        Assert.Equal(0.1, table[0].Estimate, 1e-12);
        var apart = table.Single(row => row is { Region: "NAcc_R", Test: "adjusted_difference" });
        Assert.Equal((GroupStatus.NotEstimable, "the values before and the arm cannot be told apart"), (apart.Status, apart.Reason));
    }
}
