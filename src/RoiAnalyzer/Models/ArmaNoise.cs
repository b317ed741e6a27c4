using System.Numerics.Tensors;
using RoiAnalyzer.Kernels;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>
/// Noise of one design whose correlation falls as λ·a^(k−1) with the distance k, autoregressive and moving-average of first
/// order: x(t) − a·x(t−1) = e(t) + b·e(t−1), λ = (a+b)(1+ab) / (1+2ab+b²); autoregressive noise and white noise together are the
/// case b &lt; 0. Its parameters are those of the highest restricted likelihood, −½[(n−p)·log RSS + log|V| + log|X'V⁻¹X|]
/// (Harville 1977), which is computed exactly by the innovations of the process (Brockwell and Davis 1991, section 5.3).
/// </summary>
public sealed class ArmaNoise
{
    /// <summary>The largest magnitude of both parameters.</summary>
    public const double Largest = 0.98;

    private const int MostSteps = 60, MostHalvings = 20;
    private const double Difference = 2e-4, LongestStep = 0.25, Settled = 1e-9;
    private static readonly double[] StartsOfA = [-0.3, 0, 0.3, 0.6, 0.85, 0.95];
    private static readonly double[] StartsOfB = [-0.7, -0.35, 0, 0.35];

    private readonly double[] _rows;        // the design's basis and a place for a series: volumes × (rank + 1)
    private readonly int _volumes;

    private ArmaNoise(QrFactor design)
    {
        var basis = design.Basis();
        (_volumes, Rank) = (design.RowCount, basis.Length);
        _rows = new double[_volumes * (Rank + 1)];
        for (var t = 0; t < _volumes; t++)
            for (var c = 0; c < Rank; c++) _rows[t * (Rank + 1) + c] = basis[c][t];
    }

    /// <summary>The design's independent columns.</summary>
    public int Rank { get; }

    /// <summary>The estimator of all series of one design.</summary>
    public static ArmaNoise Of(QrFactor design) => new(design);

    /// <summary>
    /// The parameters of the highest likelihood for a series of which <paramref name="residuals"/> are what ordinary least squares
    /// leaves: restricted, or the plain one where <paramref name="restricted"/> is false. Where nothing is left, both are 0.
    /// </summary>
    public ArmaFit Fit(ReadOnlySpan<double> residuals, bool restricted = true)
    {
        var rows = RowsWith(residuals);
        if (!residuals.ContainsAnyExcept(0)) return At(rows, 0, 0, restricted);
        var best = At(rows, 0, 0, restricted);
        foreach (var a in StartsOfA)
            foreach (var b in StartsOfB)
                if (At(rows, a, b, restricted) is var other && other.LogLikelihood > best.LogLikelihood) best = other;
        for (var step = 0; step < MostSteps; step++)
        {
            var next = Improved(rows, best, restricted);
            if (next is null) break;
            var moved = Math.Max(Math.Abs(next.A - best.A), Math.Abs(next.B - best.B));
            best = next;
            if (moved < Settled) break;
        }
        return best;
    }

    /// <summary>The fit with given parameters.</summary>
    public ArmaFit At(ReadOnlySpan<double> residuals, double a, double b, bool restricted = true) => At(RowsWith(residuals), a, b, restricted);

    /// <summary>
    /// Values with the correlation taken out, in units in which e has variance 1: each less what those before it foretell, over
    /// the error of that.
    /// </summary>
    public static double[] Whiten(ReadOnlySpan<double> values, double a, double b) => Whitened(values.ToArray(), 1, a, b).Whitened;

    private double[] RowsWith(ReadOnlySpan<double> residuals)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(residuals.Length, _volumes);
        var rows = (double[])_rows.Clone();
        for (var t = 0; t < _volumes; t++) rows[t * (Rank + 1) + Rank] = residuals[t];
        return rows;
    }

    /// <summary>A higher point, by a Newton step that is held back where the likelihood is not curved; null where there is none.</summary>
    private ArmaFit? Improved(double[] rows, ArmaFit at, bool restricted)
    {
        var (a, b) = (Inside(at.A, Difference), Inside(at.B, Difference));
        double L(int i, int j) => At(rows, a + i * Difference, b + j * Difference, restricted).LogLikelihood;
        double centre = L(0, 0), right = L(1, 0), left = L(-1, 0), up = L(0, 1), down = L(0, -1);
        var (byA, byB) = ((right - left) / (2 * Difference), (up - down) / (2 * Difference));
        var square = Difference * Difference;
        var (aa, bb) = ((right - 2 * centre + left) / square, (up - 2 * centre + down) / square);
        var ab = (L(1, 1) - L(1, -1) - L(-1, 1) + L(-1, -1)) / (4 * square);
        // −H + m·I is made positive definite
        var least = (-aa - bb) / 2 - Math.Sqrt((aa - bb) * (aa - bb) / 4 + ab * ab);
        var most = (-aa - bb) / 2 + Math.Sqrt((aa - bb) * (aa - bb) / 4 + ab * ab);
        var hold = Math.Max(0, 1e-6 * Math.Max(1, Math.Abs(most)) - least);
        var (p, q) = (-aa + hold, -bb + hold);
        var determinant = p * q - ab * ab;
        var (stepA, stepB) = ((q * byA + ab * byB) / determinant, (ab * byA + p * byB) / determinant);
        var scale = Math.Min(1, LongestStep / Math.Max(Math.Abs(stepA), Math.Abs(stepB)));
        for (var halving = 0; halving < MostHalvings; halving++, scale /= 2)
        {
            var next = At(rows, Inside(at.A + scale * stepA, 0), Inside(at.B + scale * stepB, 0), restricted);
            if (next.LogLikelihood > at.LogLikelihood) return next;
        }
        return null;
    }

    private static double Inside(double value, double room) => Math.Clamp(value, -Largest + room, Largest - room);

    private ArmaFit At(double[] rows, double a, double b, bool restricted)
    {
        var width = Rank + 1;
        var (whitened, logDeterminant) = Whitened(rows, width, a, b);
        var products = new double[width * width];
        DesignProduct.Add(whitened, whitened, width, products);
        var triangle = Cholesky(products, width);
        var freedom = restricted ? _volumes - Rank : _volumes;
        var rss = triangle[^1] * triangle[^1];
        var information = 0.0;
        for (var c = 0; c < Rank; c++) information += 2 * Math.Log(triangle[c * width + c]);
        var likelihood = -0.5 * (freedom * Math.Log(rss / freedom) + logDeterminant + (restricted ? information : 0) + freedom * (1 + Math.Log(2 * Math.PI)));
        return new ArmaFit(a, b, likelihood, rss, triangle, width);
    }

    /// <summary>Each row less what the rows before foretell, over the error of that; and log|V|, V in units of e's variance.</summary>
    private static (double[] Whitened, double LogDeterminant) Whitened(double[] rows, int width, double a, double b)
    {
        var whitened = new double[rows.Length];
        var (own, foretold) = (new double[width], new double[width]);
        var (variance, sum) = (ArmaFit.VarianceOf(a, b), 0.0);
        for (var t = 0; t < rows.Length / width; t++)
        {
            var row = rows.AsSpan(t * width, width);
            TensorPrimitives.Subtract(row, foretold, own);
            TensorPrimitives.Multiply(own, 1 / Math.Sqrt(variance), whitened.AsSpan(t * width, width));
            sum += Math.Log(variance);
            TensorPrimitives.Multiply(row, a, foretold);
            TensorPrimitives.MultiplyAdd(own, b / variance, foretold, foretold);
            variance = 1 + b * b - b * b / variance;
        }
        return (whitened, sum);
    }

    /// <summary>L of LL' = the matrix, row by row; the last pivot is the root of what the columns leave of the series.</summary>
    private static double[] Cholesky(double[] matrix, int size)
    {
        var triangle = new double[size * size];
        for (var i = 0; i < size; i++)
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i * size + j] - Householder.Dot(triangle.AsSpan(i * size, j), triangle.AsSpan(j * size, j));
                triangle[i * size + j] = i == j ? Math.Sqrt(Math.Max(rest, 0)) : rest / triangle[j * size + j];
            }
        return triangle;
    }
}
