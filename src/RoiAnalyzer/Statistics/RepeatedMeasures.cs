using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// One effect of a mixed analysis of variance: a term between participants, at a term within them. Epsilons and their p-values are
/// NaN for effects on one degree of freedom within, which need none.
/// </summary>
public sealed record RepeatedMeasuresEffect
{
    /// <summary>Factors between participants that it is of, by their places.</summary>
    public required IReadOnlyList<int> Between { get; init; }

    /// <summary>Factors within participants that it is of, by their places.</summary>
    public required IReadOnlyList<int> Within { get; init; }

    /// <summary>Of the effect, of type III: beyond all other terms, in contrasts that sum to 0.</summary>
    public required double SumOfSquares { get; init; }

    /// <summary>Its degrees of freedom.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Of its error: what the model between participants leaves of the term within.</summary>
    public required double ErrorSumOfSquares { get; init; }

    /// <summary>Degrees of freedom of the error.</summary>
    public required double ErrorDegreesOfFreedom { get; init; }

    /// <summary>The ratio of both mean squares; NaN where the error is no more than rounding.</summary>
    public required double F { get; init; }

    /// <summary>The chance of a larger F, if changes between any two occasions vary alike.</summary>
    public required double P { get; init; }

    /// <summary>Greenhouse and Geisser's (1959) epsilon: tr(M)²/(m·tr(M²)) of the covariance M of m orthonormal contrasts.</summary>
    public double GreenhouseGeisser { get; init; } = double.NaN;

    /// <summary>p with both degrees of freedom multiplied by it.</summary>
    public double PGreenhouseGeisser { get; init; } = double.NaN;

    /// <summary>Huynh and Feldt's (1976) epsilon; where it is above 1, 1 is used.</summary>
    public double HuynhFeldt { get; init; } = double.NaN;

    /// <summary>p with both degrees of freedom multiplied by it.</summary>
    public double PHuynhFeldt { get; init; } = double.NaN;

    /// <summary>Mauchly's (1940) criterion of sphericity: 1 where it holds; NaN for an effect of one contrast.</summary>
    public double MauchlyW { get; init; } = double.NaN;

    /// <summary>Its p-value by the χ² approximation of second order (Anderson 2003, 10.7).</summary>
    public double MauchlyP { get; init; } = double.NaN;
}

/// <summary>
/// The analysis of variance of factors between and within participants, all of whom have every occasion. With two arms and two
/// occasions, the F of arm × occasion is the squared t of the difference of changes.
/// </summary>
public static class RepeatedMeasures
{
    /// <summary>
    /// Every effect, of participants' values on the same occasions. Factors between participants give each one's level, factors within
    /// each occasion's, which must be all combinations once. Null where an effect between participants cannot be told from others
    /// (an empty cell) or no degree of freedom is left.
    /// </summary>
    public static IReadOnlyList<RepeatedMeasuresEffect>? Of(
        IReadOnlyList<double[]> participants, IReadOnlyList<int[]> between, IReadOnlyList<int[]> within)
    {
        var occasions = participants[0].Length;
        if (participants.Any(own => own.Length != occasions)) throw new ArgumentException("participants have unequal numbers of occasions", nameof(participants));
        if (within.Aggregate(1, (cells, factor) => cells * (factor.Max() + 1)) != occasions)
            throw new ArgumentException("occasions are not all combinations of the factors within", nameof(within));
        var terms = FactorialTerm.Of(between, participants.Count);
        double[][] columns = [.. terms.SelectMany(term => term.Columns)];
        var df = participants.Count - columns.Length;
        if (df < 1 || QrFactor.Of(columns).Rank < columns.Length) return null;
        var scale = participants.Max(own => Significance.Scale(own));
        return
        [
            .. FactorialTerm.Of(within, occasions).SelectMany(term =>
            {
                var contrasts = Contrasts(participants, QrFactor.Of(term.Columns).Basis());
                return terms.Select(own => Effect(own, term, terms, contrasts, df, scale));
            }),
        ];
    }

    /// <summary>The value of each orthonormal contrast of the occasions, for each participant.</summary>
    private static double[][] Contrasts(IReadOnlyList<double[]> participants, double[][] basis) =>
        [.. basis.Select(direction => participants.Select(own => Householder.Dot(direction, own)).ToArray())];

    private static RepeatedMeasuresEffect Effect(
        FactorialTerm between, FactorialTerm within, IReadOnlyList<FactorialTerm> terms, double[][] contrasts, int df, double scale)
    {
        LinearModel[] full = [.. contrasts.Select(values => LinearModel.Of([.. terms.SelectMany(term => term.Columns)], values))];
        double[][] others = [.. terms.Where(term => term != between).SelectMany(term => term.Columns)];
        var error = full.Sum(model => model.ResidualSumOfSquares);
        var left = contrasts.Sum(values => others.Length == 0 ? Householder.Dot(values, values) : LinearModel.Of(others, values).ResidualSumOfSquares);
        var (m, sum) = (contrasts.Length, Math.Max(0, left - error));
        var (df1, df2) = ((double)between.Columns.Count * m, (double)df * m);
        var f = Significance.IsRounding(Math.Sqrt(error / df2), scale) ? double.NaN : sum / df1 / (error / df2);
        var effect = new RepeatedMeasuresEffect
        {
            Between = between.Factors,
            Within = within.Factors,
            SumOfSquares = sum,
            DegreesOfFreedom = df1,
            ErrorSumOfSquares = error,
            ErrorDegreesOfFreedom = df2,
            F = f,
            P = Distributions.FSurvival(f, df1, df2),
        };
        return m == 1 || double.IsNaN(f) ? effect : WithEpsilons(effect, full, df);
    }

    private static RepeatedMeasuresEffect WithEpsilons(RepeatedMeasuresEffect effect, LinearModel[] models, int df)
    {
        var (trace, squares, m) = (0.0, 0.0, models.Length);
        double[][] residuals = [.. models.Select(model => model.Residuals.ToArray())];
        for (var i = 0; i < m; i++)
            for (var j = 0; j < m; j++)
            {
                var product = Householder.Dot(residuals[i], residuals[j]);
                squares += product * product;
                if (i == j) trace += product;
            }
        var w = Determinant(residuals) / Math.Pow(trace / m, m);
        var gg = trace * trace / (m * squares);
        var hf = ((df + 1) * m * gg - 2) / (m * (df - m * gg));
        return effect with
        {
            GreenhouseGeisser = gg,
            PGreenhouseGeisser = Corrected(gg),
            HuynhFeldt = hf,
            PHuynhFeldt = Corrected(Math.Min(1, hf)),
            MauchlyW = w,
            MauchlyP = MauchlyTail(w, m, df),
        };
        double Corrected(double epsilon) =>
            Distributions.FSurvival(effect.F, epsilon * effect.DegreesOfFreedom, epsilon * effect.ErrorDegreesOfFreedom);
    }

    /// <summary>Of the products of the residuals of each two contrasts.</summary>
    private static double Determinant(double[][] residuals)
    {
        var factor = QrFactor.Of(residuals);
        return factor.Rank < residuals.Length ? 0 : Math.Exp(factor.LogDeterminant);
    }

    private static double MauchlyTail(double w, int m, int df)
    {
        var rho = 1 - (2.0 * m * m + m + 2) / (6.0 * m * df);
        var second = (m + 2.0) * (m - 1) * (m - 2) * (2.0 * m * m * m + 6 * m * m + 3 * m + 2) / (288 * Math.Pow(df * m * rho, 2));
        var (z, freedom) = (-df * rho * Math.Log(w), m * (m + 1) / 2.0 - 1);
        if (!(z >= 0) || double.IsInfinity(z)) return w <= 0 ? 0 : double.NaN;
        var first = Distributions.ChiSquaredSurvival(z, freedom);
        return first + second * (Distributions.ChiSquaredSurvival(z, freedom + 4) - first);
    }
}
