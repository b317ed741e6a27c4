using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// What a constant and covariates leave of a variable, by least squares; <c>Vanishes</c> where they leave nothing but rounding.
/// </summary>
internal readonly record struct Remainder(double[] Values, int Rank, bool Vanishes)
{
    public static Remainder Of(ReadOnlySpan<double> variable, IReadOnlyList<double[]> covariates)
    {
        var factor = QrFactor.Of([Ones(variable.Length), .. covariates]);
        factor.Solve(variable, out var left);
        var all = 0.0;
        foreach (var value in variable) all += value * value;
        return new Remainder(factor.Fit(variable).Residuals, factor.Rank, !(left > 1e-24 * all));
    }

    /// <summary>The correlation of two remainders.</summary>
    public static double Correlation(double[] a, double[] b)
    {
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return Math.Clamp(ab / Math.Sqrt(aa * bb), -1, 1);
    }

    /// <summary>The column of a constant.</summary>
    public static double[] Ones(int length)
    {
        var ones = new double[length];
        Array.Fill(ones, 1);
        return ones;
    }

    public static void RequireFinite(ReadOnlySpan<double> values, int length, string name)
    {
        if (values.Length != length) throw new ArgumentException($"{values.Length} values of {length} participants", name);
        foreach (var value in values)
            if (!double.IsFinite(value)) throw new ArgumentException("a value is not a number", name);
    }
}
