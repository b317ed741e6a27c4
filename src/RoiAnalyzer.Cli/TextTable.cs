using Spectre.Console;

namespace RoiAnalyzer.Cli;

/// <summary>
/// A table of plain text: a line of names, a rule, and rows under headings. Cells are never cut; only the last column
/// wraps, and only where <see cref="LastWraps"/> says so.
/// </summary>
internal sealed class TextTable(params IReadOnlyList<string> names)
{
    private const int LeastWrapped = 20;
    private const int Unbounded = 10_000;
    private const char FirstMark = '\uE000'; // private use: no text of a study has it
    private readonly List<string[]> _rows = [];

    /// <summary>Blanks between two columns.</summary>
    public int Gap { get; init; } = 3;

    /// <summary>The columns whose cells stand at the right.</summary>
    public Range Right { get; init; } = ..0;

    /// <summary>Whether the last column's text may go on in lines of its own.</summary>
    public bool LastWraps { get; init; }

    /// <summary>Adds a row: one cell a column.</summary>
    public void Add(params string[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, names.Count);
        _rows.Add(cells);
    }

    /// <summary>Adds a line that stands over the rows after it.</summary>
    public void AddHeading(string text) => _rows.Add([text]);

    /// <summary>How many columns of a terminal it takes; of a last column that wraps only the least.</summary>
    public int Width
    {
        get
        {
            var natural = Lines(Unbounded).Max(line => line.Length);
            if (!LastWraps) return natural;
            var longest = _rows.Where(row => row.Length == names.Count).Select(row => row[^1].Length).Append(names[^1].Length).Max();
            return natural - longest + Math.Min(longest, LeastWrapped);
        }
    }

    /// <summary>The table's lines; blanks at their ends are left out.</summary>
    public IEnumerable<string> Lines(int width)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(text),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width;
        console.Write(Rendered());
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
            yield return IsHeading(line, out var heading) ? " " + heading : line.TrimEnd();
    }

    private Table Rendered()
    {
        var table = new Table().Border(TableBorder.Simple);
        var (first, count) = Right.GetOffsetAndLength(names.Count);
        for (var c = 0; c < names.Count; c++)
            table.AddColumn(new TableColumn(Markup.Escape(names[c]))
            {
                NoWrap = !(LastWraps && c == names.Count - 1),
                Alignment = c >= first && c < first + count ? Justify.Right : Justify.Left,
                Padding = new Padding(1, 0, Gap - 2, 0),
            });
        for (var row = 0; row < _rows.Count; row++)
            table.AddRow(IsHeading(row) ? [new Text(((char)(FirstMark + row)).ToString())] : _rows[row].Select(cell => new Text(cell)));
        return table;
    }

    /// <summary>A heading is drawn as a row of one mark, which its text then replaces: tables know no row of one cell.</summary>
    private bool IsHeading(int row) => _rows[row].Length == 1 && names.Count > 1;

    private bool IsHeading(string line, out string text)
    {
        var mark = line.Trim() is [var only] ? only - FirstMark : -1;
        text = mark >= 0 && mark < _rows.Count ? _rows[mark][0] : "";
        return text.Length > 0;
    }

    /// <summary>A text in lines of at most so many columns, but for words that are longer.</summary>
    public static List<string> Wrapped(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > width) lines.Add("");
            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }

        return lines;
    }
}
