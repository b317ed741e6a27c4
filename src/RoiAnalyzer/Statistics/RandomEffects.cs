namespace RoiAnalyzer.Statistics;

/// <summary>
/// Effects that vary between participants, an intercept or an intercept and a slope over times: V = ZGZ' + σ²I. θ are G row by
/// row and σ²; φ are half the <see cref="LowerTriangle"/> of G and log σ. A variance of G may be 0.
/// </summary>
internal sealed class RandomEffects(int effects) : CovarianceStructure(effects == 1 ? "random_intercept" : "random_slope", 0)
{
    /// <summary>A standard deviation of this share of the residual one changes no value by more than rounding.</summary>
    private static readonly double s_none = Math.Log(1e-8);

    private readonly (int Row, int Column)[] _elements = [.. LowerTriangle.Elements(effects)];

    internal override int Count => _elements.Length + 1;

    internal override IReadOnlyList<string> Names => effects == 1 ? ["variance_intercept", "variance_within"]
        : ["variance_intercept", "covariance_intercept_slope", "variance_slope", "variance_within"];

    internal override double[] Start(ReadOnlySpan<double> variances)
    {
        var variance = 0.0;
        foreach (var own in variances) variance += own / variances.Length;
        var deviation = 0.5 * Math.Log(variance / 2);
        var slope = deviation - Math.Log(Math.Max(1, variances.Length - 1));
        return effects == 1 ? [deviation, deviation] : [deviation, 0, slope, deviation];
    }

    internal override double[] Natural(ReadOnlySpan<double> free)
    {
        var residual = free[^1];
        return [.. LowerTriangle.Square(LowerTriangle.Factor(free, effects, residual + s_none), effects), Math.Exp(2 * residual)];
    }

    internal override double[,] Jacobian(ReadOnlySpan<double> free)
    {
        var jacobian = new double[Count, Count];
        LowerTriangle.FillJacobian(jacobian, LowerTriangle.Factor(free, effects, free[^1] + s_none), effects);
        jacobian[Count - 1, Count - 1] = 2 * Math.Exp(2 * free[^1]);
        return jacobian;
    }

    internal override void Derivative(MixedBlock block, ReadOnlySpan<double> natural, int i, Span<double> into)
    {
        into.Clear();
        for (var a = 0; a < block.Size; a++)
        {
            if (i == _elements.Length) into[a * block.Size + a] = 1;
            for (var b = 0; b < block.Size && i < _elements.Length; b++)
            {
                var (row, column) = _elements[i];
                var product = Effect(block, a, row) * Effect(block, b, column);
                into[a * block.Size + b] = row == column ? product : product + Effect(block, a, column) * Effect(block, b, row);
            }
        }
    }

    internal override bool IsAtBound(ReadOnlySpan<double> free, int i) =>
        i < _elements.Length && _elements[i].Row == _elements[i].Column && free[i] < free[^1] + s_none;

    /// <summary>A variance is at its bound where its whole row of L is 0.</summary>
    internal override bool IsNaturalAtBound(ReadOnlySpan<double> free, int i)
    {
        if (i >= _elements.Length) return false;
        var factor = LowerTriangle.Factor(free, effects, free[^1] + s_none);
        var (row, column) = _elements[i];
        return IsNone(factor, row, free[^1]) || IsNone(factor, column, free[^1]);
    }

    private static bool IsNone(double[] factor, int row, double residual)
    {
        var squares = 0.0;
        for (var k = 0; k <= row; k++) squares += factor[LowerTriangle.Place(row, k)] * factor[LowerTriangle.Place(row, k)];
        return squares < Math.Exp(2 * (residual + s_none));
    }

    private static double Effect(MixedBlock block, int row, int effect) => effect == 0 ? 1 : block.Times[row];
}
