using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>A series explained with noise of given parameters (see <see cref="ArmaNoise"/>).</summary>
public sealed class ArmaFit
{
    internal ArmaFit(ArmaProcess process, Cholesky factor, int volumes, bool restricted)
    {
        (Process, Factor) = (process, factor);
        var rank = factor.Size - 1;
        var freedom = restricted ? volumes - rank : volumes;
        ResidualSumOfSquares = factor.Pivot(rank) * factor.Pivot(rank);
        var information = restricted ? factor.Leading(rank).LogDeterminant : 0;
        LogLikelihood = LogLikelihoodOf(ResidualSumOfSquares, freedom, process.LogDeterminant + information);
    }

    /// <summary>The autoregressive parameter: by which share the correlation falls from one distance to the next.</summary>
    public double A => Process.A;

    /// <summary>The moving-average parameter.</summary>
    public double B => Process.B;

    /// <summary>λ: the correlation between neighbouring volumes.</summary>
    public double Correlation => (A + B) * (1 + A * B) / (1 + 2 * A * B + B * B);

    /// <summary>The log-likelihood, restricted or plain; the restricted one less the constant of the design.</summary>
    public double LogLikelihood { get; }

    /// <summary>The sum of squares of the whitened series less its fit, in units in which e has variance 1.</summary>
    public double ResidualSumOfSquares { get; }

    /// <summary>The variance of the noise at one volume over that of e.</summary>
    public double Variance => VarianceOf(A, B);

    internal ArmaProcess Process { get; }

    /// <summary>Of [Q y]'V⁻¹[Q y].</summary>
    internal Cholesky Factor { get; }

    internal static double LogLikelihoodOf(double residualSumOfSquares, int freedom, double logDeterminants) =>
        -0.5 * (freedom * Math.Log(residualSumOfSquares / freedom) + logDeterminants + freedom * (1 + Math.Log(2 * Math.PI)));

    internal static double VarianceOf(double a, double b) => (1 + 2 * a * b + b * b) / (1 - a * a);

    /// <summary>(Q'V⁻¹Q)⁻¹Q'V⁻¹y: coordinates of the basis that are added to those of ordinary least squares.</summary>
    internal double[] Correction()
    {
        var coordinates = Factor.Row(Factor.Size - 1)[..^1].ToArray();
        Factor.Leading(coordinates.Length).Back(coordinates);
        return coordinates;
    }

    /// <summary>(Q'V⁻¹Q)⁻¹x.</summary>
    internal double[] Solve(ReadOnlySpan<double> x)
    {
        var solution = x.ToArray();
        var factor = Factor.Leading(solution.Length);
        factor.Forward(solution);
        factor.Back(solution);
        return solution;
    }
}
