using RoiAnalyzer.Reports;
using RoiAnalyzer.Tests.Group;

namespace RoiAnalyzer.Tests.Reports;

public class ReliabilityTableTests
{
    [Fact]
    public void The_reference_arm_has_its_numbers_and_a_study_without_one_its_reason()
    {
        var table = ReliabilityTable.Of(Analysis.OfGroup(AnorexiaStudy.Of("family", "control", "family")).Reliability, "lb");
        Assert.Equal(["NAcc", "cue", "family", "17"], table.Rows.Single()[..4]);
        Assert.Equal("0.4718368851", table.Rows.Single()[10]);
        Assert.Equal("lb", table.Columns.Single(column => column.Name == "smallest_detectable_change").Units);
        var none = ReliabilityTable.Of(Analysis.OfGroup(AnorexiaStudy.Of("cbt", "cbt")).Reliability, "lb").Rows.Single();
        Assert.Equal(("n/a", "no_reference"), (none[10], none[^2]));
    }
}
