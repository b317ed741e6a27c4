using MathNet.Numerics.LinearAlgebra;
using RoiAnalyzer.Kernels;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>An F test of several effects together, on <c>Effects</c> (as many as are independent) and <c>DegreesOfFreedom</c>.</summary>
public readonly record struct JointTest(double F, int Effects, double DegreesOfFreedom)
{
    /// <summary>P of an F as large where none of the effects is there.</summary>
    public double P => Distributions.FSurvival(F, Effects, DegreesOfFreedom);

    /// <summary>
    /// The test of effects whose directions in the design's basis have, between them, the covariance
    /// <paramref name="variance"/> · u'<paramref name="solve"/>(v). Dependent effects count once.
    /// </summary>
    internal static JointTest? Of(double[] effects, double[][] directions, Func<double[], double[]> solve, double variance, double freedom)
    {
        const double rounding = 1e-10;
        var solved = Array.ConvertAll(directions, direction => solve(direction));
        var covariance = Matrix<double>.Build.Dense(effects.Length, effects.Length, (i, j) => WeightedSum.Of(directions[i], solved[j]));
        // in units of each effect's own error, so that one on a small scale is not taken for a dependent one
        var scales = covariance.Diagonal().PointwiseSqrt();
        if (scales.Any(scale => !(scale > 0))) return null;
        var correlation = Matrix<double>.Build.Dense(effects.Length, effects.Length, (i, j) => covariance[i, j] / (scales[i] * scales[j]));
        var own = correlation.Evd(Symmetricity.Symmetric);
        var scaled = own.EigenVectors.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(effects).PointwiseDivide(scales));
        var (sum, rank) = (0.0, 0);
        for (var n = 0; n < effects.Length; n++)
        {
            if (own.EigenValues[n].Real <= rounding) continue;
            sum += scaled[n] * scaled[n] / own.EigenValues[n].Real;
            rank++;
        }
        return new JointTest(sum / rank / variance, rank, freedom);
    }
}
