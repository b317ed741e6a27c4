using RoiAnalyzer.Reports;
using RoiAnalyzer.Tests.Group;

namespace RoiAnalyzer.Tests.Reports;

public class ReliableChangeTableTests
{
    [Fact]
    public void Everybody_has_a_row()
    {
        var table = ReliableChangeTable.Of(Analysis.OfGroup(AnorexiaStudy.Of("family", "cbt", "family")).ReliableChanges, "lb");
        Assert.Equal(46, table.Rows.Count);
        Assert.Equal(["sub-26", "cbt", "NAcc", "cue", "1.7", "17", "7.264705882"], table.Rows[0][..7]);
        Assert.Equal("-1.079259008", table.Rows[0][9]);
    }
}
