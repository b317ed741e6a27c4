using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace RoiAnalyzer.Reports;

/// <summary>A column of an output: its name in snake_case, what it holds, and its units (null: none).</summary>
public sealed record OutputColumn(string Name, string Description, string? Units = null);

/// <summary>
/// A table of results, written as TSV with a JSON file that describes every column. Missing values and NaN are
/// <c>n/a</c>; numbers are written in the invariant culture, with ten significant digits unless told otherwise.
/// </summary>
public sealed class OutputTable(params IReadOnlyList<OutputColumn> columns)
{
    private const string TenDigits = "G10";
    private readonly List<string[]> _rows = [];

    /// <summary>The format of numbers.</summary>
    public string NumberFormat { get; init; } = TenDigits;

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<OutputColumn> Columns => columns;

    /// <summary>The rows' cells as written.</summary>
    public IReadOnlyList<string[]> Rows => _rows;

    /// <summary>Adds a row: one cell a column, of text, whole number, number, or null.</summary>
    public void Add(params ReadOnlySpan<object?> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, columns.Count);
        var row = new string[cells.Length];
        for (var c = 0; c < row.Length; c++) row[c] = Text(cells[c], NumberFormat);
        _rows.Add(row);
    }

    /// <summary>The table as tab-separated text with a line of names.</summary>
    public string ToTsv()
    {
        var text = new StringBuilder();
        text.AppendJoin('\t', columns.Select(c => c.Name)).Append('\n');
        foreach (var row in _rows) text.AppendJoin('\t', row).Append('\n');
        return text.ToString();
    }

    /// <summary>The description of the columns as JSON, after what is said of the table as a whole.</summary>
    public string ToSidecar(JsonObject? about = null)
    {
        var json = about is null ? [] : about.DeepClone().AsObject();
        foreach (var column in columns)
        {
            var entry = new JsonObject { ["Description"] = column.Description };
            if (column.Units is not null) entry["Units"] = column.Units;
            json[column.Name] = entry;
        }
        return JsonText.Of(json);
    }

    /// <summary>Writes <c>PATH.json</c> and then <c>PATH.tsv</c>: a table is never there without its description.</summary>
    public void Write(string pathWithoutExtension, JsonObject? about = null)
    {
        WholeFile.Write(pathWithoutExtension + ".json", ToSidecar(about));
        WholeFile.Write(pathWithoutExtension + ".tsv", ToTsv());
    }

    /// <summary>A cell as it is written.</summary>
    public static string Text(object? cell, string numberFormat = TenDigits) => cell switch
    {
        null or double.NaN or "" => "n/a",
        double number when numberFormat == TenDigits => TenDigitNumber.Text(number),
        double number => number.ToString(numberFormat, CultureInfo.InvariantCulture),
        string text => text.ReplaceLineEndings(" ").Replace('\t', ' '),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "n/a",
    };
}
