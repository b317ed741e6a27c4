using RoiAnalyzer.Reports;

namespace RoiAnalyzer.Simulation;

/// <summary>A table of a made dataset: named columns, each described in its JSON file.</summary>
internal static class DatasetTable
{
    // twelve decimals hold the square of a rounded parameter exactly, and no exponent is ever written
    private const string Decimals = "0.############";

    public static OutputTable Of(params IEnumerable<(string Name, string Description)> columns) =>
        new([.. columns.Select(c => new OutputColumn(c.Name, c.Description))]) { NumberFormat = Decimals };
}
