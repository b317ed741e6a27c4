using RoiAnalyzer.Group;

namespace RoiAnalyzer.Tests.Group;

public class ArmValuesTests
{
    [Fact]
    public void A_participant_without_a_region_is_left_out_of_that_region_only_and_counted()
    {
        var rows = DrawnStudy.Rows(DrawnStudy.Plan, 5, 5);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is { Region: "NAcc_L", Participant: "00" or "02" })
                rows[i] = rows[i] with { Pre = double.NaN, Post = double.NaN, Status = "low_coverage" };
        }
        rows.RemoveAll(row => row is { Region: "NAcc_L", Participant: "01" });
        var table = ChangeAnalysis.Of(rows, DrawnStudy.Plan);
        foreach (var row in table.Where(row => row.Region != "NAcc_L")) Assert.Equal((5, 0, ""), (row.N, row.Missing, row.MissingReasons));
        var own = table.Where(row => row is { Region: "NAcc_L", Contrast: "alcohol" }).ToArray();
        Assert.Equal((3, 2, "low_coverage 2"), (own[0].N, own[0].Missing, own[0].MissingReasons));
        Assert.Equal((4, 1, "no_row 1"), (own[1].N, own[1].Missing, own[1].MissingReasons));
        Assert.Equal((3, 2, 4, 1, "low_coverage 2, no_row 1", 5.0),
            (own[2].N, own[2].Missing, own[2].ReferenceN, own[2].ReferenceMissing, own[2].MissingReasons, own[2].DegreesOfFreedom));
        Assert.Equal(4, own[3].DegreesOfFreedom);
    }

    [Fact]
    public void An_arm_without_anybody_still_has_its_rows()
    {
        var rows = DrawnStudy.Rows(DrawnStudy.Plan, 11, 4).Where(row => row.Arm == "ketamine").ToList();
        var table = ChangeAnalysis.Of(rows, DrawnStudy.Plan);
        Assert.Equal(32, table.Count);
        Assert.Equal("0 of 0 participants of placebo have both values; 2 are needed", table[1].Reason);
    }
}
