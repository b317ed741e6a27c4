using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>The model of one region without the effect, ready for its residuals to change places.</summary>
internal sealed record ReducedFit(string Pattern, double[] Residuals, IReadOnlyList<double[]> Columns, int DegreesOfFreedom)
{
    private const double Independent = 1e-6;    // of the effect's length is left beside the covariates, at least

    /// <summary>t² of the effect as observed; NaN where it cannot be had.</summary>
    public double SquaredT { get; private init; } = double.NaN;

    public double SumOfSquares => Residuals.Sum(value => value * value);

    public static ReducedFit Of(CovariateModel model, IReadOnlyList<double> effect, int[] taking)
    {
        int[] own = [.. taking.Where(model.IsPresent)];
        var pattern = string.Concat(taking.Select(i => model.IsPresent(i) ? '1' : '0'));
        if (own.Length < 3) return new ReducedFit(pattern, [], [], 0);
        double[][] design = [Array.ConvertAll(own, _ => 1.0), .. model.Covariates.Select(values => Array.ConvertAll(own, i => values[i]))];
        var factor = QrFactor.Of(design);
        var outcome = Array.ConvertAll(own, i => model.Outcome[i]);
        var (_, residuals) = factor.Fit(outcome);
        double[] whole = Array.ConvertAll(own, i => (model.Effect ?? effect)[i]);
        var (_, rest) = factor.Fit(whole);
        var length = Length(rest);
        var df = own.Length - factor.Rank - 1;
        var fit = new ReducedFit(pattern, residuals, [Array.ConvertAll(rest, value => value / length), .. factor.Basis()], df);
        return length <= Independent * Length(whole) || df < 1 ? fit : fit.WithT(Significance.Scale(outcome));
    }

    private ReducedFit WithT(double scale)
    {
        var product = Residuals.Zip(Columns[0], (value, x) => value * x).Sum();
        var left = SumOfSquares - product * product;
        // residuals of the full model that are rounding make no test
        return left <= 1e-13 * SumOfSquares || Significance.IsRounding(Math.Sqrt(SumOfSquares / Residuals.Length), scale)
            ? this
            : this with { SquaredT = DegreesOfFreedom * product * product / left };
    }

    private static double Length(double[] values) => Math.Sqrt(values.Sum(value => value * value));
}
