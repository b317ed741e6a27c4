namespace RoiAnalyzer.Models;

/// <summary>An estimated effect, its standard error in the same unit, and the degrees of freedom of that error.</summary>
public readonly record struct Estimate(double Effect, double StandardError, double DegreesOfFreedom)
{
    /// <summary>The effect divided by its standard error.</summary>
    public double T => Effect / StandardError;
}
