using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The proportional hazards regression of Cox (1972): each column multiplies the hazard by exp(coefficient) per unit. By Newton's method
/// on the partial likelihood. Where that has no maximum (every event falls to the participant with the largest value then at
/// risk: a monotone likelihood) there are no terms, and <see cref="Reason"/> says so.
/// </summary>
public sealed record CoxModel
{
    /// <summary>Number of participants.</summary>
    public required int N { get; init; }

    /// <summary>Number of events.</summary>
    public required int Events { get; init; }

    /// <summary>One term a column, the logarithms of hazard ratios; empty where there is a reason.</summary>
    public IReadOnlyList<RegressionTerm> Terms { get; init; } = [];

    /// <summary>The logarithm of the partial likelihood.</summary>
    public double LogLikelihood { get; init; } = double.NaN;

    /// <summary>The same when no column has an effect.</summary>
    public double NullLogLikelihood { get; init; } = double.NaN;

    /// <summary>The likelihood ratio test of all columns: χ², on as many degrees of freedom as there are columns.</summary>
    public double LikelihoodRatio => 2 * (LogLikelihood - NullLogLikelihood);

    /// <summary>The score test of all columns: χ².</summary>
    public double Score { get; init; } = double.NaN;

    /// <summary>Wald's test of all columns: χ².</summary>
    public double Wald { get; init; } = double.NaN;

    /// <summary>χ² on 1 degree of freedom for each column's effect changing over time; see <see cref="ProportionalHazards"/>.</summary>
    public IReadOnlyList<double> Changing { get; init; } = [];

    /// <summary>The same for all columns together, on as many degrees of freedom as there are columns.</summary>
    public double ChangingTogether { get; init; } = double.NaN;

    /// <summary>Why there are no terms; null where there are.</summary>
    public string? Reason { get; init; }

    /// <summary>Of columns (without a constant), times, and whether each is that of an event.</summary>
    public static CoxModel Of(IReadOnlyList<double[]> columns, double[] times, bool[] events, CoxTies ties = CoxTies.Efron, double level = 0.95)
    {
        SurvivalCurve.RequireTimes(times, events);
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count);
        foreach (var column in columns) Remainder.RequireFinite(column, times.Length, nameof(columns));
        var empty = new CoxModel { N = times.Length, Events = events.Count(true) };
        if (Refusal(empty, columns) is { } reason) return empty with { Reason = reason };
        var likelihood = new PartialLikelihood(columns, times, events, ties);
        return Top(likelihood) is { } top ? Fitted(empty, likelihood, top, level) : empty with { Reason = Monotone(likelihood) };
    }

    private static string? Refusal(CoxModel empty, IReadOnlyList<double[]> columns) =>
        empty.Events <= columns.Count ? $"{empty.Events} events cannot tell {columns.Count} coefficients"
        : QrFactor.Of([Remainder.Ones(empty.N), .. columns]).Rank <= columns.Count ? "the columns are constant or collinear" : null;

    private static string Monotone(PartialLikelihood likelihood) => likelihood.At(new double[likelihood.Columns]).Information.All(v => v == 0)
        ? "nobody differed from the others at risk when something happened"
        : "the columns tell the order of the events exactly (monotone likelihood): it has no maximum";

    /// <summary>The coefficients at the top; null where there is none.</summary>
    private static double[]? Top(PartialLikelihood likelihood)
    {
        // a maximum is reached in a few steps; one at infinity is approached by about 1 at each, for ever
        const int mostSteps = 25;
        var coefficients = new double[likelihood.Columns];
        var point = likelihood.At(coefficients);
        for (var step = 0; step < mostSteps; step++)
        {
            var direction = Solve(point);
            if (direction.Any(d => !double.IsFinite(d))) return null;
            if (likelihood.IsSettled(coefficients, direction)) return coefficients;
            for (var share = 1.0; ; share /= 2)
            {
                double[] moved = [.. coefficients.Zip(direction, (b, d) => b + share * d)];
                var there = likelihood.At(moved);
                if (!(there.Value >= point.Value - 1e-10 * Math.Abs(point.Value)) && share > 1e-6) continue;
                (coefficients, point) = (moved, there);
                break;
            }
        }
        return null;
    }

    private static CoxModel Fitted(CoxModel empty, PartialLikelihood likelihood, double[] coefficients, double level)
    {
        var (start, top) = (likelihood.At(new double[likelihood.Columns]), likelihood.At(coefficients));
        var count = likelihood.Columns;
        var information = Cholesky.Of(top.Information, count, count);
        var changing = ProportionalHazards.Of(likelihood, coefficients);
        return empty with
        {
            Terms = [.. Enumerable.Range(0, count).Select(c => RegressionTerm.Wald(coefficients[c], Error(information, c), double.PositiveInfinity, level))],
            LogLikelihood = top.Value,
            NullLogLikelihood = start.Value,
            Score = Solve(start).Zip(start.Slope, (a, b) => a * b).Sum(),
            Wald = QuadraticForm(top.Information, coefficients),
            Changing = changing.Each,
            ChangingTogether = changing.Together,
        };
    }

    private static double Error(Cholesky information, int at)
    {
        var unit = new double[information.Size];
        unit[at] = 1;
        information.Forward(unit);
        return Math.Sqrt(unit.Sum(value => value * value));
    }

    private static double[] Solve(LikelihoodPoint point)
    {
        var direction = point.Slope.ToArray();
        var factor = Cholesky.Of(point.Information, direction.Length, direction.Length);
        factor.Forward(direction);
        factor.Back(direction);
        return direction;
    }

    private static double QuadraticForm(double[] matrix, double[] vector)
    {
        var (sum, count) = (0.0, vector.Length);
        for (var a = 0; a < count; a++)
            for (var b = 0; b < count; b++) sum += vector[a] * matrix[a * count + b] * vector[b];
        return sum;
    }
}
