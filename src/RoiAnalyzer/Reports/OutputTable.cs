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
    private readonly StringBuilder _lines = new();

    /// <summary>The format of numbers.</summary>
    public string NumberFormat { get; init; } = TenDigits;

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<OutputColumn> Columns => columns;

    /// <summary>The rows' cells as written.</summary>
    public IReadOnlyList<string[]> Rows =>
        _lines.Length == 0 ? [] : [.. _lines.ToString(0, _lines.Length - 1).Split('\n').Select(line => line.Split('\t'))];

    /// <summary>Adds a row: one cell a column, of text, whole number, number, or null.</summary>
    public void Add(params ReadOnlySpan<object?> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, columns.Count);
        foreach (var cell in cells) _lines.Append(Text(cell, NumberFormat)).Append('\t');
        EndLine();
    }

    /// <summary>
    /// Adds a row for every place of some series, one series a column, all of <paramref name="length"/> numbers; a series that is
    /// not there is missing throughout.
    /// </summary>
    public void AddSeries(IReadOnlyList<double[]?> series, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(series.Count, columns.Count);
        for (var row = 0; row < length; row++)
        {
            foreach (var one in series) Append(one is null ? double.NaN : one[row]);
            EndLine();
        }
    }

    /// <summary>The table as tab-separated text with a line of names.</summary>
    public string ToTsv() => new StringBuilder().AppendJoin('\t', columns.Select(c => c.Name)).Append('\n').Append(_lines).ToString();

    private void WriteTsv(TextWriter file)
    {
        file.Write(string.Join('\t', columns.Select(c => c.Name)));
        file.Write('\n');
        file.Write(_lines);
    }

    private void EndLine() => _lines[^1] = '\n';

    private void Append(double number)
    {
        Span<char> cell = stackalloc char[TenDigitNumber.MostLetters];
        if (NumberFormat == TenDigits && TenDigitNumber.TryWrite(number, cell, out var length)) _lines.Append(cell[..length]);
        else _lines.Append(Text(number, NumberFormat));
        _lines.Append('\t');
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
        WholeFile.Write(pathWithoutExtension + ".tsv", WriteTsv);
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
