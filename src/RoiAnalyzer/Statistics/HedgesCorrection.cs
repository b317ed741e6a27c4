using MathNet.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>What a standardised difference is multiplied by to be free of the bias of small samples (Hedges 1981).</summary>
public static class HedgesCorrection
{
    /// <summary>
    /// J = Γ(df/2) / (√(df/2) · Γ((df − 1)/2)), for the degrees of freedom of the standard deviation; NaN for fewer than
    /// two, of which the standardised difference has no mean that could be corrected.
    /// </summary>
    public static double Of(double df)
    {
        if (!(df >= 1)) throw new ArgumentOutOfRangeException(nameof(df), df, "degrees of freedom of at least 1 are needed");
        if (df < 2) return double.NaN;
        // the logarithms of Γ cancel each other's digits where they are large; by then the series is exact
        if (df > 1000) return 1 - (3 + (7 / 8.0 + 9 / (32 * df)) / df) / (4 * df);
        return Math.Exp(SpecialFunctions.GammaLn(df / 2) - SpecialFunctions.GammaLn((df - 1) / 2)) / Math.Sqrt(df / 2);
    }
}
