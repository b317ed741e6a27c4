using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>
/// The information matrix Q'PQ of a design at one coefficient (see <see cref="Autoregression"/>), in the turned basis: B −
/// ρ²(ff' + ll') with B = (1+ρ²)I − ρT = LDL'. What is solved with it costs one pass down and one up the diagonal.
/// </summary>
internal sealed class Information
{
    private readonly Tridiagonal _turned;
    private readonly double[] _pivots, _factors;    // D, and L beside its diagonal
    private readonly double[] _first, _last;        // B⁻¹f and B⁻¹l
    private readonly double[] _rowFirst, _rowLast;  // f and l
    private readonly double _square;
    private readonly (double A, double B, double C) _ends;     // (I − ρ²[f l]'B⁻¹[f l])⁻¹, symmetric

    public Information(Tridiagonal turned, double[] first, double[] last, double coefficient)
    {
        (_turned, _rowFirst, _rowLast, _square) = (turned, first, last, coefficient * coefficient);
        var size = turned.Diagonal.Length;
        (_pivots, _factors) = (new double[size], new double[size]);
        for (var i = 0; i < size; i++)
        {
            var beside = i == 0 ? 0 : -coefficient * turned.Beside[i - 1];
            _factors[i] = i == 0 ? 0 : beside / _pivots[i - 1];
            _pivots[i] = 1 + _square - coefficient * turned.Diagonal[i] - _factors[i] * beside;
        }
        (_first, _last) = (WithoutEnds(first), WithoutEnds(last));
        var (a, b, c) = (1 - _square * Dot(first, _first), -_square * Dot(first, _last), 1 - _square * Dot(last, _last));
        var determinant = a * c - b * b;
        _ends = (c / determinant, -b / determinant, a / determinant);
    }

    /// <summary>(Q'PQ)⁻¹x, both in the design's own basis.</summary>
    public double[] Solve(ReadOnlySpan<double> x)
    {
        var own = x.ToArray();
        _turned.Turn(own);
        own = WithoutEnds(own);
        var (first, last) = (Dot(_rowFirst, own), Dot(_rowLast, own));
        var (byFirst, byLast) = (_square * (_ends.A * first + _ends.B * last), _square * (_ends.B * first + _ends.C * last));
        for (var i = 0; i < own.Length; i++) own[i] += byFirst * _first[i] + byLast * _last[i];
        _turned.TurnBack(own);
        return own;
    }

    /// <summary>B⁻¹x, both turned.</summary>
    private double[] WithoutEnds(double[] x)
    {
        var solution = (double[])x.Clone();
        for (var i = 1; i < solution.Length; i++) solution[i] -= _factors[i] * solution[i - 1];
        for (var i = 0; i < solution.Length; i++) solution[i] /= _pivots[i];
        for (var i = solution.Length - 2; i >= 0; i--) solution[i] -= _factors[i + 1] * solution[i + 1];
        return solution;
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
