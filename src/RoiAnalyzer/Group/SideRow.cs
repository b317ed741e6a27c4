using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// A part of a contrast's change: its positive or negative side, their sum, or the contrast itself, in one arm or between two. What cannot be
/// had is NaN, with <see cref="Status"/> and <see cref="Reason"/>.
/// </summary>
public sealed record SideRow
{
    /// <summary>Name of the region.</summary>
    public required string Region { get; init; }

    /// <summary>The family of the region's tests of the contrast.</summary>
    public required Family Family { get; init; }

    /// <summary>Name of the contrast.</summary>
    public required string Contrast { get; init; }

    /// <summary><c>change</c> of an arm or <c>difference_of_changes</c> between two.</summary>
    public required string Test { get; init; }

    /// <summary>The arm; null in a study without arms.</summary>
    public string? Arm { get; init; }

    /// <summary>The arm that it is compared with; null for a change.</summary>
    public string? ReferenceArm { get; init; }

    /// <summary><c>positive</c>, <c>negative</c>, <c>sum</c> or <c>contrast</c>.</summary>
    public required string Side { get; init; }

    /// <summary>The conditions of the side with their weights.</summary>
    public required string Conditions { get; init; }

    /// <summary>Participants of the arm.</summary>
    public int N { get; init; }

    /// <summary>Participants of the reference arm.</summary>
    public int ReferenceN { get; init; }

    /// <summary>The change, or the difference of changes, with its test.</summary>
    public SideChange Change { get; init; } = new(double.NaN, Interval.None, double.NaN, double.NaN, double.NaN);

    /// <summary>ICC(3,1) of before and after in the reference arm, with its interval; NaN for the sum, and where there is no reference arm.</summary>
    public EffectSize Reliability { get; init; } = new(double.NaN, Interval.None);

    /// <summary>Of the contrast: covariance of its two sides' changes over participants, within arms.</summary>
    public double Covariance { get; init; } = double.NaN;

    /// <summary>Of the contrast: correlation of its two sides' changes.</summary>
    public double Correlation { get; init; } = double.NaN;

    /// <summary>Of the contrast: the conditions that carry its change, or <c>both</c>; empty where the intervals do not say.</summary>
    public string CarriedBy { get; init; } = "";

    /// <summary><c>ok</c>, or why there is no number.</summary>
    public string Status { get; init; } = GroupStatus.Ok;

    /// <summary>The status in words; empty where it is ok.</summary>
    public string Reason { get; init; } = "";
}
