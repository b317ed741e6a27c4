using System.Globalization;

namespace RoiAnalyzer.Studies;

/// <summary>
/// A tab-separated table of BIDS: named columns, rows of text, <c>n/a</c> for what is missing. Line ends of any system and a
/// byte-order mark are accepted; a row of another length, an unnamed or a repeated column are refused by name.
/// </summary>
public sealed class Table
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly string[][] _rows;

    private Table(string path, string[] columns, string[][] rows)
    {
        (Path, Columns, _rows) = (path, columns, rows);
        for (var i = 0; i < columns.Length; i++) Name(i);
    }

    /// <summary>The file, for messages.</summary>
    public string Path { get; }

    /// <summary>Column names in the file's order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The cells, row by row; every row is as long as <see cref="Columns"/>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    /// <summary>Reads a file; an <see cref="InputException"/> says what is wrong with it and on which line.</summary>
    public static Table Read(string path) => Parse(TextFile.Read(path), path);

    /// <summary>A table from text; <paramref name="path"/> is named in messages.</summary>
    public static Table Parse(string text, string path)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd('\n').Split('\n');
        var columns = lines[0].Split('\t');
        var rows = new string[lines.Length - 1][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = lines[i + 1].Split('\t');
            if (rows[i].Length != columns.Length) throw Ragged(path, i, columns.Length, rows[i].Length);
        }

        return new Table(path, columns, rows);
    }

    /// <summary>Whether there is a column of this name, in this case.</summary>
    public bool Has(string column) => _indices.ContainsKey(column);

    /// <summary>The text of a cell.</summary>
    public string this[int row, string column] => _rows[row][_indices[column]];

    /// <summary>Whether a cell says <c>n/a</c>.</summary>
    public bool IsMissing(int row, string column) => this[row, column] == "n/a";

    /// <summary>The number in a cell; NaN for <c>n/a</c>; an <see cref="InputException"/> for anything else.</summary>
    public double Number(int row, string column)
    {
        var cell = this[row, column];
        return TryNumber(cell, out var number)
            ? number
            : throw new InputException(PlaceOf(row, column), "a number or n/a", Quoted(cell), "Correct the cell.");
    }

    /// <summary>Where a cell is.</summary>
    public Place PlaceOf(int row, string column) => new(Path, Line: row + 2, Field: column);

    /// <summary>A finite number or <c>n/a</c> (NaN): the words NaN and inf are neither.</summary>
    internal static bool TryNumber(string cell, out double number)
    {
        number = double.NaN;
        if (cell == "n/a") return true;
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    internal static string Quoted(string cell) => cell.Length == 0 ? "an empty cell" : $"\"{cell}\"";

    private void Name(int index)
    {
        var place = new Place(Path, Line: 1);
        if (Columns[index].Length == 0)
            throw new InputException(place, "a name for every column", $"none for column {index + 1}",
                "Name the column, or remove it.");
        if (!_indices.TryAdd(Columns[index], index))
            throw new InputException(place, "each column name once", $"{Quoted(Columns[index])} twice", "Rename one of them.");
    }

    private static InputException Ragged(string path, int row, int expected, int found) =>
        new(new Place(path, Line: row + 2), $"{expected} fields between tabs, as in line 1", $"{found}",
            "Make every line as long as the first, with n/a where there is no value.");
}
