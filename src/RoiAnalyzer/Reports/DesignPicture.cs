using System.Globalization;
using System.Text;
using RoiAnalyzer.Models;

namespace RoiAnalyzer.Reports;

/// <summary>
/// A design matrix as a picture (SVG): one trace a column, time from top to bottom, each on a scale of its own; conditions dark,
/// everything else grey.
/// </summary>
internal static class DesignPicture
{
    private const int Width = 26, Gap = 6, Top = 175, Left = 48, RowHeight = 3, VolumesPerLabel = 50;

    /// <summary>The picture; the same bytes for the same design.</summary>
    public static string Of(DesignMatrix design, string description)
    {
        var (width, height) = (Left + design.Columns.Count * (Width + Gap) + 60, Top + design.VolumeCount * RowHeight + 20);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"11\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Escaped(description)}</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n");
        for (var volume = 0; volume < design.VolumeCount; volume += VolumesPerLabel)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{Top + volume * RowHeight + 4}\" text-anchor=\"end\" fill=\"#666\">{volume}</text>\n");
        for (var c = 0; c < design.Columns.Count; c++) Append(svg, design, c);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Append(StringBuilder svg, DesignMatrix design, int column)
    {
        var (name, values) = (design.Names[column], design.Columns[column]);
        var x = Left + column * (Width + Gap);
        var (low, high) = (Math.Min(0, values.Min()), Math.Max(0, values.Max()));
        var scale = high > low ? (10 * Width - 20) / (high - low) : 0;
        var condition = design.ConditionColumns.ContainsKey(name);
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{Top}\" width=\"{Width}\" height=\"{values.Length * RowHeight}\" fill=\"#f4f4f4\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate({x + Width / 2 + 4},{Top - 6}) rotate(-60)\">{Escaped(name)}</text>");
        // tenths of a pixel as whole numbers: shorter, and the same on every machine
        svg.Append(CultureInfo.InvariantCulture, $"<path transform=\"translate({x},{Top}) scale(0.1)\" fill=\"none\" stroke=\"{(condition ? "#123f73" : "#8a8a8a")}\" stroke-width=\"{(condition ? 14 : 9)}\" d=\"");
        for (var t = 0; t < values.Length; t++)
            svg.Append(t == 0 ? 'M' : 'L').Append(10 + (int)Math.Round((values[t] - low) * scale)).Append(' ').Append((10 * t + 5) * RowHeight);
        svg.Append("\"/>\n");
    }

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
