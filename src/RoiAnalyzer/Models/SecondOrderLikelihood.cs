using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>
/// The likelihood of one series with second-order autoregressive noise, −½[m·log(RSS/m) + log|V| + log|Q'V⁻¹Q| + m(1 + log 2π)], m = n − p; the
/// plain one has m = n and no log|Q'V⁻¹Q|. Its slope by a parameter is that of −½[log|V| + Σ c·h], h = tr((Q'V⁻¹Q)⁻¹Q'SQ) +
/// m·v'[Q y]'S[Q y]v/RSS of each of the matrices that V⁻¹ is a sum of, v = (−β, 1).
/// </summary>
internal sealed class SecondOrderLikelihood
{
    private readonly SecondOrderProducts _design;
    private readonly double[][] _rows;      // [Q y]'Sy of each S
    private readonly bool _restricted;

    /// <summary>Of what ordinary least squares leaves of the series.</summary>
    public SecondOrderLikelihood(SecondOrderProducts design, double[] residuals, bool restricted)
    {
        (_design, _restricted) = (design, restricted);
        _rows = [.. Enumerable.Range(0, SecondOrderProducts.Count).Select(form =>
            (double[])[.. design.Row(form, residuals), Householder.Dot(residuals, SecondOrderProducts.Image(form, residuals))])];
    }

    /// <summary>m.</summary>
    public int Freedom => _restricted ? _design.Volumes - _design.Rank : _design.Volumes;

    /// <summary>The fit with given parameters.</summary>
    public SecondOrderFit At(double correlation, double second)
    {
        var weights = Array.ConvertAll(SecondOrderProducts.Weights(correlation, second), weight => weight.Value);
        var sum = _design.Information(weights);
        Row(weights).CopyTo(sum.AsSpan(_design.Stride * _design.Rank));
        return new SecondOrderFit(correlation, second, Cholesky.Of(sum, _design.Rank + 1, _design.Stride), _design.Volumes, _restricted);
    }

    /// <summary>The log-likelihood at a point of the grid.</summary>
    public double Height(SecondOrderPoint point)
    {
        var row = Row(point.Weights);
        var explained = row.AsSpan(0, _design.Rank);
        point.Information.Forward(explained);
        var left = row[^1] - Householder.Dot(explained, explained);
        return NoiseFit.LogLikelihoodOf(left, Freedom, point.LogDeterminant + (_restricted ? point.LogInformation : 0));
    }

    /// <summary>[Q y]'V⁻¹y.</summary>
    private double[] Row(double[] weights)
    {
        var row = new double[_design.Rank + 1];
        for (var form = 0; form < weights.Length; form++) Householder.Subtract(row, _rows[form], -weights[form]);
        return row;
    }

    /// <summary>The slopes by the correlation between neighbours and by φ₂.</summary>
    public (double ByCorrelation, double BySecond) Slopes(SecondOrderFit fit)
    {
        var gains = Gains(fit);
        return (By(Dual.Variable(fit.Correlation), fit.Second), By(fit.Correlation, Dual.Variable(fit.Second)));

        double By(Dual correlation, Dual second)
        {
            var slope = SecondOrderFit.LogDeterminantOf(correlation, second).Slope;
            var weights = SecondOrderProducts.Weights(correlation, second);
            for (var form = 0; form < weights.Length; form++) slope += weights[form].Slope * gains[form];
            return -0.5 * slope;
        }
    }

    /// <summary>h of each matrix.</summary>
    private double[] Gains(SecondOrderFit fit)
    {
        var (stride, rank) = (_design.Stride, _design.Rank);
        var (share, coefficients) = (Freedom / fit.ResidualSumOfSquares, fit.Correction());
        var inner = new double[stride * stride];
        if (_restricted) fit.Factor.Leading(rank).Inverse(inner, new double[Cholesky.RoomFor(rank, stride)]);
        for (var i = 0; i < rank; i++) Householder.Subtract(inner.AsSpan(i * stride, rank), coefficients, -share * coefficients[i]);
        return [.. Enumerable.Range(0, SecondOrderProducts.Count).Select(form =>
            Householder.Dot(inner.AsSpan(0, stride * rank), _design.Square(form)) + share * (_rows[form][rank] - 2 * Householder.Dot(coefficients, _rows[form].AsSpan(0, rank))))];
    }
}
