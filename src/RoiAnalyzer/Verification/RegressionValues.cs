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

    public static IEnumerable<ReferenceGroup> Groups()
    {
        var longley = QrFactor.Of([[.. Employment.Select(_ => 1.0)], .. Longley]);
        var coefficients = longley.Solve(Employment, out var squares);
        yield return ReferenceGroup.Of("least squares, Longley: coefficients", Nist, 1e-10, Certified, coefficients);
        var deviation = Math.Sqrt(squares / (Employment.Length - longley.Rank));
        yield return ReferenceGroup.Of("least squares, Longley: deviation and errors", Nist, 1e-10, [304.854073561965, 890420.383607373, 455.478499142212],
            [deviation, deviation * Error(longley, 0), deviation * Error(longley, 6)]);
        yield return Wampler("1", 1, 3e-10);
        yield return Wampler("2", 0.1, 1e-12);
    }

    /// <summary>Wampler 1970: y is a polynomial of x = 0 … 20 with coefficients 1, or powers of a tenth.</summary>
    private static ReferenceGroup Wampler(string number, double step, double bound)
    {
        double[][] powers = [.. Enumerable.Range(0, 6).Select(k => Enumerable.Range(0, 21).Select(x => Math.Pow(x, k)).ToArray())];
        double[] expected = [.. Enumerable.Range(0, 6).Select(k => Math.Pow(step, k))];
        double[] y = [.. Enumerable.Range(0, 21).Select(x => expected.Select((b, k) => b * Math.Pow(x, k)).Sum())];
        return ReferenceGroup.Of($"least squares, Wampler{number}: coefficients", Nist, bound, expected, QrFactor.Of(powers).Solve(y, out _));
    }

    private static double Error(QrFactor factor, int column)
    {
        var weights = new double[factor.ColumnCount];
        weights[column] = 1;
        return Math.Sqrt(factor.VarianceFactor(weights) ?? double.NaN);
    }
}
