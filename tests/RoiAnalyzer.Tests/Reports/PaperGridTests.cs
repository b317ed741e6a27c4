using RoiAnalyzer.Reports;

namespace RoiAnalyzer.Tests.Reports;

public class PaperGridTests
{
    private static readonly PaperGrid Grid = new("table2", "A & B", [new("region", "Region", "Its name"), new("p", "p [CI]", "The p")], [["NAcc_L", "<\u00a0.001"], ["50 % | x^2\\", "\u22120.1 [~]"]], ["Note #1."]);

    [Fact]
    public void Markdown_is_a_table_whose_cells_mean_what_they_say() => Assert.Equal("""
        **A & B**

        | Region | p \[CI\] |
        |---|---|
        | NAcc\_L | \<~.001 |
        | 50 % \| x^2\\ | −0.1 \[~\] |

        Note \#1.

        """.Replace("\\<~.001", "\\<\u00a0.001", StringComparison.Ordinal).ReplaceLineEndings("\n"), Grid.ToMarkdown());

    [Fact]
    public void LaTeX_is_a_table_whose_cells_mean_what_they_say()
    {
        var text = Grid.ToLatex();
        Assert.Contains("\\caption{A \\& B}", text, StringComparison.Ordinal);
        Assert.Contains("\\begin{tabular}{ll}", text, StringComparison.Ordinal);
        Assert.Contains("NAcc\\_L & $<$~.001 \\\\\n", text, StringComparison.Ordinal);
        Assert.Contains("50 \\% | x\\textasciicircum{}2\\textbackslash{} & $-$0.1 [\\textasciitilde{}] \\\\\n", text, StringComparison.Ordinal);
        Assert.Contains("\\footnotesize Note \\#1.\n\\end{table*}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_TSV_has_its_columns_described_and_caption_and_notes_beside_it()
    {
        var table = Grid.ToTable();
        Assert.Equal(["region", "p"], table.Columns.Select(c => c.Name));
        Assert.Equal(["NAcc_L", "<\u00a0.001"], table.Rows[0]);
        Assert.Equal("A & B", Grid.About()["Caption"]!.GetValue<string>());
    }
}
