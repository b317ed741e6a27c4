using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// One row of the table of sensitivity: a test of the group table done by another method. What a method does not give is NaN; a row
/// that could not be computed says why.
/// </summary>
public sealed record SensitivityRow
{
    /// <summary>Name of the region.</summary>
    public required string Region { get; init; }

    /// <summary>The family of the test.</summary>
    public required Family Family { get; init; }

    /// <summary>Name of the contrast.</summary>
    public required string Contrast { get; init; }

    /// <summary>The test of the group table.</summary>
    public required string Test { get; init; }

    /// <summary>The arm whose change it is, or that is compared; null where the study has no arms.</summary>
    public required string? Arm { get; init; }

    /// <summary>The arm it is compared with; null for a change.</summary>
    public string? ReferenceArm { get; init; }

    /// <summary>The visit, of tests of one visit among several.</summary>
    public string? Visit { get; init; }

    /// <summary>The method, by the name that the description of the table's column explains.</summary>
    public required string Method { get; init; }

    /// <summary>What the method estimates, in the units of the values, but for Cliff's δ and Quade's ranks.</summary>
    public double Estimate { get; init; } = double.NaN;

    /// <summary>The confidence interval of the estimate.</summary>
    public Interval Interval { get; init; } = Interval.None;

    /// <summary>The statistic: t, V or W.</summary>
    public double Statistic { get; init; } = double.NaN;

    /// <summary>Its degrees of freedom.</summary>
    public double DegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>Two-sided p-value.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>Permutations or bootstrap samples; null for other methods.</summary>
    public long? Repetitions { get; init; }

    /// <summary>Whether p is counted over everything there is, and not drawn or approximated; null where that is no question.</summary>
    public bool? IsExact { get; init; }

    /// <summary>One of the codes of <see cref="GroupStatus"/>.</summary>
    public string Status { get; init; } = GroupStatus.Ok;

    /// <summary>The status in words, or why a number is missing where it is ok.</summary>
    public string Reason { get; init; } = "";
}
