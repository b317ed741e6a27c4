using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>
/// The likelihood of one series by the parameters of its noise, with its slopes:
/// −½[m·log(RSS/m) + log|V| + log|Q'V⁻¹Q| + m(1 + log 2π)], m = n − p; the plain one has m = n and no log|Q'V⁻¹Q|. With W the
/// whitened basis and series and β the coefficients, the slope by a parameter is that of −½[log|V| + 2·Σ weight·W] where the
/// weights are W·(((Q'V⁻¹Q)⁻¹, bordered by zeros) + m·vv'/RSS), v = (−β, 1).
/// </summary>
internal sealed class ArmaLikelihood
{
    private readonly double[] _rows;        // the basis and the series: volumes × stride
    private readonly double[] _whitened, _weights, _products, _inner, _room;
    private readonly int _volumes, _rank, _stride;

    public ArmaLikelihood(double[] basis, int volumes, int rank, int stride)
    {
        (_volumes, _rank, _stride, _rows) = (volumes, rank, stride, (double[])basis.Clone());
        (_whitened, _weights) = (new double[_rows.Length], new double[_rows.Length]);
        (_products, _inner, _room) = (new double[stride * stride], new double[stride * stride], new double[Cholesky.RoomFor(rank, stride)]);
    }

    /// <summary>Whether the likelihood is the restricted one.</summary>
    public bool Restricted { get; private set; }

    /// <summary>m.</summary>
    public int Freedom => Restricted ? _volumes - _rank : _volumes;

    /// <summary>Takes another series.</summary>
    public void Take(ReadOnlySpan<double> series, bool restricted)
    {
        for (var t = 0; t < _volumes; t++) _rows[t * _stride + _rank] = series[t];
        Restricted = restricted;
    }

    /// <summary>The fit with given parameters.</summary>
    public ArmaFit At(double a, double b)
    {
        var process = new ArmaProcess(a, b, _volumes);
        process.Whiten(_rows, _stride, _whitened);
        RowProducts.Gram(_whitened, _stride, _products);
        var factor = Cholesky.Of(_products, _rank + 1, _stride);
        return new ArmaFit(process, factor, _volumes, Restricted);
    }

    /// <summary>The slopes by both parameters at the point that <see cref="At"/> was asked for last.</summary>
    public (double ByA, double ByB) Slopes(ArmaFit last)
    {
        Array.Clear(_inner);
        double[] direction = [.. last.Correction(), -1];      // −v
        if (Restricted) last.Factor.Leading(_rank).Inverse(_inner, _room);
        for (var i = 0; i <= _rank; i++)
            Householder.Subtract(_inner.AsSpan(i * _stride, _rank + 1), direction, -Freedom / last.ResidualSumOfSquares * direction[i]);
        RowProducts.Multiply(_whitened, _stride, _inner, _weights);
        var (byA, byB) = last.Process.Slopes(_rows, _whitened, _weights, _stride);
        return (-0.5 * byA, -0.5 * byB);
    }
}
