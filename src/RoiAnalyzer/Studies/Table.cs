using System.Globalization;

namespace RoiAnalyzer.Studies;

/// <summary>
/// A tab-separated table of BIDS: named columns, rows of text, <c>n/a</c> for what is missing. Line ends of any system and a
/// byte-order mark are accepted; a row of another length, an unnamed or a repeated column are refused by name.
/// </summary>
public sealed class Table
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly string _text;
    private readonly int[] _ends;       // of every cell, the names' first, row by row
    private IReadOnlyList<string>[]? _rows;

    private Table(string path, string text, int[] ends, int columns)
    {
        (Path, _text, _ends) = (path, text, ends);
        Columns = [.. Enumerable.Range(0, columns).Select(column => Cell(-1, column, columns).ToString())];
        for (var i = 0; i < columns; i++) Name(i);
        RowCount = ends.Length / columns - 1;
    }

    /// <summary>The file, for messages.</summary>
    public string Path { get; }

    /// <summary>Column names in the file's order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The number of rows below the names.</summary>
    public int RowCount { get; }

    /// <summary>The cells, row by row, made when they are asked for; every row is as long as <see cref="Columns"/>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows =>
        _rows ??= [.. Enumerable.Range(0, RowCount).Select(row => Columns.Select(column => this[row, column]).ToArray())];

    /// <summary>Reads a file; an <see cref="InputException"/> says what is wrong with it and on which line.</summary>
    public static Table Read(string path) => Parse(TextFile.Read(path), path);

    /// <summary>A table from text; <paramref name="path"/> is named in messages.</summary>
    public static Table Parse(string text, string path)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd('\n');
        var ends = new List<int>();
        var (columns, cells, row) = (0, 0, -1);
        for (var start = 0; start <= text.Length; start = ends[^1] + 1)
        {
            var length = text.AsSpan(start).IndexOfAny('\t', '\n');
            ends.Add(length < 0 ? text.Length : start + length);
            cells++;
            if (length >= 0 && text[ends[^1]] == '\t') continue;
            if (row < 0) columns = cells;
            else if (cells != columns) throw Ragged(path, row, columns, cells);
            (cells, row) = (0, row + 1);
        }

        return new Table(path, text, [.. ends], columns);
    }

    /// <summary>Whether there is a column of this name, in this case.</summary>
    public bool Has(string column) => _indices.ContainsKey(column);

    /// <summary>The text of a cell.</summary>
    public string this[int row, string column] => Cell(row, _indices[column], Columns.Count).ToString();

    /// <summary>Whether a cell says <c>n/a</c>.</summary>
    public bool IsMissing(int row, string column) => this[row, column] == "n/a";

    /// <summary>The number in a cell; NaN for <c>n/a</c>; an <see cref="InputException"/> for anything else.</summary>
    public double Number(int row, string column) => Number(row, _indices[column]);

    /// <summary>The numbers of a column, in the rows' order.</summary>
    public double[] Numbers(string column)
    {
        var (index, numbers) = (_indices[column], new double[RowCount]);
        for (var row = 0; row < numbers.Length; row++) numbers[row] = Number(row, index);
        return numbers;
    }

    /// <summary>Where a cell is.</summary>
    public Place PlaceOf(int row, string column) => new(Path, Line: row + 2, Field: column);

    /// <summary>A finite number or <c>n/a</c> (NaN): the words NaN and inf are neither.</summary>
    internal static bool TryNumber(ReadOnlySpan<char> cell, out double number)
    {
        number = double.NaN;
        if (cell is "n/a") return true;
        if (PlainNumber.TryRead(cell, out number)) return true;
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    internal static string Quoted(string cell) => cell.Length == 0 ? "an empty cell" : $"\"{cell}\"";

    private ReadOnlySpan<char> Cell(int row, int column, int columns)
    {
        var cell = (row + 1) * columns + column;
        var start = cell == 0 ? 0 : _ends[cell - 1] + 1;
        return _text.AsSpan(start, _ends[cell] - start);
    }

    private double Number(int row, int column)
    {
        var cell = Cell(row, column, Columns.Count);
        return TryNumber(cell, out var number)
            ? number
            : throw new InputException(PlaceOf(row, Columns[column]), "a number or n/a", Quoted(cell.ToString()), "Correct the cell.");
    }

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
