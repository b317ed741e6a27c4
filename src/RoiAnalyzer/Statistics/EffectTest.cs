using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>How the degrees of freedom of a mixed model's tests are found.</summary>
public enum FreedomMethod
{
    /// <summary>Kenward and Roger (1997), with their adjusted standard error.</summary>
    KenwardRoger,

    /// <summary>Satterthwaite's, with the standard error as it is (Fai and Cornelius 1996 for several effects).</summary>
    Satterthwaite,
}

/// <summary>An effect: estimate, standard error, t test and confidence interval.</summary>
public sealed record EffectTest(double Estimate, double StandardError, double DegreesOfFreedom, double Level = 0.95)
{
    /// <summary>The estimate over its standard error.</summary>
    public double T => Estimate / StandardError;

    /// <summary>Two-sided p-value.</summary>
    public double P => Distributions.StudentTTwoSided(T, DegreesOfFreedom);

    /// <summary>Confidence interval of the estimate.</summary>
    public Interval Interval => Interval.Around(Estimate, -Distributions.StudentTQuantile((1 - Level) / 2, DegreesOfFreedom) * StandardError);
}

/// <summary>Several effects together: F on <c>Effects</c> and <c>DegreesOfFreedom</c>.</summary>
public sealed record JointEffectTest(double F, int Effects, double DegreesOfFreedom)
{
    /// <summary>P of an F as large where none of the effects is there.</summary>
    public double P => Distributions.FSurvival(F, Effects, DegreesOfFreedom);
}
