using System.Xml.Linq;
using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Reports;

/// <summary>The estimates of all regions with their intervals on one axis, primary regions first, controls last.</summary>
internal sealed class ForestChart
{
    private const double Width = 860;
    private const double Row = 19;
    private const double Heading = 27;
    private const double Top = 30;
    private const double NumbersWidth = 180;
    private const double LetterWidth = 6.8;
    private const int LongestName = 32;
    private const int LongestReason = 70;
    private static readonly string[] Order = ["Primary", "Secondary", "Comparators", "Controls"];

    private readonly SvgDrawing _drawing;
    private readonly ChartAxis _axis;
    private readonly IReadOnlyList<GroupRow> _rows;
    private readonly double _left;
    private readonly double _bottom;

    private ForestChart(IReadOnlyList<GroupRow> rows, string level, string description)
    {
        _rows = rows;
        _left = 24 + LetterWidth * rows.Max(r => Math.Min(r.Region.Length, LongestName));
        _bottom = Top + rows.Count * Row + rows.Select(GroupFindings.GroupOf).Distinct().Count() * Heading + 6;
        _axis = new ChartAxis(InView(rows), _left, Width - NumbersWidth - 14, steps: 7);
        _drawing = new SvgDrawing(Width, _bottom + 58, description);
        _drawing.Text("end muted", Width, 16, $"Estimate [{level} CI]");
    }

    /// <summary>The figure of one test over all regions of a contrast.</summary>
    public static XElement Of(GroupFindings findings, string contrast, (string Test, string? Arm, string? Reference) test)
    {
        var rows = findings.Rows.Where(r => r.Contrast == contrast && r.Test == test.Test && findings.Plan.IsOfPrimaryVisit(r) && r.Arm == test.Arm && r.ReferenceArm == test.Reference).ToList();
        var what = What(test);
        var chart = new ForestChart(rows, findings.LevelText, $"{what} of {contrast} in {ReportNumber.Count(rows.Count, "region")}");
        chart.Draw(test, findings.AxisOf(contrast));
        return new XElement("figure", HtmlPage.Class("forest"),
            new XElement("figcaption", new XElement("b", $"{what}, {contrast}, all regions. "),
                $"Points are estimates and bars {findings.LevelText} confidence intervals, not adjusted for the number of regions; an arrow marks a bar that goes on beyond the axis."),
            new XElement("div", HtmlPage.Class("wide"), chart._drawing.ToElement()));
    }

    private static string What((string Test, string? Arm, string? Reference) test) => test.Test == LongitudinalAnalysis.Change
        ? $"Change{(test.Arm is null ? "" : $" in {test.Arm}")} at the primary visit, model of all visits"
        : test.Reference is null ? test.Arm is null ? "Change, post \u2212 pre" : $"Change in {test.Arm}, post \u2212 pre"
        : $"{test.Arm} \u2212 {test.Reference}, {How(test.Test)}";

    private static string How(string test) => test switch
    {
        ArmDifference.AdjustedDifference => "post adjusted for pre",
        LongitudinalAnalysis.Method => "model of all visits, at the primary one",
        Crossover.Method or AdjustedCrossover.Method => "within participants",
        _ => "difference of changes",
    };

    /// <summary>
    /// The values the axis must show. One very wide interval would press all others together, so ends beyond one and a half times
    /// the nine-tenths quantile of their distances from zero are left to arrows; estimates, and intervals of primary
    /// regions, are always shown.
    /// </summary>
    private static IEnumerable<double> InView(IReadOnlyList<GroupRow> rows)
    {
        var ends = rows.SelectMany(r => new[] { r.Interval.Low, r.Interval.High }).Where(double.IsFinite).ToList();
        var distances = ends.Select(Math.Abs).Order().ToList();
        var furthest = distances.Count == 0 ? 0 : 1.5 * distances[(int)(0.9 * (distances.Count - 1))];
        var primary = rows.Where(r => r.Family == Family.Primary).SelectMany(r => new[] { r.Interval.Low, r.Interval.High });
        return ends.Where(e => Math.Abs(e) <= furthest).Concat(primary).Concat(rows.Select(r => r.Estimate));
    }

    private void Draw((string Test, string? Arm, string? Reference) test, string unit)
    {
        DrawAxis(test, unit);
        var y = Top;
        foreach (var group in _rows.GroupBy(GroupFindings.GroupOf).OrderBy(g => Array.IndexOf(Order, g.Key)))
        {
            _drawing.Group(null);
            y += Heading;
            _drawing.Text("start heading", 0, y - 7, group.Key);
            foreach (var row in group)
            {
                _drawing.Group(row.Family.ToString().ToLowerInvariant());
                DrawRow(row, y + Row / 2);
                y += Row;
            }
        }
    }

    private void DrawAxis((string Test, string? Arm, string? Reference) test, string unit)
    {
        foreach (var tick in _axis.Ticks)
        {
            var x = _axis.At(tick);
            _drawing.Line(Math.Abs(tick) < 1e-12 ? "zero" : "grid", x, Top, x, _bottom);
            _drawing.Text("middle muted", x, _bottom + 16, _axis.Label(tick));
            _drawing.Text("middle muted", x, Top - 6, _axis.Label(tick));
        }
        var middle = (_axis.At(_axis.Low) + _axis.At(_axis.High)) / 2;
        _drawing.Text("middle", middle, _bottom + 34, unit);
        var (less, more) = test.Reference is null ? ("less after the infusion", "greater after the infusion") : ($"less in {test.Arm}", $"greater in {test.Arm}");
        _drawing.Text("start muted", _axis.At(_axis.Low), _bottom + 52, $"\u2190 {SvgDrawing.Shortened(less, 34)}");
        _drawing.Text("end muted", _axis.At(_axis.High), _bottom + 52, $"{SvgDrawing.Shortened(more, 34)} \u2192");
    }

    private void DrawRow(GroupRow row, double y)
    {
        _drawing.Text("end", _left - 14, y + 4, SvgDrawing.Shortened(row.Region, LongestName), row.Region);
        if (double.IsNaN(row.Estimate))
        {
            _drawing.Text("start muted", _axis.At(0) + 8, y + 4, SvgDrawing.Shortened($"n/a: {row.Reason}", LongestReason), $"n/a: {row.Reason}");
            return;
        }
        if (double.IsFinite(row.Interval.Low)) DrawInterval(row.Interval, y);
        var x = _axis.At(row.Estimate);
        if (row.Family == Family.Primary) _drawing.Square("point", x, y, 4.2);
        else _drawing.Dot("point", x, y, 3.6);
        _drawing.Text("end", Width, y + 4, $"{ReportNumber.Percent(row.Estimate)} {ReportNumber.Interval(row.Interval, 3)}");
    }

    private void DrawInterval(Interval interval, double y)
    {
        var (low, high) = (Math.Clamp(interval.Low, _axis.Low, _axis.High), Math.Clamp(interval.High, _axis.Low, _axis.High));
        _drawing.Line("interval", _axis.At(low), y, _axis.At(high), y);
        if (interval.Low < _axis.Low) _drawing.Arrow("arrow", _axis.At(low), y, toRight: false);
        if (interval.High > _axis.High) _drawing.Arrow("arrow", _axis.At(high), y, toRight: true);
    }
}
