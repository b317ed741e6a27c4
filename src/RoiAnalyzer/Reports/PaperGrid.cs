using System.Text;
using System.Text.Json.Nodes;

namespace RoiAnalyzer.Reports;

/// <summary>A column of a paper's table: name in the TSV, heading in print, what it holds.</summary>
public sealed record PaperColumn(string Name, string Heading, string Description);

/// <summary>
/// A table as a paper prints it: cells are text, rounded, with their intervals; the same in TSV, Markdown and LaTeX. <c>Suffix</c> ends the
/// names of its files; <c>Notes</c> stand below it.
/// </summary>
public sealed record PaperGrid(string Suffix, string Caption, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<string[]> Rows, IReadOnlyList<string> Notes)
{
    /// <summary>The table for a program to read.</summary>
    public OutputTable ToTable()
    {
        var table = new OutputTable([.. Columns.Select(c => new OutputColumn(c.Name, c.Description))]);
        foreach (var row in Rows) table.Add([.. row]);
        return table;
    }

    /// <summary>Caption and notes, for the sidecar.</summary>
    public JsonObject About() => new() { [nameof(Caption)] = Caption, [nameof(Notes)] = JsonText.Array(Notes) };

    /// <summary>The table in Markdown (GitHub's pipe tables), with caption and notes.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder($"**{Markdown(Caption)}**\n\n");
        Line(Columns.Select(c => c.Heading));
        text.Append('|').Insert(text.Length, "---|", Columns.Count).Append('\n');
        foreach (var row in Rows) Line(row);
        foreach (var note in Notes) text.Append('\n').Append(Markdown(note)).Append('\n');
        return text.ToString();

        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(Markdown)).Append(" |\n");
    }

    /// <summary>The table in LaTeX: a <c>table*</c> with booktabs' rules that compiles with pdfLaTeX as it is.</summary>
    public string ToLatex()
    {
        var text = new StringBuilder("% needs \\usepackage{booktabs}, \\usepackage{graphicx} and UTF-8 input\n\\begin{table*}\n\\caption{")
            .Append(Latex(Caption)).Append("}\n\\resizebox{\\textwidth}{!}{%\n\\begin{tabular}{").Append('l', Columns.Count).Append("}\n\\toprule\n");
        Line(Columns.Select(c => c.Heading));
        text.Append("\\midrule\n");
        foreach (var row in Rows) Line(row);
        text.Append("\\bottomrule\n\\end{tabular}}\n");
        if (Notes.Count > 0) text.Append("\\par\\smallskip\\footnotesize ").AppendJoin(' ', Notes.Select(Latex)).Append('\n');
        return text.Append("\\end{table*}\n").ToString();

        void Line(IEnumerable<string> cells) => text.AppendJoin(" & ", cells.Select(Latex)).Append(" \\\\\n");
    }

    private static string Markdown(string text) => Escaped(text, "\\`*_{}[]<>#|", "\\");

    private static string Latex(string text)
    {
        var plain = text.Replace("\\", "\u0001", StringComparison.Ordinal);
        plain = Escaped(plain, "&%$#_{}", "\\");
        return plain.Replace("\u0001", "\\textbackslash{}", StringComparison.Ordinal).Replace("~", "\\textasciitilde{}", StringComparison.Ordinal)
            .Replace("^", "\\textasciicircum{}", StringComparison.Ordinal).Replace("<", "$<$", StringComparison.Ordinal).Replace(">", "$>$", StringComparison.Ordinal)
            .Replace("\u2212", "$-$", StringComparison.Ordinal).Replace("\u00a0", "~", StringComparison.Ordinal);
    }

    private static string Escaped(string text, string special, string with)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text) escaped.Append(special.Contains(letter) ? with : "").Append(letter);
        return escaped.ToString();
    }
}
