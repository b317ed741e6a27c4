using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace RoiAnalyzer.Reports;

/// <summary>A whole HTML page around its sections, written so that it parses as HTML and as XML.</summary>
internal static class HtmlPage
{
    private static readonly string[] Void = ["meta", "br", "col", "line", "circle", "rect", "path", "polygon", "polyline"];

    /// <summary>The page; a section that is null is left out.</summary>
    public static string Render(string title, IReadOnlyList<XElement?> sections)
    {
        var page = new XElement("html", new XAttribute("lang", "en"),
            new XElement("head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("title", title),
                new XElement("style", PageStyle.Css)),
            new XElement("body", new XElement("main", sections)));
        foreach (var element in page.DescendantsAndSelf()) MakePlain(element);
        foreach (var block in page.Descendants().Where(e => e.Name.LocalName is "section" or "tr" or "p" or "figure" or "head" or "body").ToList())
            block.AddBeforeSelf(new XText("\n"));
        return "<!DOCTYPE html>\n" + page.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    /// <summary>The attribute <c>class</c>.</summary>
    public static XAttribute Class(string names) => new("class", names);

    /// <summary>A number as an attribute of SVG: at most two decimals.</summary>
    public static string Coordinate(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Names from data may hold what XML cannot, and HTML takes an element that closes itself for an open one.</summary>
    private static void MakePlain(XElement element)
    {
        foreach (var text in element.Nodes().OfType<XText>()) text.Value = Allowed(text.Value);
        foreach (var attribute in element.Attributes()) attribute.Value = Allowed(attribute.Value);
        if (element.IsEmpty && !Void.Contains(element.Name.LocalName)) element.Value = "";
    }

    private static string Allowed(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            allowed.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune : Rune.ReplacementChar);
        return allowed.ToString();
    }
}
