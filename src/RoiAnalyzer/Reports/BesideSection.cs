using System.Xml.Linq;
using RoiAnalyzer.Group;

namespace RoiAnalyzer.Reports;

/// <summary>
/// The answers of the headline contrasts by other methods, under other treatments of what is missing, and what the data say for no effect:
/// one closed table a region.
/// </summary>
internal static class BesideSection
{
    private static readonly string[] Heads = ["Method", "Estimate", "Interval", "p", ""];

    /// <summary>What the tables' names of methods are in words; another is itself.</summary>
    private static readonly Dictionary<string, string> s_words = new()
    {
        [SensitivityMethod.Wilcoxon] = "Wilcoxon's signed ranks",
        [SensitivityMethod.TrimmedMean] = "20 % trimmed mean",
        [SensitivityMethod.Bootstrap] = "BCa bootstrap",
        [SensitivityMethod.Welch] = "Welch's t test",
        [SensitivityMethod.MannWhitney] = "Mann and Whitney's ranks",
        [SensitivityMethod.CliffDelta] = "Cliff's delta",
        [SensitivityMethod.Yuen] = "Yuen's trimmed means",
        [SensitivityMethod.Hc3] = "HC3 standard error",
        [SensitivityMethod.Quade] = "Quade's ranks",
        [PermutationScheme.SignFlip] = "sign flips",
        [PermutationScheme.Rerandomisation] = "re-randomisation",
        [SensitivityMethod.Satterthwaite] = "Satterthwaite's degrees of freedom",
        [SensitivityMethod.AncovaAtVisit] = "analysis of covariance at the visit",
        [SensitivityMethod.ChangesAtVisit] = "difference of changes at the visit",
        [SensitivityMethod.PairedAtVisit] = "paired t test at the visit",
        [PermutationScheme.ScoreFlip] = "sign flips of scores",
        [PermutationScheme.FreedmanLane] = "Freedman and Lane's permutations",
        [SensitivityMethod.PairedT] = "paired t test, periods disregarded",
        [SensitivityMethod.CompleteCases] = "complete cases",
        [MissingDataRow.CompleteCase] = "complete cases",
        [MissingDataRow.AllAvailable] = "all available values",
    };

    /// <summary>The section; null where nothing stands beside the answers.</summary>
    public static XElement? Of(GroupFindings findings, GroupResult? result)
    {
        if (result is null) return null;
        var answers = findings.Headlines.SelectMany(findings.Shown).Where(findings.IsAnswer).ToList();
        var tables = answers.Select(answer => (Answer: answer, Lines: Lines(result, answer).ToList())).Where(one => one.Lines.Count > 0).ToList();
        return tables.Count == 0 ? null : new XElement("section",
            new XElement("h2", "The answer by other ways"),
            new XElement("p", HtmlPage.Class("note"), $"What does not depend on one method can be believed more. Estimates are {findings.Plan.Unit}, but for Cliff's delta and Quade's ranks. In full: the tables of sensitivity, evidence, missing data and sides in the folder group."),
            tables.Select(one => new XElement("details", new XElement("summary", $"{one.Answer.Region}, {one.Answer.Contrast}: {GroupFindings.TestText(one.Answer)}"), Table(one.Lines))));
    }

    private static IEnumerable<string[]> Lines(GroupResult result, GroupRow answer)
    {
        foreach (var row in result.Sensitivity.Where(s => (s.Region, s.Contrast, s.Test, s.Arm, s.Visit) == (answer.Region, answer.Contrast, answer.Test, answer.Arm, answer.Visit)))
            yield return [Words(row.Method), ReportNumber.Percent(row.Estimate), ReportNumber.Interval(row.Interval, 3), ReportNumber.P(row.P), row.Reason];
        foreach (var row in result.Longitudinal?.MissingData.Where(m => (m.Region, m.Contrast, m.Arm) == (answer.Region, answer.Contrast, answer.Arm) && (answer.Visit is null || m.Visit == answer.Visit)) ?? [])
            yield return [Words(row.Method), ReportNumber.Percent(row.Effect?.Estimate ?? double.NaN), row.Effect is { } effect ? ReportNumber.Interval(effect.Interval, 3) : "n/a", ReportNumber.P(row.Effect?.P ?? double.NaN),
                double.IsNaN(row.Delta) ? row.Reason : $"missing values of {row.Arm} shifted by {ReportNumber.Percent(row.Delta)}"];
        if (result.Evidence.FirstOrDefault(e => e.Test == answer) is { } evidence)
        {
            foreach (var factor in evidence.Factors) yield return [$"Bayes factor, prior scale {ReportNumber.Short(factor.Scale)}", "", "", "", $"{ReportNumber.Three(factor.Bf10)} for an effect, {ReportNumber.Three(factor.Bf01)} for none"];
            if (evidence.Equivalence is { } tost) yield return ["two one-sided tests", "", ReportNumber.Interval(tost.Interval, 3), ReportNumber.P(tost.P), $"within ±{ReportNumber.Short(tost.Bound)}"];
            if (double.IsFinite(evidence.DetectableEffect)) yield return ["detectable effect", ReportNumber.Plain(evidence.DetectableEffect, 3), "", "", "with probability .8 at this error"];
        }
        if (result.Sides.FirstOrDefault(s => s.CarriedBy.Length > 0 && (s.Region, s.Contrast, s.Arm) == (answer.Region, answer.Contrast, answer.Arm) && s.ReferenceArm == answer.ReferenceArm) is { } side)
            yield return ["which side moved", "", "", "", side.CarriedBy];
    }

    private static string Words(string method) => s_words.GetValueOrDefault(method) ?? method.Replace('_', ' ');

    private static XElement Table(List<string[]> lines) => new("div", HtmlPage.Class("wide"), new XElement("table",
        new XElement("thead", new XElement("tr", Heads.Select((head, c) => new XElement("th", c is 0 or 4 ? HtmlPage.Class("name") : null, head)))),
        new XElement("tbody", lines.Select(line => new XElement("tr", line.Select((cell, c) => new XElement("td", c is 0 or 4 ? HtmlPage.Class("words") : null, cell)))))));
}
