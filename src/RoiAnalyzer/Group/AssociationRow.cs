using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// One outcome against what one region did, or, where <see cref="Region"/> is empty, against the arm. What cannot be had is NaN, with
/// <see cref="Status"/> and <see cref="Reason"/>.
/// </summary>
public sealed record AssociationRow
{
    /// <summary>The outcome's name in the plan.</summary>
    public required string Outcome { get; init; }

    /// <summary>What its numbers are.</summary>
    public required OutcomeKind Kind { get; init; }

    /// <summary>Whether the plan did not declare it.</summary>
    public required bool Exploratory { get; init; }

    /// <summary>Name of the region; empty: arms are compared.</summary>
    public string Region { get; init; } = "";

    /// <summary>Name of the contrast; empty where arms are compared.</summary>
    public string Contrast { get; init; } = "";

    /// <summary>What the outcome is held against: see <see cref="AssociationMeasure"/>.</summary>
    public required string Measure { get; init; }

    /// <summary>How: the name of the correlation, model or test.</summary>
    public required string Method { get; init; }

    /// <summary>The arm that is compared, or the treatment of a crossover whose difference it is; null where there is none.</summary>
    public string? Arm { get; init; }

    /// <summary>The arm that it is compared with.</summary>
    public string? ReferenceArm { get; init; }

    /// <summary>What was adjusted for, with commas; empty: nothing.</summary>
    public string Adjusted { get; init; } = "";

    /// <summary>Number of participants.</summary>
    public int N { get; init; }

    /// <summary>Why others are not among them, each code with its count.</summary>
    public string MissingReasons { get; init; } = "";

    /// <summary>Events among them, of binary outcomes and times; NaN elsewhere.</summary>
    public double Events { get; init; } = double.NaN;

    /// <summary>The standard deviation of the region's values, which a ratio is per; NaN elsewhere.</summary>
    public double Unit { get; init; } = double.NaN;

    /// <summary>A correlation, a ratio of odds or hazards, or a difference, as <see cref="Method"/> says.</summary>
    public double Estimate { get; init; } = double.NaN;

    /// <summary>Its confidence interval; none where the method has none.</summary>
    public Interval Interval { get; init; } = Interval.None;

    /// <summary>t, z or χ².</summary>
    public double Statistic { get; init; } = double.NaN;

    /// <summary>Degrees of freedom of the statistic; NaN where it has none.</summary>
    public double DegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>Two-sided p-value.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>Of Pearson's correlations: the Bayes factor for a correlation and against none; NaN elsewhere.</summary>
    public double Bf10 { get; init; } = double.NaN;

    /// <summary>Adjusted by Holm among what was declared; NaN for everything else.</summary>
    public double PHolm { get; init; } = double.NaN;

    /// <summary>Of hazards: the p-value of their ratio changing over time; NaN elsewhere.</summary>
    public double PProportional { get; init; } = double.NaN;

    /// <summary>The participant without whom the estimate changes most; null where nobody was left out.</summary>
    public string? Influential { get; init; }

    /// <summary>The estimate without that participant.</summary>
    public double EstimateWithout { get; init; } = double.NaN;

    /// <summary>The largest of Cook's distances in the linear regression; NaN elsewhere.</summary>
    public double LargestCook { get; init; } = double.NaN;

    /// <summary>Whether there is an estimate with a test.</summary>
    public string Status { get; init; } = GroupStatus.Ok;

    /// <summary>The status in words; empty where it is ok.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>What an outcome is held against, as the table names it.</summary>
public static class AssociationMeasure
{
    /// <summary>The region's change, post less pre.</summary>
    public const string Change = "change";

    /// <summary>The region's value before.</summary>
    public const string Baseline = "baseline";

    /// <summary>The region's value and the outcome in each session, within participants.</summary>
    public const string Sessions = "sessions";

    /// <summary>The arm.</summary>
    public const string Arm = "arm";
}
