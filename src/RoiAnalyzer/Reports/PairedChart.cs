using System.Xml.Linq;
using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Reports;

/// <summary>
/// One region and contrast: before and after of every participant as a line, arm beside arm, and their changes with the
/// mean change and its interval.
/// </summary>
internal sealed class PairedChart
{
    private const double Top = 34;
    private const double Bottom = 234;
    private const double Left = 58;
    private const double ArmWidth = 96;
    private const double Gap = 60;
    private const double ChangeWidth = 76;
    private const int Colours = 5;

    private readonly GroupFindings _findings;
    private readonly IReadOnlyList<GroupRow> _changes;
    private readonly ILookup<string?, ChangeRow> _pairs;
    private readonly SvgDrawing _drawing;
    private readonly ChartAxis _values;
    private readonly ChartAxis _change;
    private readonly double _changeLeft;
    private readonly double _right;

    private PairedChart(GroupFindings findings, string region, string contrast)
    {
        _findings = findings;
        _changes = [.. findings.Rows.Where(r => r.Region == region && r.Contrast == contrast && r.Test == PairedChange.Method)];
        _pairs = findings.Changes.Where(c => c.Region == region && c.Contrast == contrast && c.Status == GroupStatus.Ok).ToLookup(c => c.Arm);
        _changeLeft = Left + findings.Arms.Count * ArmWidth + Gap;
        _right = _changeLeft + findings.Arms.Count * ChangeWidth;
        var all = findings.Arms.SelectMany(arm => _pairs[arm]).ToList();
        _values = new ChartAxis(all.SelectMany(p => new[] { p.Pre, p.Post }), Bottom, Top);
        _change = new ChartAxis(all.Select(p => p.Change).Concat(_changes.SelectMany(r => new[] { r.Interval.Low, r.Interval.High })), Bottom, Top);
        _drawing = new SvgDrawing(_right + 8, Bottom + 40, $"{region}, {contrast}: every participant before and after, and the change, by arm");
    }

    /// <summary>The figure.</summary>
    public static XElement Of(GroupFindings findings, string region, string contrast)
    {
        var chart = new PairedChart(findings, region, contrast);
        chart.DrawAxis(chart._values, Left, Left + findings.Arms.Count * ArmWidth, findings.AxisOf(contrast));
        chart.DrawAxis(chart._change, chart._changeLeft, chart._right, "change");
        for (var a = 0; a < findings.Arms.Count; a++) chart.DrawArm(a);
        return new XElement("figure", new XElement("figcaption", new XElement("b", region), $", {contrast}"), chart._drawing.ToElement());
    }

    private void DrawAxis(ChartAxis axis, double left, double right, string name)
    {
        foreach (var tick in axis.Ticks)
        {
            _drawing.Line(Math.Abs(tick) < 1e-12 ? "zero" : "grid", left, axis.At(tick), right, axis.At(tick));
            _drawing.Text("end muted", left - 6, axis.At(tick) + 4, axis.Label(tick));
        }
        _drawing.Text("start muted", Math.Max(0, left - 44), 14, name);
    }

    private void DrawArm(int arm)
    {
        var pairs = _pairs[_findings.Arms[arm]].ToList();
        var colour = arm % Colours;
        var (pre, post) = (Left + arm * ArmWidth + 20, Left + (arm + 1) * ArmWidth - 20);
        foreach (var p in pairs) _drawing.Line($"one a{colour}", pre, _values.At(p.Pre), post, _values.At(p.Post));
        if (pairs.Count > 0) DrawMean(pairs, colour, pre, post);
        _drawing.Text("middle muted", pre, Bottom + 18, "pre");
        _drawing.Text("middle muted", post, Bottom + 18, "post");
        if (_findings.Arms[arm] is { } name) _drawing.Text($"middle heading f{colour}", (pre + post) / 2, Bottom + 35, SvgDrawing.Shortened(name, 14), name);
        DrawChange(pairs, arm, colour);
    }

    private void DrawMean(List<ChangeRow> pairs, int colour, double pre, double post)
    {
        var (before, after) = (_values.At(pairs.Average(p => p.Pre)), _values.At(pairs.Average(p => p.Post)));
        _drawing.Line($"mean a{colour}", pre, before, post, after);
        _drawing.Dot($"mark f{colour}", pre, before, 4.5);
        _drawing.Dot($"mark f{colour}", post, after, 4.5);
    }

    private void DrawChange(List<ChangeRow> pairs, int arm, int colour)
    {
        var x = _changeLeft + (arm + 0.5) * ChangeWidth;
        for (var i = 0; i < pairs.Count; i++) _drawing.Dot($"dot f{colour}", x - 12 + Offset(i), _change.At(pairs[i].Change), 2.8);
        var row = _changes.FirstOrDefault(r => r.Arm == _findings.Arms[arm]);
        if (row is null || double.IsNaN(row.Estimate)) _drawing.Text("middle muted", x, _change.At(0) - 6, "n/a");
        else
        {
            if (double.IsFinite(row.Interval.Low)) _drawing.Line($"mean a{colour}", x + 12, _change.At(row.Interval.Low), x + 12, _change.At(row.Interval.High));
            _drawing.Dot($"f{colour}", x + 12, _change.At(row.Estimate), 5);
        }
        _drawing.Text("middle muted", x, Bottom + 18, $"n = {ReportNumber.Count(pairs.Count)}");
        if (_findings.Arms[arm] is { } name) _drawing.Text($"middle heading f{colour}", x, Bottom + 35, SvgDrawing.Shortened(name, 9), name);
    }

    /// <summary>A fixed pattern to the left and right, so that dots of like changes do not hide each other.</summary>
    private static double Offset(int index) => (index * 5 % 7 - 3) * 2.2;
}
