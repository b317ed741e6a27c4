using System.Xml.Linq;
using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>
/// The page that people read: one HTML file without scripts or anything from outside, the same bytes for the same input.
/// It is well-formed XML as well.
/// </summary>
public static class HtmlReport
{
    /// <summary>
    /// The page of a study: <paramref name="rows"/> of the group level, the <paramref name="changes"/> they come from, and
    /// the table of what was <paramref name="skipped"/>, with the flags of quality where they were read, and the answers by other ways where there is the whole <paramref name="result"/>. Effects are in percent signal change.
    /// </summary>
    public static string Of(
        Study study, GroupPlan plan, IReadOnlyList<GroupRow> rows, IReadOnlyList<ChangeRow> changes, OutputTable skipped, string version, QualityFindings? quality = null, GroupResult? result = null)
    {
        var findings = new GroupFindings(study, plan, rows, changes);
        return HtmlPage.Render($"RoiAnalyzer: task {study.Task}",
        [
            Header(findings), Assumptions(study), .. findings.Headlines.Select(contrast => Answer(findings, contrast)),
            BesideSection.Of(findings, result), AllTables(findings), QualitySection.Of(quality), MissingSection.Of(skipped), Methods(findings, version), Footer(study, version),
        ]);
    }

    private static XElement Header(GroupFindings findings)
    {
        var study = findings.Study;
        var sessions = study.Plan.Sessions;
        return new XElement("header",
            new XElement("p", HtmlPage.Class("kicker"), "RoiAnalyzer report"),
            new XElement("h1", $"{(Crossover.IsTest(findings.DifferenceTest) ? "Differences between treatments in" : "Change of")} region responses, task {study.Task}"),
            new XElement("p", HtmlPage.Class("lead"), $"{string.Join(" · ", findings.ArmCounts)} · "
                + (Crossover.IsTest(findings.DifferenceTest) ? "treatments are compared within participants" : "change is " + (sessions is { Pre: { } pre, Post: { } post } ? $"ses-{post} minus ses-{pre}" : "post minus pre"))));
    }

    private static XElement? Assumptions(Study study) => study.Assumptions.Count == 0 ? null : new XElement("section",
        new XElement("h2", "What was assumed"),
        new XElement("p", "The plan left these open. If one of them is wrong, so are the results: say it in the plan and run again."),
        new XElement("ul", study.Assumptions.Select(text => new XElement("li", PlainPaths.In(study, text)))));

    private static XElement Answer(GroupFindings findings, string contrast) => new("section",
        new XElement("h2", findings.Headlines.Count == 1 ? $"The answer: {contrast}" : $"The answer for {contrast}"),
        AnswerText.Cautions(findings),
        AnswerText.Of(findings, contrast),
        Main(findings, contrast),
        Controls(findings, contrast),
        Forests(findings, contrast),
        Pairs(findings, contrast));

    private static IEnumerable<XElement> Main(GroupFindings findings, string contrast)
    {
        yield return new XElement("h3", findings.HasPrimary ? "Primary regions" : "All regions");
        yield return RowTable.Of(findings, findings.Shown(contrast));
        if (!findings.HasPrimary)
            yield return new XElement("p", HtmlPage.Class("note"),
                "Neither the plan nor the region set names a primary region: no test was declared beforehand, and there is no Holm adjustment.");
    }

    private static IEnumerable<XElement> Controls(GroupFindings findings, string contrast)
    {
        var controls = findings.Rows.Where(r => r.Contrast == contrast && r.Family == Family.Control && findings.IsHeadlineTest(r)).ToList();
        if (controls.Count == 0) yield break;
        yield return new XElement("h3", "Controls");
        yield return new XElement("p",
            "Regions where a change, or none, is expected whatever the infusion does to reward. A change here speaks for blood flow, motion or "
            + "scanner, not for reward. Controls are in no family and their p is not adjusted.");
        yield return RowTable.Of(findings, controls);
    }

    private static IEnumerable<XElement> Forests(GroupFindings findings, string contrast) =>
        findings.ForestTests.Select(test => ForestChart.Of(findings, contrast, test));

    private static IEnumerable<XElement> Pairs(GroupFindings findings, string contrast)
    {
        var regions = findings.FiguredRegions;
        if (regions.Count == 0) yield break;
        yield return new XElement("h3", "Every participant");
        yield return new XElement("div", HtmlPage.Class("figures"), regions.Select(region => PairedChart.Of(findings, region, contrast)));
        yield return new XElement("p", HtmlPage.Class("note"),
            $"Left: one thin line a participant, the thick line their mean. Right, on its own axis: each participant's change, and the mean change with its {findings.LevelText} confidence interval.");
    }

    private static XElement AllTables(GroupFindings findings) => new("section",
        new XElement("h2", "All regions, contrasts and tests"),
        new XElement("p", HtmlPage.Class("note"), "One table a contrast, closed at first; what is closed is not printed. The same numbers, in full, are the table of changes in the folder group."),
        findings.Plan.Contrasts.Select(contrast => new XElement("details",
            new XElement("summary", contrast),
            RowTable.Of(findings, [.. findings.Rows.Where(r => r.Contrast == contrast)]))));

    private static XElement Methods(GroupFindings findings, string version) => new("section",
        new XElement("h2", "Methods, as a paper would have them"),
        MethodsText.Of(findings, version).Select(paragraph => new XElement("p", HtmlPage.Class("methods"), paragraph)));

    private static XElement Footer(Study study, string version) => new("footer",
        new XElement("p", ResearchUse.Text),
        new XElement("p", $"RoiAnalyzer {version} · SHA-256 of the plan: ", new XElement("code", Provenance.Sha256(Provenance.PlanOf(study)))));
}
