using System.Numerics.Tensors;
using MathNet.Numerics.RootFinding;
using RoiAnalyzer.Kernels;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>
/// First-order autoregressive noise, V(i,j) = ρ^|i−j|, whose coefficient is estimated by restricted maximum likelihood:
/// ρ maximises −½[(n−p)·log RSS + log|V| + log|X'V⁻¹X|] (Harville 1977) within [−0.5, 0.98]. With P = (1−ρ²)V⁻¹, which is
/// tridiagonal, and the design's orthonormal basis Q: Q'PQ = (1+ρ²)I − ρN − ρ²(ff' + ll'), where N = Q'SQ, S has ones beside
/// the diagonal, and f and l are Q's first and last row. N is made tridiagonal once a design; each ρ then costs one pass
/// along its diagonal, and the two rows are put in by Woodbury's identity.
/// </summary>
public sealed class Autoregression
{
    /// <summary>The least coefficient looked for.</summary>
    public const double Least = -0.5;

    /// <summary>The largest coefficient looked for.</summary>
    public const double Largest = 0.98;

    private const int GridSteps = 12, MostIterations = 100;
    private const double Tolerance = 1e-12;

    private readonly double[][] _basis;
    private readonly Tridiagonal _neighbours;
    private readonly double[] _first, _last;

    private Autoregression(double[][] basis)
    {
        _basis = basis;
        _neighbours = Tridiagonal.Of(Array.ConvertAll(basis, column => ProductsWith(NeighbourSums(column))));
        _first = Array.ConvertAll(basis, column => column[0]);
        _last = Array.ConvertAll(basis, column => column[^1]);
        _neighbours.Turn(_first);
        _neighbours.Turn(_last);
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
        var (best, highest) = (0, new Dual(double.NegativeInfinity, 0));
        for (var step = 0; step <= GridSteps; step++)
        {
            var height = series.Likelihood(GridPoint(step));
            if (height.Value > highest.Value) (best, highest) = (step, height);
        }
        var next = best + Math.Sign(highest.Slope);
        return next is < 0 or > GridSteps ? GridPoint(best) : Top(series, GridPoint(best), GridPoint(next));
    }

    /// <summary>The information matrix Q'PQ of the design at a coefficient.</summary>
    internal Information At(double coefficient) => new(_neighbours, _first, _last, coefficient);

    /// <summary>
    /// What generalised least squares adds to the ordinary fit that left <paramref name="residuals"/>, in coordinates of the
    /// basis: (Q'PQ)⁻¹Q'P·residuals. It is taken off the residuals in place.
    /// </summary>
    internal double[] Correct(double[] residuals, double coefficient, Information information)
    {
        var square = coefficient * coefficient;
        var products = ProductsWith(NeighbourSums(residuals));
        for (var c = 0; c < products.Length; c++)
            products[c] = -coefficient * products[c] - square * (_basis[c][0] * residuals[0] + _basis[c][^1] * residuals[^1]);
        var correction = information.Solve(products);
        for (var c = 0; c < correction.Length; c++) TensorPrimitives.MultiplyAdd(_basis[c], -correction[c], residuals, residuals);
        return correction;
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

    /// <summary>
    /// Where the likelihood's slope is 0, from a point where it rises towards another that is not higher. Where it rises at
    /// that one too, there is a valley between, and the top is nearer.
    /// </summary>
    private static double Top(Series series, double from, double to)
    {
        double Slope(double coefficient) => series.Likelihood(coefficient).Slope;
        var rising = Slope(from);
        for (var halving = 0; halving < MostIterations && Slope(to) * rising > 0; halving++) to = (from + to) / 2;
        return Brent.TryFindRoot(Slope, Math.Min(from, to), Math.Max(from, to), Tolerance, MostIterations, out var top) ? top : from;
    }

    private double[] ProductsWith(double[] values) => Array.ConvertAll(_basis, column => WeightedSum.Of(column, values));

    private static double[] NeighbourSums(double[] values)
    {
        var sums = new double[values.Length];
        for (var t = 0; t < values.Length; t++)
            sums[t] = (t > 0 ? values[t - 1] : 0) + (t < values.Length - 1 ? values[t + 1] : 0);
        return sums;
    }

    /// <summary>What the likelihood needs of one series: its residuals' sums of products, and those with the basis.</summary>
    private sealed class Series
    {
        private readonly Autoregression _design;
        private readonly double[] _products;    // Q'S·residuals, turned as N was
        private readonly double _first, _last, _neighbours;
        private readonly int _freedom;

        public Series(Autoregression design, double[] residuals)
        {
            var sums = NeighbourSums(residuals);
            (_design, _first, _last) = (design, residuals[0], residuals[^1]);
            _neighbours = WeightedSum.Of(residuals, sums);
            _products = design.ProductsWith(sums);
            design._neighbours.Turn(_products);
            _freedom = residuals.Length - _products.Length;
            SumOfSquares = WeightedSum.Of(residuals, residuals);
        }

        public double SumOfSquares { get; }

        /// <summary>The restricted log-likelihood at a coefficient, less a constant, and its slope.</summary>
        public Dual Likelihood(double coefficient)
        {
            var rho = Dual.Variable(coefficient);
            var square = rho * rho;
            var sums = new Sums();
            sums.Gather(_design, _products, rho, square);
            // q = −ρ·products − ρ²(f·first + l·last), so its products with B⁻¹ are sums of those gathered
            var withFirst = (rho * sums.FirstProducts + square * (sums.FirstFirst * _first + sums.FirstLast * _last)) * -1;
            var withLast = (rho * sums.LastProducts + square * (sums.FirstLast * _first + sums.LastLast * _last)) * -1;
            var withOwn = square * sums.ProductsProducts
                - square * (withFirst * _first + withLast * _last) + square * rho * (sums.FirstProducts * _first + sums.LastProducts * _last);
            var (a, b, c) = (1 - square * sums.FirstFirst, 0 - square * sums.FirstLast, 1 - square * sums.LastLast);
            var determinant = a * c - b * b;
            var ends = (withFirst * withFirst * c - withFirst * withLast * b * 2 + withLast * withLast * a) / determinant;
            var left = (1 + square) * SumOfSquares - square * (_first * _first + _last * _last) - rho * _neighbours - withOwn - square * ends;
            return (Dual.Log(left) * _freedom + sums.LogDeterminant + Dual.Log(determinant) - Dual.Log(1 - square)) * -0.5;
        }
    }

    /// <summary>With B = (1+ρ²)I − ρT = LDL': log|B|, and x'B⁻¹y of Q's first row, its last row and a series' products.</summary>
    private struct Sums
    {
        private const int ProductsPerLogarithm = 32;    // pivots lie between (1−|ρ|)² and 4, so this many neither under- nor overflow

        public Dual FirstFirst, FirstLast, LastLast, FirstProducts, LastProducts, ProductsProducts, LogDeterminant;

        public void Gather(Autoregression design, double[] products, Dual rho, Dual square)
        {
            var (diagonal, beside) = (design._neighbours.Diagonal, design._neighbours.Beside);
            Dual first = 0, last = 0, own = 0, factor = 0, inverse = 0, determinant = 1;
            for (var i = 0; i < diagonal.Length; i++)
            {
                if (i > 0) factor = rho * inverse * -beside[i - 1];
                var pivot = 1 + square - rho * diagonal[i] + (i > 0 ? factor * rho * beside[i - 1] : 0);
                inverse = 1 / pivot;
                (first, last, own) = (design._first[i] - factor * first, design._last[i] - factor * last, products[i] - factor * own);
                Add(first, last, own, inverse);
                determinant *= pivot;
                if (i % ProductsPerLogarithm == ProductsPerLogarithm - 1) (LogDeterminant, determinant) = (LogDeterminant + Dual.Log(determinant), 1);
            }
            LogDeterminant += Dual.Log(determinant);
        }

        private void Add(Dual first, Dual last, Dual own, Dual inverse)
        {
            var (scaledFirst, scaledLast) = (first * inverse, last * inverse);
            FirstFirst += scaledFirst * first;
            FirstLast += scaledFirst * last;
            LastLast += scaledLast * last;
            FirstProducts += scaledFirst * own;
            LastProducts += scaledLast * own;
            ProductsProducts += own * inverse * own;
        }
    }
}
