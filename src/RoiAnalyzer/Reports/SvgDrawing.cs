using System.Xml.Linq;

namespace RoiAnalyzer.Reports;

/// <summary>A drawing made of lines, dots and words. Colours come from the page's style by class, so that it follows light and dark.</summary>
internal sealed class SvgDrawing(double width, double height, string description)
{
    private readonly List<XElement> _shapes = [];
    private string? _group;

    /// <summary>Shapes drawn from here on are of this class; null: of none.</summary>
    public void Group(string? name) => _group = name;

    public void Line(string name, double x1, double y1, double x2, double y2) =>
        Add(new XElement("line", HtmlPage.Class(name), At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2)));

    public void Dot(string name, double x, double y, double radius) =>
        Add(new XElement("circle", HtmlPage.Class(name), At("cx", x), At("cy", y), At("r", radius)));

    public void Square(string name, double x, double y, double half) =>
        Add(new XElement("rect", HtmlPage.Class(name), At("x", x - half), At("y", y - half), At("width", 2 * half), At("height", 2 * half)));

    /// <summary>A triangle that points left or right, with its tip at the place given.</summary>
    public void Arrow(string name, double x, double y, bool toRight)
    {
        var back = HtmlPage.Coordinate(x + (toRight ? -7 : 7));
        var points = $"{HtmlPage.Coordinate(x)},{HtmlPage.Coordinate(y)} {back},{HtmlPage.Coordinate(y - 4)} {back},{HtmlPage.Coordinate(y + 4)}";
        Add(new XElement("polygon", HtmlPage.Class(name), new XAttribute("points", points)));
    }

    /// <summary>Words that begin, centre or end at the place given, by class start, middle or end; the whole text on hovering where it is shortened.</summary>
    public void Text(string name, double x, double y, string text, string? whole = null) =>
        Add(new XElement("text", HtmlPage.Class(name), At("x", x), At("y", y), whole is null || whole == text ? null : new XElement("title", whole), text));

    /// <summary>The drawing, as wide as its place allows.</summary>
    public XElement ToElement() => new("svg",
        new XAttribute("viewBox", $"0 0 {HtmlPage.Coordinate(width)} {HtmlPage.Coordinate(height)}"),
        new XAttribute("role", "img"), new XAttribute("aria-label", description), _shapes);

    /// <summary>A name of at most so many characters: its middle is left out, because its end often is the side.</summary>
    public static string Shortened(string name, int length)
    {
        if (name.Length <= length) return name;
        var end = (length - 1) / 3;
        return $"{name[..(length - 1 - end)]}…{name[^end..]}";
    }

    private void Add(XElement shape) => _shapes.Add(_group is null ? shape : new XElement("g", HtmlPage.Class(_group), shape));

    private static XAttribute At(string name, double value) => new(name, HtmlPage.Coordinate(value));
}
