using System.Globalization;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

/// <summary>Confound tables for tests: made ones, and real ones read the simplest way.</summary>
internal static class Table
{
    public static readonly string[] Motion = ["trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z"];

    public static ConfoundTable Of(params (string Name, double[] Column)[] columns) =>
        new("confounds.tsv", [.. columns.Select(c => c.Name)], [.. columns.Select(c => c.Column)]);

    /// <summary>Six wandering motion parameters, of which none depends on another.</summary>
    public static (string Name, double[] Column)[] Moving(int volumes) =>
        [.. Motion.Select((name, i) => (name, Wave(volumes, 3.1 + i, i < 3 ? 0.1 : 0.002)))];

    public static double[] Wave(int volumes, double period, double height) =>
        [.. Enumerable.Range(0, volumes).Select(t => height * (Math.Sin(t / period) + 0.3 * Math.Cos(t * t / period)))];

    public static ConfoundTable Read(string relative)
    {
        var rows = File.ReadAllLines(Shared.File(relative)).Select(line => line.Split('\t')).ToArray();
        var columns = rows[0].Select((_, c) => rows.Skip(1).Select(row => Number(row[c])).ToArray()).ToArray();
        return new ConfoundTable(relative, rows[0], columns);
    }

    private static double Number(string text) => text == "n/a" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
