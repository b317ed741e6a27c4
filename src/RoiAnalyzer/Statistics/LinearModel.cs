using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// A linear model of one value per participant by least squares: any combination of its coefficients with its error, also where the
/// variances differ between participants, and its comparison with a smaller model.
/// </summary>
public sealed class LinearModel
{
    private readonly QrFactor _factor;
    private readonly double _scale;
    private readonly double[] _residuals;

    private LinearModel(QrFactor factor, ReadOnlySpan<double> values, double scale)
    {
        _factor = factor;
        _scale = Math.Max(scale, Significance.Scale(values));
        var (coefficients, residuals) = factor.Fit(values);
        (Coefficients, _residuals) = (coefficients, residuals);
        foreach (var residual in residuals) ResidualSumOfSquares += residual * residual;
    }

    /// <summary>Of each column; 0 for one that depends on the others.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>What the model leaves of each value.</summary>
    public IReadOnlyList<double> Residuals => _residuals;

    /// <summary>The sum of their squares.</summary>
    public double ResidualSumOfSquares { get; }

    /// <summary>Values minus the rank of the columns.</summary>
    public int DegreesOfFreedom => _factor.RowCount - _factor.Rank;

    /// <summary>Number of independent columns.</summary>
    public int Rank => _factor.Rank;

    /// <summary>The residual standard deviation; NaN without degrees of freedom.</summary>
    public double Deviation => Math.Sqrt(ResidualSumOfSquares / DegreesOfFreedom);

    /// <summary>
    /// Of columns and values of the same participants, all finite. <paramref name="scale"/> is the largest value that the values are
    /// differences of, where it is larger than they are: it says what is rounding.
    /// </summary>
    public static LinearModel Of(IReadOnlyList<double[]> columns, ReadOnlySpan<double> values, double scale = 0)
    {
        foreach (var value in values)
            if (!double.IsFinite(value)) throw new ArgumentException("a value is not a number", nameof(values));
        return new LinearModel(QrFactor.Of(columns), values, scale);
    }

    /// <summary>
    /// A combination of the coefficients; null where it cannot be estimated or no degree of freedom is left. Where nothing is left
    /// unexplained its errors are 0, and T, P and the interval NaN.
    /// </summary>
    public ModelEstimate? Estimate(ReadOnlySpan<double> weights, double level = 0.95)
    {
        if (DegreesOfFreedom < 1 || _factor.InBasis(weights) is not { } direction) return null;
        var estimate = 0.0;
        for (var c = 0; c < weights.Length; c++) estimate += weights[c] * Coefficients[c];
        var factor = direction.Sum(own => own * own);
        var test = Significance.Of(estimate, ResidualSumOfSquares, DegreesOfFreedom, factor, _scale, level);
        var (hc2, hc3) = test.StandardError == 0 ? (0, 0) : RobustErrors(direction);
        return new ModelEstimate(estimate, test.StandardError, hc2, hc3, test.T, DegreesOfFreedom, test.P, test.Interval);
    }

    /// <summary>
    /// The F test of what this model explains beyond a smaller one of the same values; none where it has no further columns, no degree of
    /// freedom is left or nothing is left unexplained.
    /// </summary>
    public VarianceRatio Against(LinearModel smaller)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(smaller._factor.RowCount, _factor.RowCount);
        var (df1, df2) = (Rank - smaller.Rank, DegreesOfFreedom);
        if (df1 < 1 || df2 < 1 || Significance.IsRounding(Deviation, _scale)) return VarianceRatio.None;
        return VarianceRatio.Of(Math.Max(0, smaller.ResidualSumOfSquares - ResidualSumOfSquares) / df1 / (ResidualSumOfSquares / df2), df1, df2);
    }

    /// <summary>
    /// White's error with each squared residual over 1 − h and over (1 − h)², h its leverage (MacKinnon and White 1985); NaN where a
    /// participant is fitted exactly whatever the value.
    /// </summary>
    private (double Hc2, double Hc3) RobustErrors(double[] direction)
    {
        var basis = _factor.Basis();
        var (hc2, hc3) = (0.0, 0.0);
        for (var row = 0; row < _factor.RowCount; row++)
        {
            var (weight, leverage) = (0.0, 0.0);
            for (var c = 0; c < Rank; c++)
            {
                weight += direction[c] * basis[c][row];
                leverage += basis[c][row] * basis[c][row];
            }
            var rest = 1 - leverage > 1e-10 ? 1 - leverage : double.NaN;
            var part = weight * _residuals[row];
            hc2 += part * part / rest;
            hc3 += part / rest * (part / rest);
        }
        return (Math.Sqrt(hc2), Math.Sqrt(hc3));
    }
}

/// <summary>A combination of a model's coefficients, in their units.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Under equal variances.</param>
/// <param name="Hc2">Standard error under unequal variances, HC2.</param>
/// <param name="Hc3">Standard error under unequal variances, HC3.</param>
/// <param name="T">The estimate over <paramref name="StandardError"/>.</param>
/// <param name="DegreesOfFreedom">Of the residuals.</param>
/// <param name="P">Two-sided.</param>
/// <param name="Interval">Of the estimate.</param>
public sealed record ModelEstimate(
    double Value, double StandardError, double Hc2, double Hc3, double T, double DegreesOfFreedom, double P, Interval Interval);
