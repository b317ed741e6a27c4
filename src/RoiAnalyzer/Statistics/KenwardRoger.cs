using MathNet.Numerics.LinearAlgebra;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Kenward and Roger (1997, Biometrics 53:983): the covariance of the coefficients adjusted for the covariance parameters being
/// estimated, and the F whose scale and degrees of freedom have the right first two moments. In the rotated coordinates of
/// <see cref="MixedPoint"/>, where the unadjusted covariance Φ is the identity. For structures that are not linear in θ the second
/// derivatives are taken in variances and correlations, as SAS has them.
/// </summary>
internal sealed class KenwardRoger
{
    private readonly Matrix<double>[] _p;
    private readonly Matrix<double>? _w;    // asymptotic covariance of θ
    private readonly Matrix<double>? _adjusted;

    internal KenwardRoger(MixedDerivatives derivatives, int count)
    {
        var size = (int)Math.Sqrt(derivatives.P[0].Length);
        _p = Array.ConvertAll(derivatives.P, p => Square(p, size));
        _w = CovarianceOf(derivatives.Expected());
        if (_w is null) return;
        _adjusted = Matrix<double>.Build.DenseIdentity(size);
        for (var i = 0; i < count; i++)
            for (var j = 0; j <= i; j++)
            {
                var term = Square(derivatives.Q(i, j), size) - _p[i] * _p[j];
                if (derivatives.R(i, j) is { } r) term -= 0.25 * Square(r, size);
                _adjusted += (i == j ? 2 : 4) * _w[i, j] * 0.5 * (term + term.Transpose());
            }
    }

    /// <summary>2·curvature⁻¹, or null where it has none.</summary>
    internal static Matrix<double>? CovarianceOf(double[,] curvature)
    {
        var matrix = Matrix<double>.Build.DenseOfArray(curvature);
        var scale = matrix.Diagonal().PointwiseSqrt();
        if (scale.Any(s => !(s > 0))) return null;
        var scaled = Matrix<double>.Build.Dense(scale.Count, scale.Count, (i, j) => matrix[i, j] / (scale[i] * scale[j]));
        try
        {
            var inverse = scaled.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(scale.Count));
            return Matrix<double>.Build.Dense(scale.Count, scale.Count, (i, j) => 2 * inverse[i, j] / (scale[i] * scale[j]));
        }
        catch (ArgumentException)   // not positive definite
        {
            return null;
        }
    }

    /// <summary>Adjusted variance and degrees of freedom of one combination; NaN where they cannot be had.</summary>
    public (double Variance, double Freedom) Of(double[] rotated)
    {
        if (_w is null || _adjusted is null) return (double.NaN, double.NaN);
        var c = Vector<double>.Build.DenseOfArray(rotated);
        var slopes = Vector<double>.Build.Dense(_p.Length, i => c * (_p[i] * c));
        var squared = c * c;
        return (c * (_adjusted * c), 2 * squared * squared / (slopes * (_w * slopes)));
    }

    /// <summary>The scaled F of several combinations.</summary>
    public JointEffectTest? Joint(Vector<double> effects, Matrix<double> rotated)
    {
        if (_w is null || _adjusted is null) return null;
        var q = effects.Count;
        var own = rotated.Transpose().QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).Q;
        var projected = Array.ConvertAll(_p, p => own.TransposeThisAndMultiply(p * own));
        var (a1, a2) = (0.0, 0.0);
        for (var i = 0; i < _p.Length; i++)
            for (var j = 0; j < _p.Length; j++)
            {
                a1 += _w[i, j] * projected[i].Trace() * projected[j].Trace();
                a2 += _w[i, j] * (projected[i] * projected[j]).Trace();
            }
        var (scale, freedom) = Scale(q, a1, a2);
        var f = effects * (rotated * _adjusted * rotated.Transpose()).Solve(effects) / q;
        return new JointEffectTest(scale * f, q, freedom);
    }

    /// <summary>What F is multiplied by, and its denominator's degrees of freedom, of equations 4 to 8 of the paper.</summary>
    private static (double Scale, double Freedom) Scale(int q, double a1, double a2)
    {
        var b = (a1 + 6 * a2) / (2 * q);
        var g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
        var below = 3 * q + 2 * (1 - g);
        var (c1, c2, c3) = (g / below, (q - g) / below, (q + 2 - g) / below);
        var mean = 1 / (1 - a2 / q);
        var variance = 2.0 / q * (1 + c1 * b) / ((1 - c2 * b) * (1 - c2 * b) * (1 - c3 * b));
        var rho = variance / (2 * mean * mean);
        var freedom = 4 + (q + 2) / (q * rho - 1);
        return (freedom / (mean * (freedom - 2)), freedom);
    }

    private static Matrix<double> Square(double[] rows, int size) => Matrix<double>.Build.Dense(size, size, (i, j) => rows[i * size + j]);
}
