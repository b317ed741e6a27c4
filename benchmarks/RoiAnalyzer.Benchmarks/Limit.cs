using System.Globalization;

namespace RoiAnalyzer.Benchmarks;

/// <summary>
/// What one method of a bench may cost in one case: its time as a multiple of its baseline's, and the bytes that a call
/// may allocate.
/// </summary>
public sealed record Limit(string Bench, string Case, double Ratio, long Bytes)
{
    private const string Head = "bench\tcase\tratio\tbytes";

    /// <summary>Reads a table of limits; a <see cref="FormatException"/> names the line that is none.</summary>
    public static IReadOnlyList<Limit> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0] != Head) throw new FormatException($"{path}, line 1: expected {Head}");
        var limits = lines.Skip(1).Select((line, n) => Parse(line) ?? throw new FormatException($"{path}, line {n + 2}: no limit: {line}")).ToList();
        var twice = limits.GroupBy(l => (l.Bench, l.Case)).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? limits : throw new FormatException($"{path}: {twice.Key.Bench} {twice.Key.Case} has two limits");
    }

    private static Limit? Parse(string line) => line.Split('\t') is [var bench, var @case, var ratio, var bytes]
        && double.TryParse(ratio, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var times)
        && long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
        ? new Limit(bench, @case, times, most) : null;
}
