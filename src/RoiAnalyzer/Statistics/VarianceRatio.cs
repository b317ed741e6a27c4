using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>An F test: the ratio of two variances with its degrees of freedom and its upper tail; NaN where there is none.</summary>
public readonly record struct VarianceRatio(double F, double Numerator, double Denominator, double P)
{
    /// <summary>No test.</summary>
    public static VarianceRatio None { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>F on so many degrees of freedom.</summary>
    public static VarianceRatio Of(double f, double numerator, double denominator) => new(f, numerator, denominator, Distributions.FSurvival(f, numerator, denominator));
}
