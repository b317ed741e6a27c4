using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace RoiAnalyzer.Simulation;

/// <summary>A table of a made dataset: text cells under named columns, each of which its JSON file describes.</summary>
internal sealed class DatasetTable(params IReadOnlyList<(string Name, string Description)> columns)
{
    private readonly List<string[]> _rows = [];

    public void Add(params IReadOnlyList<object?> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Count, columns.Count);
        _rows.Add([.. cells.Select(Text)]);
    }

    public string ToTsv()
    {
        var text = new StringBuilder();
        text.AppendJoin('\t', columns.Select(c => c.Name)).Append('\n');
        foreach (var row in _rows) text.AppendJoin('\t', row).Append('\n');
        return text.ToString();
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (name, description) in columns) json[name] = new JsonObject { ["Description"] = description };
        return json;
    }

    // twelve decimals hold the square of a rounded parameter exactly, and no exponent is ever written
    private static string Text(object? cell) => cell switch
    {
        null or double.NaN => "n/a",
        double number => number.ToString("0.############", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{cell}"),
    };
}
