using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// What each participant does to the (partial) correlation of x and y, and to the slope of y on x and the covariates. Where a
/// participant cannot be left out (nothing would vary), the value is NaN.
/// </summary>
public sealed record Influence
{
    /// <summary>The correlation without each participant.</summary>
    public required IReadOnlyList<double> Without { get; init; }

    /// <summary>The participant without whom the correlation changes most, in the order given; −1 where none can be left out.</summary>
    public required int Strongest { get; init; }

    /// <summary>The correlation without the strongest participant minus that of all.</summary>
    public required double LargestChange { get; init; }

    /// <summary>Cook's (1977) distance of each participant in the regression of y on a constant, x and the covariates.</summary>
    public required IReadOnlyList<double> Cook { get; init; }

    /// <summary>How many of its standard errors (without that participant) the slope of x moves by each participant: Belsley, Kuh and Welsch's DFBETAS.</summary>
    public required IReadOnlyList<double> DfBetas { get; init; }

    /// <summary>Of participants in the same order; null where the correlation itself cannot be had.</summary>
    public static Influence? Of(double[] x, double[] y, IReadOnlyList<double[]> covariates)
    {
        var all = LinearCorrelation.Of(x, y, covariates).Estimate;
        if (double.IsNaN(all)) return null;
        double[] without = [.. Enumerable.Range(0, x.Length).Select(i => LinearCorrelation.Of(Omit(x, i), Omit(y, i), [.. covariates.Select(c => Omit(c, i))]).Estimate)];
        var strongest = -1;
        for (var i = 0; i < without.Length; i++)
            if (double.IsFinite(without[i]) && (strongest < 0 || Math.Abs(without[i] - all) > Math.Abs(without[strongest] - all))) strongest = i;
        var (cook, slopes) = OfRegression(x, y, covariates);
        return new Influence { Without = without, Strongest = strongest, LargestChange = strongest < 0 ? double.NaN : without[strongest] - all, Cook = cook, DfBetas = slopes };
    }

    private static (double[] Cook, double[] DfBetas) OfRegression(double[] x, double[] y, IReadOnlyList<double[]> covariates)
    {
        var n = x.Length;
        var factor = QrFactor.Of([Remainder.Ones(n), x, .. covariates]);
        var basis = factor.Basis();
        var residuals = factor.Fit(y).Residuals;
        var own = Remainder.Of(x, covariates).Values;
        var (squares, ownSquares, df) = (residuals.Sum(e => e * e), own.Sum(e => e * e), n - factor.Rank);
        var (cook, slopes) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var leverage = basis.Sum(column => column[i] * column[i]);
            var (left, e) = (1 - leverage, residuals[i]);
            var withoutIt = Math.Sqrt((squares - e * e / left) / (df - 1));
            cook[i] = left < 1e-12 ? double.NaN : e * e * leverage / (factor.Rank * squares / df * left * left);
            slopes[i] = left < 1e-12 || df < 2 ? double.NaN : own[i] * e / (left * Math.Sqrt(ownSquares) * withoutIt);
        }
        return (cook, slopes);
    }

    private static double[] Omit(double[] values, int at) => [.. values.Where((_, i) => i != at)];
}
