using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Logistic regression of successes among trials (one trial each: yes or no) by maximum likelihood with Newton's method, in R's
/// words glm(cbind(successes, trials − successes) ~ columns, binomial). Where there is no finite maximum (the outcome is told
/// exactly on one side of a line: separation) there are no terms, and <see cref="Reason"/> says so.
/// </summary>
public sealed record LogisticRegression
{
    /// <summary>Number of rows.</summary>
    public required int N { get; init; }

    /// <summary>One term a column, in order; empty where there is a reason.</summary>
    public IReadOnlyList<RegressionTerm> Terms { get; init; } = [];

    /// <summary>The log-likelihood with the binomial coefficients.</summary>
    public double LogLikelihood { get; init; } = double.NaN;

    /// <summary>Twice what the log-likelihood falls short of that of the observed shares.</summary>
    public double Deviance { get; init; } = double.NaN;

    /// <summary>Rows minus columns.</summary>
    public double DegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>Pearson's χ² over the degrees of freedom: what the errors' squares were multiplied by if they were (quasi-binomial).</summary>
    public double Dispersion { get; init; } = double.NaN;

    /// <summary>Why there are no terms; null where there are.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Of columns (the constant among them), successes and trials. With <paramref name="dispersed"/> the errors are multiplied by the
    /// root of the dispersion and tested by t (quasi-binomial; McCullagh and Nelder 1989, 4.5), and there are no likelihood ratios;
    /// neither are there any where <paramref name="profiled"/> is false, which saves most of the work.
    /// </summary>
    public static LogisticRegression Of(
        IReadOnlyList<double[]> columns, double[] successes, double[] trials, bool dispersed = false, double level = 0.95, bool profiled = true)
    {
        Require(columns, successes, trials);
        var n = successes.Length;
        if (n <= columns.Count) return new LogisticRegression { N = n, Reason = $"{n} rows cannot tell {columns.Count} coefficients" };
        if (QrFactor.Of(columns).Rank < columns.Count) return new LogisticRegression { N = n, Reason = "the columns are collinear" };
        var likelihood = new LogisticLikelihood(columns, successes, trials);
        if (likelihood.Top() is not { } top) return new LogisticRegression { N = n, Reason = Separated };
        var (deviance, pearson) = Misfit(likelihood.Probabilities(top.Coefficients), successes, trials);
        var df = n - columns.Count;
        RegressionTerm Term(int c)
        {
            var error = Math.Sqrt(top.Design!.VarianceFactor(Unit(c, columns.Count))!.Value * (dispersed ? pearson / df : 1));
            var term = RegressionTerm.Wald(top.Coefficients[c], error, dispersed ? df : double.PositiveInfinity, level);
            return dispersed || !profiled ? term : Profiled(term, c);
        }
        RegressionTerm Profiled(RegressionTerm term, int c)
        {
            var profile = new LogisticProfile(columns, successes, trials, c, top.LogLikelihood);
            var ratio = profile.Loss(0);
            return term with { LikelihoodRatio = ratio, LikelihoodRatioP = Distributions.ChiSquaredSurvival(ratio, 1), ProfileInterval = profile.IntervalOf(term, level) };
        }
        return new LogisticRegression
        {
            N = n,
            Terms = [.. Enumerable.Range(0, columns.Count).Select(Term)],
            LogLikelihood = top.LogLikelihood,
            Deviance = deviance,
            DegreesOfFreedom = df,
            Dispersion = pearson / df,
        };
    }

    private const string Separated = "the columns tell the outcome exactly (separation): the likelihood has no maximum";

    private static (double Deviance, double Pearson) Misfit(double[] probabilities, double[] successes, double[] trials)
    {
        var (deviance, pearson) = (0.0, 0.0);
        for (var i = 0; i < probabilities.Length; i++)
        {
            var (p, yes, no) = (probabilities[i], successes[i], trials[i] - successes[i]);
            deviance += 2 * (Part(yes, trials[i] * p) + Part(no, trials[i] * (1 - p)));
            pearson += (yes - trials[i] * p) * (yes - trials[i] * p) / (trials[i] * p * (1 - p));
        }
        return (deviance, pearson);
    }

    private static double Part(double observed, double expected) => observed > 0 ? observed * Math.Log(observed / expected) : 0;

    internal static double[] Unit(int at, int length)
    {
        var unit = new double[length];
        unit[at] = 1;
        return unit;
    }

    private static void Require(IReadOnlyList<double[]> columns, double[] successes, double[] trials)
    {
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count);
        Remainder.RequireFinite(successes, successes.Length, nameof(successes));
        Remainder.RequireFinite(trials, successes.Length, nameof(trials));
        foreach (var column in columns) Remainder.RequireFinite(column, successes.Length, nameof(columns));
        for (var i = 0; i < successes.Length; i++)
            if (!(trials[i] > 0 && successes[i] >= 0 && successes[i] <= trials[i]))
                throw new ArgumentException($"{successes[i]} successes of {trials[i]} trials", nameof(successes));
    }
}
