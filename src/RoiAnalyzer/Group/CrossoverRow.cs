namespace RoiAnalyzer.Group;

/// <summary>What a crossover says beside its treatments: an effect of a period, or of sequences, of one region and contrast.</summary>
public sealed record CrossoverRow
{
    /// <summary>Name of the region.</summary>
    public required string Region { get; init; }

    /// <summary>Name of the contrast.</summary>
    public required string Contrast { get; init; }

    /// <summary><c>period</c>, <c>carry_over</c> (of two periods), <c>sequences</c> or <c>treatments</c> together (of more).</summary>
    public required string Effect { get; init; }

    /// <summary>What is compared, in words: the period's session against the first.</summary>
    public required string Comparison { get; init; }

    /// <summary>How it was estimated: <c>two_periods</c> (closed form) or <c>mixed_model</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Participants with a value in any period.</summary>
    public int Participants { get; init; }

    /// <summary>The effect; NaN for several together.</summary>
    public double Estimate { get; init; } = double.NaN;

    /// <summary>Its standard error.</summary>
    public double StandardError { get; init; } = double.NaN;

    /// <summary>Its confidence interval.</summary>
    public Statistics.Interval Interval { get; init; } = Statistics.Interval.None;

    /// <summary>Estimate over standard error.</summary>
    public double T { get; init; } = double.NaN;

    /// <summary>Of several effects together.</summary>
    public double F { get; init; } = double.NaN;

    /// <summary>Number of those effects.</summary>
    public double NumeratorDegrees { get; init; } = double.NaN;

    /// <summary>Degrees of freedom of t, or of the denominator of F.</summary>
    public double DegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>Two-sided p-value.</summary>
    public double P { get; init; } = double.NaN;
}
