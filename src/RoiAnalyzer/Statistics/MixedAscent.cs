using MathNet.Numerics.LinearAlgebra;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The θ of the greatest likelihood: Fisher's scoring in the free numbers, damped as by Levenberg and Marquardt, and from where that
/// settles Newton's steps in θ with the curvature as it is. Variances that run towards 0 are put there.
/// </summary>
internal sealed class MixedAscent(MixedData data, CovarianceStructure structure, bool restricted)
{
    /// <summary>Steps after which it is given up.</summary>
    public const int MostSteps = 200;

    /// <summary>Of correlations, a squared pivot that is nothing but rounding.</summary>
    private const double Singular = 1e-12;

    private const double Settled = 1e-9, LargestStep = 3, LeastDamping = 1e-9, MostDamping = 1e9;

    /// <summary>Where it ends, and whether a top was reached; null where there is nowhere to begin.</summary>
    public (MixedPoint Point, double[] Free, bool IsTop)? Climb()
    {
        var free = structure.Start(data.LeastSquaresVariances());
        if (At(free) is not { } point) return null;
        var (damping, isTop) = (1e-3, false);
        for (var step = 0; step < MostSteps && !isTop && damping < MostDamping; step++)
        {
            var (gradient, curvature) = Slopes(point, free);
            if (Move(gradient, curvature, damping) is not { } move) break;
            isTop = Predicted(gradient, curvature) < Settled;
            double[] next = [.. free.Zip(move, (old, change) => old + Math.Clamp(change, -LargestStep, LargestStep))];
            if (At(next) is { } better && better.Value <= point.Value)
                (point, free, damping) = (better, next, Math.Max(LeastDamping, damping / 10));
            else damping *= 10;
        }
        return (isTop ? Polish(point, free) : point, free, isTop);
    }

    private MixedPoint? At(double[] free) => MixedPoint.At(data, structure, structure.Natural(free), restricted);

    /// <summary>Slopes and expected curvature by the free numbers; what is at its bound is held by a curvature of 1 and a slope of 0.</summary>
    private (Vector<double> Gradient, Matrix<double> Curvature) Slopes(MixedPoint point, double[] free)
    {
        var jacobian = Matrix<double>.Build.DenseOfArray(structure.Jacobian(free));
        var gradient = jacobian.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(point.Derivatives.Gradient()));
        var curvature = jacobian.TransposeThisAndMultiply(Matrix<double>.Build.DenseOfArray(point.Derivatives.Expected()) * jacobian);
        for (var i = 0; i < free.Length; i++)
        {
            if (!structure.IsAtBound(free, i) && curvature[i, i] > 0) continue;
            gradient[i] = 0;
            curvature.ClearRow(i);
            curvature.ClearColumn(i);
            curvature[i, i] = 1;
        }
        return (gradient, curvature);
    }

    private static Vector<double>? Move(Vector<double> gradient, Matrix<double> curvature, double damping)
    {
        var damped = curvature + Matrix<double>.Build.DenseOfDiagonalVector(curvature.Diagonal() * damping);
        return Solve(damped, -gradient);
    }

    /// <summary>What a full step would gain, to second order.</summary>
    private static double Predicted(Vector<double> gradient, Matrix<double> curvature) =>
        Solve(curvature, gradient) is { } full ? gradient * full : double.PositiveInfinity;

    private static Vector<double>? Solve(Matrix<double> matrix, Vector<double> right)
    {
        var scale = matrix.Diagonal().PointwiseSqrt();
        var scaled = Matrix<double>.Build.Dense(right.Count, right.Count, (i, j) => matrix[i, j] / (scale[i] * scale[j]));
        try
        {
            var factor = scaled.Cholesky();
            return factor.Factor.Diagonal().Any(pivot => pivot * pivot < Singular) ? null
                : factor.Solve(right.PointwiseDivide(scale)).PointwiseDivide(scale);
        }
        catch (ArgumentException)   // not positive definite
        {
            return null;
        }
    }

    /// <summary>
    /// Newton's steps in θ. On the edge of what a covariance can be they could leave it; there scoring goes on undamped.
    /// </summary>
    private MixedPoint Polish(MixedPoint point, double[] free)
    {
        var inside = Enumerable.Range(0, structure.Count).Where(i => !structure.IsNaturalAtBound(free, i)).ToArray();
        var isOnEdge = free.Where((_, i) => structure.IsAtBound(free, i)).Count() > structure.Count - inside.Length;
        for (var step = 0; step < 8; step++)
        {
            if ((isOnEdge ? Scored(point, free) : Newton(point, inside)) is not { } move) return point;
            if (MixedPoint.At(data, structure, move.Natural, restricted) is not { } better || better.Value > point.Value + Settled) return point;
            (point, free) = (better, move.Free ?? free);
            if (move.Gain < 1e-20) break;
        }
        return point;
    }

    private static (double[] Natural, double[]? Free, double Gain)? Newton(MixedPoint point, int[] inside)
    {
        var (slopes, observed) = (point.Derivatives.Gradient(), point.Derivatives.Observed());
        var gradient = Vector<double>.Build.Dense(inside.Length, i => slopes[inside[i]]);
        var curvature = Matrix<double>.Build.Dense(inside.Length, inside.Length, (i, j) => observed[inside[i], inside[j]]);
        if (curvature.Diagonal().Any(c => !(c > 0)) || Solve(curvature, gradient) is not { } move) return null;
        var natural = (double[])point.Natural.Clone();
        for (var i = 0; i < inside.Length; i++) natural[inside[i]] -= move[i];
        return (natural, null, gradient * move);
    }

    private (double[] Natural, double[]? Free, double Gain)? Scored(MixedPoint point, double[] free)
    {
        var (gradient, curvature) = Slopes(point, free);
        if (Solve(curvature, gradient) is not { } move) return null;
        double[] next = [.. free.Zip(move, (old, change) => old - change)];
        return (structure.Natural(next), next, gradient * move);
    }
}
