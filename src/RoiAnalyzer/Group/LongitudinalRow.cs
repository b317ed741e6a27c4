namespace RoiAnalyzer.Group;

/// <summary>The model of all visits of one region and contrast: which covariance it has, and all differences together.</summary>
public sealed record LongitudinalRow
{
    /// <summary>Name of the region.</summary>
    public required string Region { get; init; }

    /// <summary>Name of the contrast.</summary>
    public required string Contrast { get; init; }

    /// <summary>The covariance of a participant's visits: UN, TOEPH, AR1H or CS; empty where none could be fitted.</summary>
    public string Structure { get; init; } = "";

    /// <summary>The covariances that were tried before it, each with the reason why it was left.</summary>
    public string Attempts { get; init; } = "";

    /// <summary>Restricted log-likelihood.</summary>
    public double LogLikelihood { get; init; } = double.NaN;

    /// <summary>Participants with a value at any visit.</summary>
    public int Participants { get; init; }

    /// <summary>Those of them with a value before the infusion alone.</summary>
    public int BaselineOnly { get; init; }

    /// <summary>Whether the arms have one mean before the infusion, because they were randomised; null where there is one arm.</summary>
    public bool? IsBaselineEqual { get; init; }

    /// <summary>All differences between arms after the infusion together, arm × visit; all changes of one arm.</summary>
    public double F { get; init; } = double.NaN;

    /// <summary>Number of those differences.</summary>
    public double NumeratorDegrees { get; init; } = double.NaN;

    /// <summary>Degrees of freedom of the denominator.</summary>
    public double DegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>The p-value of F.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>ok, or why there is no model.</summary>
    public string Status { get; init; } = GroupStatus.Ok;

    /// <summary>The status in words.</summary>
    public string Reason { get; init; } = "";
}
