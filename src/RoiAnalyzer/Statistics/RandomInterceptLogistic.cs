using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Logistic regression of successes among trials in groups (the days of participants, say) whose log odds differ by a normal deviate of each
/// group's own, by maximum likelihood over it: Laplace's approximation, or adaptive Gauss–Hermite quadrature (Pinheiro and Bates 1995). R's
/// glmer(cbind(successes, failures) ~ columns + (1 | group), binomial, nAGQ = nodes).
/// </summary>
public sealed record RandomInterceptLogistic
{
    /// <summary>One term a column, tested by Wald's z; empty where there is a reason.</summary>
    public IReadOnlyList<RegressionTerm> Terms { get; init; } = [];

    /// <summary>Standard deviation of the groups' log odds.</summary>
    public double StandardDeviation { get; init; } = double.NaN;

    /// <summary>The log-likelihood with the binomial coefficients, which glmer leaves out where there are several nodes.</summary>
    public double LogLikelihood { get; init; } = double.NaN;

    /// <summary>Why there are no terms; null where there are.</summary>
    public string? Reason { get; init; }

    /// <summary>Of columns (the constant among them), successes, trials, and the group of each row, 0 upwards; one node is Laplace's approximation.</summary>
    public static RandomInterceptLogistic Of(IReadOnlyList<double[]> columns, double[] successes, double[] trials, int[] groups, int nodes = 1, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(groups.Length, successes.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        var start = LogisticRegression.Of(columns, successes, trials, profiled: false);
        if (start.Reason is { } reason) return new RandomInterceptLogistic { Reason = reason };
        if (groups.Distinct().Count() < 2 || groups.Distinct().Count() == groups.Length && trials.All(n => n == 1))
            return new RandomInterceptLogistic { Reason = "the groups have no rows to differ by" };
        var likelihood = new IntegratedLikelihood(columns, successes, trials, groups, nodes);
        if (Top(likelihood, [.. start.Terms.Select(t => t.Estimate), 0.5]) is not { } top) return new RandomInterceptLogistic { Reason = "the likelihood was not climbed to a top" };
        var (point, information) = top;
        if (Math.Abs(point[^1]) < 1e-4) return new RandomInterceptLogistic { StandardDeviation = 0, LogLikelihood = likelihood.At(point), Reason = "the groups differ no more than by chance: their standard deviation is 0" };
        return new RandomInterceptLogistic
        {
            Terms = [.. columns.Select((_, c) => RegressionTerm.Wald(point[c], Math.Sqrt(Variance(information, c)), double.PositiveInfinity, level))],
            StandardDeviation = Math.Abs(point[^1]),
            LogLikelihood = likelihood.At(point),
        };
    }

    /// <summary>Newton's method with numerical derivatives, half steps where the likelihood falls; the point and the information there.</summary>
    private static (double[] Point, Cholesky Information)? Top(IntegratedLikelihood likelihood, double[] point)
    {
        const int mostSteps = 60;
        var value = likelihood.At(point);
        for (var step = 0; step < mostSteps; step++)
        {
            var (slope, curvature) = Derivatives(likelihood, point);
            var (information, direction) = Direction(slope, curvature);
            if (direction.All(d => Math.Abs(d) < 1e-9)) return (point, information);
            for (var share = 1.0; ; share /= 2)
            {
                double[] moved = [.. point.Zip(direction, (p, d) => p + share * d)];
                var there = likelihood.At(moved);
                if (!(there >= value - 1e-10 * Math.Abs(value)) && share > 1e-6) continue;
                (point, value) = (moved, there);
                break;
            }
        }
        return null;
    }

    /// <summary>Uphill also where the likelihood is not concave: the curvature is then raised on its diagonal until it is.</summary>
    private static (Cholesky Information, double[] Direction) Direction(double[] slope, double[] curvature)
    {
        var size = slope.Length;
        for (var raise = 0.0; ; raise = raise == 0 ? 0.1 : 2 * raise)
        {
            var matrix = Array.ConvertAll(curvature, v => -v);
            for (var i = 0; i < size; i++) matrix[i * size + i] += raise;
            var information = Cholesky.Of(matrix, size, size);
            var direction = slope.ToArray();
            information.Forward(direction);
            information.Back(direction);
            if (Enumerable.Range(0, size).All(i => information.Pivot(i) > 0) && direction.All(double.IsFinite)) return (information, direction);
            if (!(raise < 1e12)) return (information, direction);
        }
    }

    private static double Variance(Cholesky information, int at)
    {
        var unit = LogisticRegression.Unit(at, information.Size);
        information.Forward(unit);
        return unit.Sum(v => v * v);
    }

    /// <summary>By differences of the fourth order, whose error is below 1e-9 of log odds.</summary>
    private static (double[] Slope, double[] Curvature) Derivatives(IntegratedLikelihood likelihood, double[] point)
    {
        const double step = 2e-3;
        var size = point.Length;
        double Along(int j, Func<double[], double> of, double[] from)
        {
            double At(double multiple) => of([.. from.Select((p, i) => i == j ? p + multiple * step : p)]);
            return (8 * (At(1) - At(-1)) - (At(2) - At(-2))) / (12 * step);
        }
        double[] slope = [.. Enumerable.Range(0, size).Select(j => Along(j, likelihood.At, point))];
        var curvature = new double[size * size];
        for (var i = 0; i < size; i++)
            for (var j = 0; j <= i; j++)
            {
                var inner = j;
                curvature[i * size + j] = curvature[j * size + i] = Along(i, p => Along(inner, likelihood.At, p), point);
            }
        return (slope, curvature);
    }
}
