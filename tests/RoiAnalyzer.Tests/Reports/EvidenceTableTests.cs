using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Group;

namespace RoiAnalyzer.Tests.Reports;

public class EvidenceTableTests
{
    [Fact]
    public void What_was_not_asked_for_is_not_there_and_the_row_says_so()
    {
        var data = AnorexiaStudy.Of("control", "control", "cbt");
        var row = Row(Analysis.OfGroup(data).Evidence, "difference_of_changes");
        Assert.Equal(("n/a", "n/a", "no_bound", "15.65786087", "n/a"), (row("bound"), row("equivalence_p"), row("equivalence"), row("suggested_bound"), row("power_for_bound")));
        Assert.Equal("0.863077444", row("bf10"));
        var bounded = Row(Analysis.OfGroup(data.With(new StatisticsPlan { EquivalenceBound = 7 })).Evidence, "adjusted_difference");
        Assert.Equal(("7", "not_shown", "n/a", "n/a", "5.246294166"), (bounded("bound"), bounded("equivalence"), bounded("suggested_bound"), bounded("bf01"), bounded("detectable_effect")));
    }

    private static Func<string, string> Row(IReadOnlyList<RoiAnalyzer.Group.EvidenceRow> rows, string test)
    {
        var table = EvidenceTable.Of(rows, "lb");
        var cells = table.Rows.Single(row => row[2] == test);
        return name => cells[table.Columns.ToList().FindIndex(column => column.Name == name)];
    }
}
