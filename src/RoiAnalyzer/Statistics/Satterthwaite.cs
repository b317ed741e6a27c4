using MathNet.Numerics.LinearAlgebra;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Satterthwaite's degrees of freedom: twice the squared variance of an effect over the variance of that variance, by the curvature of
/// the likelihood as it is (Giesbrecht and Burns 1985). For several effects Fai and Cornelius (1996). Variances at 0 are taken for
/// known.
/// </summary>
internal sealed class Satterthwaite
{
    private readonly Matrix<double>[] _p;
    private readonly Matrix<double>? _covariance;

    internal Satterthwaite(MixedDerivatives derivatives, int[] inside)
    {
        var size = (int)Math.Sqrt(derivatives.P[0].Length);
        _p = [.. inside.Select(i => Matrix<double>.Build.Dense(size, size, (r, c) => derivatives.P[i][r * size + c]))];
        var observed = derivatives.Observed();
        var own = new double[inside.Length, inside.Length];
        for (var i = 0; i < inside.Length; i++)
            for (var j = 0; j < inside.Length; j++) own[i, j] = observed[inside[i], inside[j]];
        _covariance = KenwardRoger.CovarianceOf(own);
    }

    /// <summary>Variance and degrees of freedom of one combination; NaN where they cannot be had.</summary>
    public (double Variance, double Freedom) Of(double[] rotated)
    {
        if (_covariance is null) return (double.NaN, double.NaN);
        var c = Vector<double>.Build.DenseOfArray(rotated);
        return (c * c, Freedom(c));
    }

    /// <summary>The F of several combinations.</summary>
    public JointEffectTest? Joint(Vector<double> effects, Matrix<double> rotated)
    {
        if (_covariance is null) return null;
        var own = (rotated * rotated.Transpose()).Evd(Symmetricity.Symmetric);
        var (f, expected, q) = (0.0, 0.0, effects.Count);
        for (var m = 0; m < q; m++)
        {
            var direction = own.EigenVectors.Column(m);
            var effect = direction * effects;
            f += effect * effect / own.EigenValues[m].Real / q;
            var freedom = Freedom(rotated.TransposeThisAndMultiply(direction));
            if (freedom > 2) expected += freedom / (freedom - 2);
        }
        return new JointEffectTest(f, q, 2 * expected / (expected - q));
    }

    private double Freedom(Vector<double> c)
    {
        var slopes = Vector<double>.Build.Dense(_p.Length, i => c * (_p[i] * c));
        var squared = c * c;
        return 2 * squared * squared / (slopes * (_covariance! * slopes));
    }
}
