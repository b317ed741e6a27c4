using System.Runtime.CompilerServices;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>
/// First-order autoregressive noise, V(i,j) = ρ^|i−j|, whose coefficient is estimated by restricted maximum likelihood:
/// ρ maximises −½[(n−p)·log RSS + log|V| + log|X'V⁻¹X|] (Harville 1977) within [−0.5, 0.98]. All series of one design share
/// its orthonormal basis Q, in which Q'V⁻¹Q is a combination of three matrices, and a grid of factors of it.
/// </summary>
public sealed class Autoregression
{
    /// <summary>The least coefficient looked for.</summary>
    public const double Least = -0.5;

    /// <summary>The largest coefficient looked for.</summary>
    public const double Largest = 0.98;

    private const int GridSteps = 12;
    private const double Tolerance = 1e-8;
    private static readonly double GoldenShare = (Math.Sqrt(5) - 1) / 2;

    private readonly double[][] _basis;
    private readonly double[] _neighbours;      // Q'SQ, S having ones beside the diagonal
    private readonly double[] _first, _last;    // Q's first and last row
    private readonly (double[] Lower, double LogDeterminant)[] _grid;

    private Autoregression(double[][] basis)
    {
        _basis = basis;
        _first = Array.ConvertAll(basis, column => column[0]);
        _last = Array.ConvertAll(basis, column => column[^1]);
        _neighbours = new double[basis.Length * basis.Length];
        for (var j = 0; j < basis.Length; j++)
        {
            var sums = NeighbourSums(basis[j]);
            for (var i = 0; i < basis.Length; i++) _neighbours[i * basis.Length + j] = Dot(basis[i], sums, sums.Length);
        }
        _grid = [.. Enumerable.Range(0, GridSteps + 1).Select(step => Factor(GridPoint(step)))];
    }

    /// <summary>The estimator of all series of one design.</summary>
    public static Autoregression Of(QrFactor design)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(design.RowCount, 2);
        return new Autoregression(design.Basis());
    }

    /// <summary>
    /// The coefficient for a series of which <paramref name="residuals"/> are what ordinary least squares leaves; 0 where
    /// it leaves nothing.
    /// </summary>
    public double Coefficient(ReadOnlySpan<double> residuals)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(residuals.Length, _basis[0].Length);
        var series = new Series(this, residuals.ToArray());
        if (series.SumOfSquares == 0) return 0;
        var best = 0;
        var highest = double.NegativeInfinity;
        for (var step = 0; step <= GridSteps; step++)
        {
            var height = series.Likelihood(GridPoint(step), _grid[step]);
            if (height > highest) (best, highest) = (step, height);
        }
        return Golden(GridPoint(Math.Max(best - 1, 0)), GridPoint(Math.Min(best + 1, GridSteps)),
            coefficient => series.Likelihood(coefficient, Factor(coefficient)));
    }

    /// <summary>
    /// A series or column with the correlation taken out: its first value times √(1−ρ²), then x(t) − ρ·x(t−1).
    /// </summary>
    public static double[] Whiten(ReadOnlySpan<double> values, double coefficient)
    {
        var whitened = new double[values.Length];
        whitened[0] = Math.Sqrt(1 - coefficient * coefficient) * values[0];
        for (var t = 1; t < values.Length; t++) whitened[t] = values[t] - coefficient * values[t - 1];
        return whitened;
    }

    private static double GridPoint(int step) => Least + (Largest - Least) * step / GridSteps;

    /// <summary>Where the function is highest between two points, by golden sections.</summary>
    private static double Golden(double low, double high, Func<double, double> height)
    {
        double left = high - GoldenShare * (high - low), right = low + GoldenShare * (high - low);
        double atLeft = height(left), atRight = height(right);
        while (high - low > Tolerance)
        {
            if (atLeft > atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - GoldenShare * (high - low);
                atLeft = height(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + GoldenShare * (high - low);
                atRight = height(right);
            }
        }
        return (low + high) / 2;
    }

    /// <summary>The Cholesky factor, by rows, of Q'PQ, where P = (1−ρ²)V⁻¹ is tridiagonal; and its log-determinant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double[] Lower, double LogDeterminant) Factor(double coefficient)
    {
        var size = _basis.Length;
        var lower = new double[size * size];
        var logDeterminant = 0.0;
        var square = coefficient * coefficient;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = (i == j ? 1 + square : 0) - square * (_first[i] * _first[j] + _last[i] * _last[j])
                    - coefficient * _neighbours[i * size + j]
                    - Dot(lower.AsSpan(i * size), lower.AsSpan(j * size), j);
                lower[i * size + j] = i == j ? Math.Sqrt(sum) : sum / lower[j * size + j];
            }
            logDeterminant += 2 * Math.Log(lower[i * size + i]);
        }
        return (lower, logDeterminant);
    }

    private static double[] NeighbourSums(double[] values)
    {
        var sums = new double[values.Length];
        for (var t = 0; t < values.Length; t++)
            sums[t] = (t > 0 ? values[t - 1] : 0) + (t < values.Length - 1 ? values[t + 1] : 0);
        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int count)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++) sum += left[i] * right[i];
        return sum;
    }

    /// <summary>What the likelihood needs of one series: its residuals' sums of products, and those with the basis.</summary>
    private sealed class Series
    {
        private readonly Autoregression _design;
        private readonly double[] _residuals, _products;    // Q'S·residuals
        private readonly double _neighbours;

        public Series(Autoregression design, double[] residuals)
        {
            _design = design;
            _residuals = residuals;
            var sums = NeighbourSums(residuals);
            SumOfSquares = Dot(residuals, residuals, residuals.Length);
            _neighbours = Dot(residuals, sums, sums.Length);
            _products = Array.ConvertAll(design._basis, column => Dot(column, sums, sums.Length));
        }

        public double SumOfSquares { get; }

        /// <summary>The restricted log-likelihood at a coefficient, less a constant.</summary>
        public double Likelihood(double coefficient, (double[] Lower, double LogDeterminant) factor)
        {
            double square = coefficient * coefficient, first = _residuals[0], last = _residuals[^1];
            var left = (1 + square) * SumOfSquares - square * (first * first + last * last) - coefficient * _neighbours;
            var size = _products.Length;
            var solution = new double[size];
            for (var i = 0; i < size; i++)
            {
                var product = -square * (_design._first[i] * first + _design._last[i] * last) - coefficient * _products[i];
                solution[i] = (product - Dot(factor.Lower.AsSpan(i * size), solution, i)) / factor.Lower[i * size + i];
                left -= solution[i] * solution[i];
            }
            var freedom = _residuals.Length - size;
            return -0.5 * (freedom * Math.Log(left) + factor.LogDeterminant - Math.Log(1 - square));
        }
    }
}
