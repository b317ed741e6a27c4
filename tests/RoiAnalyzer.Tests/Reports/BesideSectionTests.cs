using System.Xml.Linq;
using RoiAnalyzer.Group;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Reports;

public sealed class BesideSectionTests : IDisposable
{
    private readonly MadeStudy _made = new(perArm: 5);

    public void Dispose() => _made.Dispose();

    [Fact]
    public void Every_answer_shown_has_its_other_methods_with_their_numbers()
    {
        var findings = MadeFindings.Of(_made);
        var data = new GroupData { Plan = findings.Plan with { Statistics = new StatisticsPlan { EquivalenceBound = 0.5, BootstrapSamples = 1000, Permutations = 1000 } }, Changes = findings.Changes };
        var result = Analysis.OfGroup(data);
        var section = Section(HtmlReport.Of(findings.Study, data.Plan, result.Rows, data.Changes, findings.Skipped, "0.1.0", result: result))!;
        var tables = section.Elements("details").ToList();
        var answer = result.Rows.First(r => r is { Region: "NAcc_L", Contrast: "alcohol-neutral", Test: "adjusted_difference" });
        var own = tables.Single(d => d.Element("summary")!.Value == "NAcc_L, alcohol-neutral: ketamine − placebo");
        var lines = own.Descendants("tbody").Single().Elements("tr").Select(tr => tr.Elements("td").Select(td => td.Value).ToArray()).ToList();
        Assert.Equal(["HC3 standard error", "Freedman and Lane's permutations", "BCa bootstrap", "Quade's ranks"], lines[..4].Select(line => line[0]));
        foreach (var (row, line) in result.Sensitivity.Where(s => (s.Region, s.Contrast, s.Test) == (answer.Region, answer.Contrast, answer.Test)).Zip(lines))
            Assert.Equal(row.Estimate, double.Parse(line[1].Replace('\u2212', '-'), System.Globalization.CultureInfo.InvariantCulture), 0.0005);
        Assert.Contains(lines, line => line[0] == "two one-sided tests" && line[4] == "within ±0.5");
        Assert.Contains(lines, line => line[0] == "detectable effect");
        Assert.Equal(findings.Plan.Regions.Count(r => r.IsPrimary), tables.Count);
    }

    [Fact]
    public void Without_the_whole_result_there_is_no_section() => Assert.Null(Section(MadeFindings.Of(_made).Page));

    private static XElement? Section(string page) =>
        XElement.Parse(page[page.IndexOf("<html", StringComparison.Ordinal)..]).Descendants("section").SingleOrDefault(s => s.Element("h2")?.Value == "The answer by other ways");
}
