using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Mean squares of a table of n participants × k occasions: between participants, between occasions, what both leave, and all that is
/// within participants. What is no more than rounding is 0.
/// </summary>
internal readonly record struct TwoWayTable(int N, int K, double Rows, double Columns, double Error, double Within)
{
    public static TwoWayTable Of(IReadOnlyList<double[]> rows)
    {
        var (n, k) = (rows.Count, rows[0].Length);
        var first = rows[0][0];
        double[][] shifted = [.. rows.Select(row => Array.ConvertAll(row, value => value - first))];
        double[] rowMeans = [.. shifted.Select(row => row.Average())];
        double[] columnMeans = [.. Enumerable.Range(0, k).Select(c => shifted.Average(row => row[c]))];
        var mean = rowMeans.Average();
        var left = 0.0;
        for (var r = 0; r < n; r++)
            for (var c = 0; c < k; c++) left += Square(shifted[r][c] - rowMeans[r] - columnMeans[c] + mean);
        if (!double.IsFinite(left)) throw new ArgumentException("a value is not a number", nameof(rows));
        var scale = rows.Max(row => Significance.Scale(row));
        var between = Clean(k * rowMeans.Sum(own => Square(own - mean)) / (n - 1));
        var occasions = Clean(n * columnMeans.Sum(own => Square(own - mean)) / (k - 1));
        var error = Clean(left / ((n - 1) * (k - 1)));
        return new TwoWayTable(n, k, between, occasions, error, (error * (n - 1) + occasions) / n);

        double Clean(double meanSquare) => Significance.IsRounding(Math.Sqrt(meanSquare), scale) ? 0 : meanSquare;
    }

    /// <summary>ICC(3,1).</summary>
    public double Consistency => (Rows - Error) / (Rows + (K - 1) * Error);

    public EffectSize Icc11(double level) => OneRatio(Within, N * (K - 1.0), level);

    public EffectSize Icc31(double level) => OneRatio(Error, (N - 1.0) * (K - 1), level);

    public EffectSize Icc21(double level)
    {
        var icc = (Rows - Error) / (Rows + (K - 1) * Error + K * (Columns - Error) / N);
        if (!(Error > 0) || !double.IsFinite(icc)) return new EffectSize(icc, Interval.None);
        var tail = (1 - level) / 2;
        var df = Satterthwaite(icc);
        if (!(df >= 1)) return new EffectSize(icc, Interval.None);      // far below 0 the approximation has nothing to rest on
        var (below, above) = (Distributions.FQuantile(1 - tail, N - 1, df), Distributions.FQuantile(1 - tail, df, N - 1));
        var rest = K * Columns + (K * (double)N - K - N) * Error;
        return new EffectSize(icc, new Interval(
            N * (Rows - below * Error) / (below * rest + N * Rows), N * (above * Rows - Error) / (rest + N * above * Rows)));
    }

    /// <summary>(F − 1)/(F + k − 1) of the ratio F of both mean squares, and of that ratio's ends.</summary>
    private EffectSize OneRatio(double denominator, double df, double level)
    {
        var icc = (Rows - denominator) / (Rows + (K - 1) * denominator);
        if (!(denominator > 0)) return new EffectSize(icc, Interval.None);
        var (ratio, tail, k) = (Rows / denominator, (1 - level) / 2, K);
        return new EffectSize(icc, new Interval(
            Correlation(ratio / Distributions.FQuantile(1 - tail, N - 1, df)), Correlation(ratio * Distributions.FQuantile(1 - tail, df, N - 1))));
        double Correlation(double f) => (f - 1) / (f + k - 1);
    }

    /// <summary>McGraw and Wong's degrees of freedom of the denominator of ICC(A,1).</summary>
    private double Satterthwaite(double icc)
    {
        var occasions = K * icc * Columns / Error;
        var rest = N * (1 + (K - 1) * icc) - K * icc;
        return (K - 1) * (N - 1) * Square(occasions + rest) / ((N - 1) * Square(occasions) + Square(rest));
    }

    private static double Square(double value) => value * value;
}
