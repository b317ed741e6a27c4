using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

/// <summary>
/// Distances from the pituitary to the pterygomaxillary fissure in mm, of 16 boys and then 11 girls at 8, 10, 12 and 14 years
/// (R's package nlme, <c>Orthodont</c>; Potthoff and Roy 1964).
/// </summary>
internal static class Orthodont
{
    public static readonly double[] Distances =
    [
        26, 25, 29, 31, 21.5, 22.5, 23, 26.5, 23, 22.5, 24, 27.5, 25.5, 27.5, 26.5, 27, 20, 23.5, 22.5, 26,
        24.5, 25.5, 27, 28.5, 22, 22, 24.5, 26.5, 24, 21.5, 24.5, 25.5, 23, 20.5, 31, 26, 27.5, 28, 31, 31.5,
        23, 23, 23.5, 25, 21.5, 23.5, 24, 28, 17, 24.5, 26, 29.5, 22.5, 25.5, 25.5, 26, 23, 24.5, 26, 30,
        22, 21.5, 23.5, 25, 21, 20, 21.5, 23, 21, 21.5, 24, 25.5, 20.5, 24, 24.5, 26, 23.5, 24.5, 25, 26.5,
        21.5, 23, 22.5, 23.5, 20, 21, 21, 22.5, 21.5, 22.5, 23, 25, 23, 23, 23.5, 24, 20, 21, 22, 21.5,
        16.5, 19, 19, 19.5, 24.5, 25, 28, 28,
    ];

    public const int Boys = 16, Children = 27;

    /// <summary>The values that the tests of missing visits leave out, by child and visit: M03, M07, M11, F02, F05 and F09 of nlme.</summary>
    public static readonly (int Child, int Visit)[] LeftOut = [(2, 3), (6, 2), (6, 3), (10, 1), (10, 2), (10, 3), (17, 3), (20, 2), (24, 0)];

    public static bool IsGirl(int child) => child >= Boys;

    public static double Distance(int child, int visit) => Distances[4 * child + visit];

    /// <summary>The children with the columns that a function makes of age and being a girl, without what is left out.</summary>
    public static MixedData Data(string[] names, Func<int, bool, double[]> columns, bool complete = true) =>
        new(names, [.. Enumerable.Range(0, Children).Select(child =>
        {
            int[] visits = [.. Enumerable.Range(0, 4).Where(v => complete || !LeftOut.Contains((child, v)))];
            double[][] rows = [.. visits.Select(v => columns(v, IsGirl(child)))];
            return new MixedBlock(visits, [.. visits.Select(v => Distance(child, v))], [.. names.Select((_, c) => rows.Select(r => r[c]).ToArray())]);
        })]);
}
