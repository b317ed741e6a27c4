using System.Globalization;
using System.Xml.Linq;
using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Reports;

/// <summary>Rows of the group as a table: all tests of a region together, estimates beside their intervals.</summary>
internal static class RowTable
{
    private const int NumberColumns = 7;

    /// <summary>The rows in their order, which keeps a region's rows together; the answer comes first in each region.</summary>
    public static XElement Of(GroupFindings findings, IReadOnlyList<GroupRow> rows) =>
        new("div", HtmlPage.Class("wide"), new XElement("table", Head(findings),
            new XElement("tbody", rows.GroupBy(r => r.Region).Select(region => RegionRows(findings, [.. region.OrderBy(r => findings.IsAnswer(r) ? 0 : 1)])))));

    private static XElement Head(GroupFindings findings) => new("thead", new XElement("tr",
        new XElement("th", HtmlPage.Class("name first"), "Region"),
        new XElement("th", HtmlPage.Class("name"), findings.Plan.IsCrossover ? "Treatment" : findings.DifferenceTest is null ? "Change" : "Arm"),
        new XElement("th", "n"),
        new XElement("th", findings.Plan.IsCrossover ? "Difference" : "Change", new XElement("small", "% signal", new XElement("br"), "change")),
        new XElement("th", $"{findings.LevelText} CI"),
        new XElement("th", "d", new XElement("sub", "z"), $" [{findings.LevelText} CI]"),
        new XElement("th", "t (df)"), new XElement("th", "p"), new XElement("th", "Holm p"), new XElement("th", "BH q"),
        new XElement("th", "Missing")));

    private static IEnumerable<XElement> RegionRows(GroupFindings findings, IReadOnlyList<GroupRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var classes = (i == rows.Count - 1 ? "last " : "") + (findings.IsAnswer(rows[i]) ? "main" : "");
            yield return new XElement("tr", classes.Length == 0 ? null : HtmlPage.Class(classes.Trim()), Identity(rows[i]),
                i > 0 ? null : new XElement("th", HtmlPage.Class("name"), new XAttribute("rowspan", ReportNumber.Count(rows.Count)), rows[0].Region, Kind(rows[0])),
                Cells(rows[i]));
        }
    }

    /// <summary>What a row is of, for programs that read the page.</summary>
    private static IEnumerable<XAttribute> Identity(GroupRow row)
    {
        yield return new XAttribute("data-region", row.Region);
        yield return new XAttribute("data-contrast", row.Contrast);
        yield return new XAttribute("data-test", row.Test);
        if (row.Arm is not null) yield return new XAttribute("data-arm", row.Arm);
        if (row.Visit is not null) yield return new XAttribute("data-visit", row.Visit);
    }

    private static XElement Kind(GroupRow row)
    {
        var role = row.Role.Replace('_', ' ');
        var family = row.Family.ToString().ToLowerInvariant();
        return new XElement("small", role.Length == 0 ? family : row.Family == Family.Control ? role : $"{family}, {role}");
    }

    private static IEnumerable<XElement> Cells(GroupRow row)
    {
        yield return new XElement("td", HtmlPage.Class("name"), GroupFindings.TestText(row), How(row),
            row.MissingReasons.Length == 0 ? null : new XElement("small", $"missing: {row.MissingReasons}"));
        yield return new XElement("td", row.ReferenceArm is null ? ReportNumber.Count(row.N) : $"{ReportNumber.Count(row.N)} + {ReportNumber.Count(row.ReferenceN)}");
        foreach (var cell in double.IsNaN(row.Estimate) ? [NotThere(row)] : Numbers(row)) yield return cell;
        yield return Missing(row);
    }

    private static XElement NotThere(GroupRow row) => new("td", HtmlPage.Class("none"), new XAttribute("colspan", ReportNumber.Count(NumberColumns)), $"n/a: {Reason(row)}");

    private static IEnumerable<XElement> Numbers(GroupRow row)
    {
        yield return new XElement("td", ReportNumber.Percent(row.Estimate));
        if (double.IsNaN(row.P))
        {
            yield return new XElement("td", HtmlPage.Class("none"), new XAttribute("colspan", ReportNumber.Count(NumberColumns - 1)), $"no interval or test: {Reason(row)}");
            yield break;
        }
        yield return new XElement("td", ReportNumber.Interval(row.Interval, 3));
        yield return new XElement("td", double.IsNaN(row.Dz) ? "" : $"{ReportNumber.Ratio(row.Dz)} {ReportNumber.Interval(row.DzInterval, 2)}");
        yield return new XElement("td", string.Create(CultureInfo.InvariantCulture, $"{ReportNumber.Ratio(row.T)} ({row.DegreesOfFreedom:0.#})"));
        yield return new XElement("td", ReportNumber.P(row.P));
        yield return new XElement("td", double.IsNaN(row.PHolm) ? "" : ReportNumber.P(row.PHolm));
        yield return new XElement("td", double.IsNaN(row.QBh) ? "" : ReportNumber.P(row.QBh));
    }

    /// <summary>How arms are compared, and whether what that assumes holds.</summary>
    private static XElement? How(GroupRow row) => row.ReferenceArm is null && row.Visit is null ? null : new XElement("small",
        row.Test == ArmDifference.DifferenceOfChanges ? "difference of changes"
        : row.Test is LongitudinalAnalysis.Method or LongitudinalAnalysis.Change ? $"at {row.Visit}, model of all visits"
        : row.Test == AdjustedCrossover.Method ? "within participants, adjusted for the value before in each period"
        : row.Test == Crossover.Method ? "within participants"
        : double.IsNaN(row.SlopeP) ? "adjusted for pre" : $"adjusted for pre; slopes {ReportNumber.P("p", row.SlopeP)}");

    private static string Reason(GroupRow row) => row.Status == GroupStatus.NotRandomised ? "the plan does not say that the arms were randomised" : row.Reason;

    private static XElement Missing(GroupRow row) => new("td",
        row.ReferenceArm is null ? ReportNumber.Count(row.Missing) : $"{ReportNumber.Count(row.Missing)} + {ReportNumber.Count(row.ReferenceMissing)}");
}
