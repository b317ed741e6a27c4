using Spectre.Console;

namespace RoiAnalyzer.Cli;

/// <summary>The one look of tables on the terminal.</summary>
internal static class Tables
{
    public static Table New(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns) table.AddColumn(new TableColumn(Markup.Escape(column)) { NoWrap = column != "source" && column != "what" });
        return table;
    }
}
