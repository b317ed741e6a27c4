using RoiAnalyzer.Group;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Tests.Group;

namespace RoiAnalyzer.Tests.Reports;

public class EffectSizeTableTests
{
    [Fact]
    public void Every_measure_has_a_row_and_its_formula_in_the_sidecar()
    {
        var data = AnorexiaStudy.Of("control", "control", "cbt", "family");
        var result = Analysis.OfGroup(data);
        var table = EffectSizeTable.Of(result.EffectSizes);
        Assert.Equal(3 * 6 + 2 * (3 + 3) + 2 * 2, table.Rows.Count);
        var measures = EffectSizeTable.About()["Measures"]!.AsObject();
        Assert.Equal(measures.Select(own => own.Key).Order(), table.Rows.Select(row => row[8]).Distinct().Order());
        Assert.Equal(["NAcc", "cue", "change", "cbt", "n/a", "n/a", "29", "n/a", "d_z", "0.4114243339"], table.Rows.First(row => row[3] == "cbt")[..10]);
    }
}
