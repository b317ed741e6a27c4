using MathNet.Numerics.LinearAlgebra;

namespace RoiAnalyzer.Numerics;

/// <summary>
/// The largest eigenvalue of a positive semidefinite matrix and its eigenvector, of length one: Lanczos' iteration with all
/// vectors kept orthogonal (Golub and Van Loan, section 10.1), until |Av − λv| is a rounding error of λ. That no eigenvalue is
/// larger is proven by the Cholesky factor of λ(1 + ε)I − A, which would not exist.
/// </summary>
public static class LargestEigenpair
{
    private const double Rounding = 1e-12, Larger = 1e-9;
    private const int MostStarts = 8;

    /// <summary>The pair of a matrix given by its rows; a matrix of zeros has the value 0 and a vector of zeros.</summary>
    public static (double Value, double[] Vector) Of(double[][] rows)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Length);
        var trace = rows.Select((row, i) => row[i]).Sum();
        if (!(trace > 0)) return (0, new double[rows.Length]);
        for (var start = 1; start <= MostStarts; start++)
        {
            var pair = From(Start(rows.Length, start), rows, trace);
            if (NoneIsLarger(rows, pair.Value)) return pair;
        }
        throw new ArithmeticException("the largest eigenvalue was not found: the matrix is not symmetric, or not finite");
    }

    // numbers without a pattern, the same on every machine; another start is taken where an eigenvector has no part in one
    private static double[] Start(int length, int seed)
    {
        var start = new double[length];
        for (var i = 0; i < length; i++) start[i] = 1 + 0.5 * (i * 7 % 11 * seed % 13 - 6) / 6.0;
        return Scaled(start, 1 / Length(start));
    }

    private static (double Value, double[] Vector) From(double[] start, double[][] rows, double trace)
    {
        var (basis, diagonal, beside) = (new List<double[]> { start }, new List<double>(), new List<double>());
        while (true)
        {
            var next = Array.ConvertAll(rows, row => Householder.Dot(row, basis[^1]));
            diagonal.Add(Householder.Dot(next, basis[^1]));
            // twice: what the first pass leaves of the earlier vectors is a rounding error of what it took away
            for (var pass = 0; pass < 2; pass++)
                foreach (var earlier in basis) Householder.Subtract(next, earlier, Householder.Dot(next, earlier));
            var left = Length(next);
            var (value, weights) = Ritz(diagonal, beside);
            if (left * Math.Abs(weights[^1]) <= Rounding * value || left <= Rounding * trace || basis.Count == rows.Length) return (value, Combined(basis, weights));
            beside.Add(left);
            basis.Add(Scaled(next, 1 / left));
        }
    }

    /// <summary>The largest pair of the tridiagonal matrix that stands for A in the basis.</summary>
    private static (double Value, Vector<double> Weights) Ritz(List<double> diagonal, List<double> beside)
    {
        var matrix = Matrix<double>.Build.Dense(diagonal.Count, diagonal.Count,
            (i, j) => i == j ? diagonal[i] : Math.Abs(i - j) == 1 ? beside[Math.Min(i, j)] : 0);
        var own = matrix.Evd(Symmetricity.Symmetric);
        return (own.EigenValues[^1].Real, own.EigenVectors.Column(diagonal.Count - 1));
    }

    private static double[] Combined(List<double[]> basis, Vector<double> weights)
    {
        var vector = new double[basis[0].Length];
        for (var b = 0; b < basis.Count; b++) Householder.Subtract(vector, basis[b], -weights[b]);
        return Scaled(vector, 1 / Length(vector));
    }

    private static bool NoneIsLarger(double[][] rows, double value)
    {
        var factor = new double[rows.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            factor[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var left = (i == j ? value * (1 + Larger) : 0) - rows[i][j] - Householder.Dot(factor[i].AsSpan(0, j), factor[j].AsSpan(0, j));
                if (i == j && !(left > 0)) return false;
                factor[i][j] = i == j ? Math.Sqrt(left) : left / factor[j][j];
            }
        }
        return true;
    }

    private static double Length(double[] vector) => Math.Sqrt(Householder.Dot(vector, vector));

    private static double[] Scaled(double[] vector, double factor) => Array.ConvertAll(vector, value => factor * value);
}
