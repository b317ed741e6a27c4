using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>A series explained with correlated noise of given parameters, in units in which the noise's innovations have variance 1.</summary>
public abstract class NoiseFit
{
    private protected NoiseFit(Cholesky factor, double logDeterminant, int volumes, bool restricted)
    {
        Factor = factor;
        var rank = factor.Size - 1;
        var freedom = restricted ? volumes - rank : volumes;
        ResidualSumOfSquares = factor.Pivot(rank) * factor.Pivot(rank);
        var information = restricted ? factor.Leading(rank).LogDeterminant : 0;
        LogLikelihood = LogLikelihoodOf(ResidualSumOfSquares, freedom, logDeterminant + information);
    }

    /// <summary>The correlation between neighbouring volumes.</summary>
    public abstract double Correlation { get; }

    /// <summary>The variance of the noise at one volume over that of its innovations.</summary>
    public abstract double Variance { get; }

    /// <summary>The log-likelihood, restricted or plain; the restricted one less the constant of the design.</summary>
    public double LogLikelihood { get; }

    /// <summary>The sum of squares of the whitened series less its fit.</summary>
    public double ResidualSumOfSquares { get; }

    /// <summary>Of [Q y]'V⁻¹[Q y].</summary>
    internal Cholesky Factor { get; }

    internal static double LogLikelihoodOf(double residualSumOfSquares, int freedom, double logDeterminants) =>
        -0.5 * (freedom * Math.Log(residualSumOfSquares / freedom) + logDeterminants + freedom * (1 + Math.Log(2 * Math.PI)));

    /// <summary>The autoregressive parameters and the moving-average one; 0 for one that the noise does not have.</summary>
    internal abstract (double First, double Second, double MovingAverage) Parameters { get; }

    /// <summary>Values with the correlation taken out: each less what those before it foretell, over the error of that.</summary>
    internal abstract double[] Whiten(ReadOnlySpan<double> values);

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
