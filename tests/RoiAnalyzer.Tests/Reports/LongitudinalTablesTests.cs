using RoiAnalyzer.Group;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Group;

namespace RoiAnalyzer.Tests.Reports;

public class LongitudinalTablesTests
{
    [Fact]
    public void A_longitudinal_study_has_a_table_of_models_and_one_of_what_is_missing()
    {
        var data = LongitudinalAnalysisTests.Data(DesignKind.Longitudinal);
        var result = Analysis.OfGroup(data);
        var tables = GroupTables.Of(result, data).ToDictionary(t => t.Suffix);
        Assert.Contains("A\tcue\tUN\tn/a\t-194.4", tables["longitudinal"].Table.ToTsv());
        Assert.Contains("Kenward", tables["longitudinal"].About!["DegreesOfFreedom"]!.ToString());
        Assert.Equal(1 + 2 * 3 * 4, tables["missingdata"].Table.ToTsv().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("longitudinal_difference\tgirls\tboys\tweek8\t10\t13", tables["change"].Table.ToTsv());
        Assert.DoesNotContain("crossover", tables.Keys);
    }
}
