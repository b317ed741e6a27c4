using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Verification;

/// <summary>Least squares on the sets of NIST's Statistical Reference Datasets.</summary>
internal static class RegressionValues
{
    private const string Nist = "NIST StRD";

    // Longley 1967: deflator, gross national product, unemployed, armed forces, population, year; employment
    private static readonly double[][] Longley =
    [
        [83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9],
        [234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546, 482704, 502601, 518173, 554894],
        [2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007],
        [1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827],
        [107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950, 123366, 125368, 127852, 130081],
        [1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960, 1961, 1962],
    ];

    private static readonly double[] Employment = [60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551];

    private static readonly double[] Certified =
    [
        -3482258.63459582, 15.0618722713733, -.0358191792925910, -2.02022980381683, -1.03322686717359, -.0511041056535807, 1829.15146461355,
    ];

    // Norris: calibration of ozone monitors
    private static readonly double[] NorrisY =
    [
        0.1, 338.8, 118.1, 888, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9, 10.8, 557.7, 228.3, 998, 888.8,
        119.6, 0.3, 0.6, 557.6, 339.3, 888, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
    ];

    private static readonly double[] NorrisX =
    [
        0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777, 558.2, 0.4, 0.6, 775.5, 666.9, 338, 447.5, 11.6, 556, 228.1, 995.8, 887.6,
        120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999, 779, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
    ];

    // what Wampler3 to 5 add to the polynomial
    private static readonly double[] Added =
    [
        759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 759,
    ];

    public static IEnumerable<ReferenceGroup> Groups()
    {
        yield return Line("Norris", 1e-12, [1.00211681802045, -.262323073774029, .884796396144373, 4.29796848199937e-4, .232818234301152], NorrisY, NorrisX, [.. NorrisX.Select(_ => 1.0)]);
        yield return Line("NoInt1", 1e-13, [2.07438016528926, 3.56753034006338, .0165289256198347], [.. Enumerable.Range(130, 11)], [.. Enumerable.Range(60, 11)]);
        yield return Line("NoInt2", 1e-13, [.727272727272727, .369274472937998, .0420827318078432], [3, 4, 4], [4, 5, 6]);
        var longley = QrFactor.Of([[.. Employment.Select(_ => 1.0)], .. Longley]);
        var coefficients = longley.Solve(Employment, out var squares);
        yield return ReferenceGroup.Of("least squares, Longley: coefficients", Nist, 1e-10, Certified, coefficients);
        var deviation = Math.Sqrt(squares / (Employment.Length - longley.Rank));
        yield return ReferenceGroup.Of("least squares, Longley: deviation and errors", Nist, 1e-10, [304.854073561965, 890420.383607373, 455.478499142212],
            [deviation, deviation * Error(longley, 0), deviation * Error(longley, 6)]);
        yield return Wampler("1", 1, 0, 3e-10);
        yield return Wampler("2", 0.1, 0, 1e-12);
        yield return Wampler("3", 1, 1, 1e-9);
        yield return Wampler("4", 1, 100, 3e-8);
        yield return Wampler("5", 1, 10000, 3e-6);
    }

    /// <summary>Coefficients, deviation and errors of a small set.</summary>
    private static ReferenceGroup Line(string set, double bound, double[] certified, double[] y, params double[][] columns)
    {
        var factor = QrFactor.Of(columns);
        var coefficients = factor.Solve(y, out var squares);
        var deviation = Math.Sqrt(squares / (y.Length - factor.Rank));
        return ReferenceGroup.Of($"least squares, {set}: coefficients, deviation and errors", Nist, bound, certified,
            [.. coefficients, deviation, .. columns.Select((_, column) => deviation * Error(factor, column))]);
    }

    /// <summary>Wampler 1970: y is a polynomial of x = 0 … 20 with coefficients 1, or powers of a tenth, and something added.</summary>
    private static ReferenceGroup Wampler(string number, double step, double added, double bound)
    {
        double[][] powers = [.. Enumerable.Range(0, 6).Select(k => Enumerable.Range(0, 21).Select(x => Math.Pow(x, k)).ToArray())];
        double[] expected = [.. Enumerable.Range(0, 6).Select(k => Math.Pow(step, k))];
        double[] y = [.. Enumerable.Range(0, 21).Select(x => expected.Select((b, k) => b * Math.Pow(x, k)).Sum() + added * Added[x])];
        return ReferenceGroup.Of($"least squares, Wampler{number}: coefficients", Nist, bound, expected, QrFactor.Of(powers).Solve(y, out _));
    }

    private static double Error(QrFactor factor, int column)
    {
        var weights = new double[factor.ColumnCount];
        weights[column] = 1;
        return Math.Sqrt(factor.VarianceFactor(weights) ?? double.NaN);
    }
}
