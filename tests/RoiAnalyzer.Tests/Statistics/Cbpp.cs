namespace RoiAnalyzer.Tests.Statistics;

/// <summary>Cases of contagious bovine pleuropneumonia in 15 herds over four periods (Lesnoff et al. 2004; R's lme4::cbpp).</summary>
internal static class Cbpp
{
    public static readonly double[] Cases =
    [
        2, 3, 4, 0, 3, 1, 1, 8, 2, 0, 2, 2, 0, 2, 0, 5, 0, 0, 1, 3, 0, 0, 1, 8, 1, 3, 0, 12, 2, 0, 0, 0, 1, 1, 0, 2, 0, 5, 3, 1, 2, 1, 0, 0, 1, 2, 0, 0, 11, 0,
        0, 0, 1, 1, 1, 0,
    ];

    public static readonly double[] Size =
    [
        14, 12, 9, 5, 22, 18, 21, 22, 16, 16, 20, 10, 10, 9, 6, 18, 25, 24, 4, 17, 17, 18, 20, 16, 10, 9, 5, 34, 9, 6, 8, 6, 22, 22, 18, 22, 25, 27, 22, 22, 10, 8,
        6, 5, 21, 24, 19, 23, 19, 2, 3, 2, 19, 15, 15, 15,
    ];

    /// <summary>How many periods each herd was seen, herds in order; herd 8 in the first only, herd 2 in the first three.</summary>
    private static readonly int[] Seen = [4, 3, 4, 4, 4, 4, 4, 1, 4, 4, 4, 4, 4, 4, 4];

    public static readonly int[] Herds = [.. Seen.SelectMany((count, herd) => Enumerable.Repeat(herd, count))];

    /// <summary>A constant and one column for each of periods 2 to 4.</summary>
    public static readonly double[][] Columns = [.. Enumerable.Range(1, 4).Select(period => Seen.SelectMany(count => Enumerable.Range(1, count))
        .Select(own => period == 1 || own == period ? 1.0 : 0).ToArray())];
}
