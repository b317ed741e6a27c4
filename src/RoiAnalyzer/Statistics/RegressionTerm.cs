using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// One coefficient of a logistic or a proportional hazards regression: the logarithm of an odds or of a hazard ratio per unit of its
/// column, with Wald's test and interval, and that of the likelihood ratio where it was asked for.
/// </summary>
public sealed record RegressionTerm
{
    /// <summary>The coefficient.</summary>
    public required double Estimate { get; init; }

    /// <summary>Its standard error.</summary>
    public required double StandardError { get; init; }

    /// <summary>The estimate over its error: z; t where the dispersion is estimated.</summary>
    public required double Statistic { get; init; }

    /// <summary>Two-sided p-value of the statistic.</summary>
    public required double P { get; init; }

    /// <summary>Wald's confidence interval of the coefficient.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The interval of values that the likelihood ratio does not reject; none where the dispersion is estimated.</summary>
    public Interval ProfileInterval { get; init; } = Interval.None;

    /// <summary>Twice what the log-likelihood loses without the column, χ² on 1 degree of freedom; NaN where the dispersion is estimated.</summary>
    public double LikelihoodRatio { get; init; } = double.NaN;

    /// <summary>The p-value of <see cref="LikelihoodRatio"/>.</summary>
    public double LikelihoodRatioP { get; init; } = double.NaN;

    /// <summary>The odds or hazard ratio.</summary>
    public double Ratio => Math.Exp(Estimate);

    /// <summary>Wald's interval of the ratio.</summary>
    public Interval RatioInterval => new(Math.Exp(Interval.Low), Math.Exp(Interval.High));

    /// <summary>By t on these degrees of freedom, or by z where they are infinite.</summary>
    internal static RegressionTerm Wald(double estimate, double error, double df, double level)
    {
        var statistic = estimate / error;
        var reach = Distributions.StudentTQuantile((1 + level) / 2, df) * error;
        return new RegressionTerm
        {
            Estimate = estimate,
            StandardError = error,
            Statistic = statistic,
            P = Distributions.StudentTTwoSided(statistic, df),
            Interval = Interval.Around(estimate, reach),
        };
    }
}
