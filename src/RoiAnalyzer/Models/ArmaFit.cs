namespace RoiAnalyzer.Models;

/// <summary>A series explained with noise of given parameters (see <see cref="ArmaNoise"/>).</summary>
public sealed class ArmaFit
{
    private readonly double[] _triangle;    // Cholesky factor of [Q y]'V⁻¹[Q y], row by row
    private readonly int _width;

    internal ArmaFit(double a, double b, double logLikelihood, double residualSumOfSquares, double[] triangle, int width) =>
        (A, B, LogLikelihood, ResidualSumOfSquares, _triangle, _width) = (a, b, logLikelihood, residualSumOfSquares, triangle, width);

    /// <summary>The autoregressive parameter: by which share the correlation falls from one distance to the next.</summary>
    public double A { get; }

    /// <summary>The moving-average parameter.</summary>
    public double B { get; }

    /// <summary>λ: the correlation between neighbouring volumes.</summary>
    public double Correlation => (A + B) * (1 + A * B) / (1 + 2 * A * B + B * B);

    /// <summary>The log-likelihood, restricted or plain; the restricted one less the constant of the design.</summary>
    public double LogLikelihood { get; }

    /// <summary>The sum of squares of the whitened series less its fit, in units in which e has variance 1.</summary>
    public double ResidualSumOfSquares { get; }

    /// <summary>The variance of the noise at one volume over that of e.</summary>
    public double Variance => VarianceOf(A, B);

    internal static double VarianceOf(double a, double b) => (1 + 2 * a * b + b * b) / (1 - a * a);

    /// <summary>(Q'V⁻¹Q)⁻¹Q'V⁻¹y: coordinates of the basis that are added to those of ordinary least squares.</summary>
    internal double[] Correction()
    {
        var coordinates = _triangle.AsSpan((_width - 1) * _width, _width - 1).ToArray();
        BackSolve(coordinates);
        return coordinates;
    }

    /// <summary>(Q'V⁻¹Q)⁻¹x.</summary>
    internal double[] Solve(ReadOnlySpan<double> x)
    {
        var solution = x.ToArray();
        for (var i = 0; i < solution.Length; i++)
        {
            for (var j = 0; j < i; j++) solution[i] -= _triangle[i * _width + j] * solution[j];
            solution[i] /= _triangle[i * _width + i];
        }
        BackSolve(solution);
        return solution;
    }

    private void BackSolve(double[] x)
    {
        for (var i = x.Length - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < x.Length; j++) x[i] -= _triangle[j * _width + i] * x[j];
            x[i] /= _triangle[i * _width + i];
        }
    }
}
