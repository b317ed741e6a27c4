using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>The likelihood of a logistic regression in which one coefficient is held and the others are the best for it.</summary>
internal sealed class LogisticProfile(IReadOnlyList<double[]> columns, double[] successes, double[] trials, int held, double best)
{
    private readonly IReadOnlyList<double[]> _others = [.. columns.Where((_, c) => c != held)];
    private (double Held, double[] Others)? _before;
    private (double Held, double[] Others)? _last;

    /// <summary>Twice what the log-likelihood loses when the coefficient is held there.</summary>
    public double Loss(double coefficient)
    {
        var likelihood = new LogisticLikelihood(_others, successes, trials, Array.ConvertAll(columns[held], x => coefficient * x));
        if ((likelihood.Top(Extrapolated(coefficient)) ?? likelihood.Top(_last?.Others) ?? likelihood.Top()) is not { } top) return double.NaN;
        (_before, _last) = (_last, (coefficient, top.Coefficients));
        return Math.Max(0, 2 * (best - top.LogLikelihood));
    }

    /// <summary>Where the loss reaches χ²'s quantile on either side; none where that cannot be found.</summary>
    public Interval IntervalOf(RegressionTerm term, double level)
    {
        var z = Distributions.NormalQuantile((1 + level) / 2);
        return new Interval(Bound(term, -1, z * z), Bound(term, 1, z * z));
    }

    /// <summary>Climbs have to start near the top where nearly all probabilities are near 0 or 1, so the coefficient goes there in small steps.</summary>
    private double Bound(RegressionTerm term, int side, double limit)
    {
        const int mostSteps = 200;
        var step = side * term.StandardError;
        var (near, far, loss) = (term.Estimate, term.Estimate + 0.1 * step, Loss(term.Estimate));
        for (var n = 0; n < mostSteps; n++)
        {
            loss = Loss(far);
            if (!(loss < limit)) break;
            (near, far) = (far, far + 0.5 * step);
        }
        return loss >= limit ? Distributions.Root(b => Loss(b) - limit, near, far) : double.NaN;
    }

    /// <summary>The other coefficients on the line through the last two that were found.</summary>
    private double[]? Extrapolated(double coefficient)
    {
        if (_last is not { } last || _before is not { } before || last.Held == before.Held) return _last?.Others;
        var share = (coefficient - last.Held) / (last.Held - before.Held);
        return Math.Abs(share) > 100 ? last.Others : [.. last.Others.Zip(before.Others, (a, b) => a + share * (a - b))];
    }
}
