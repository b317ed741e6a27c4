using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// What else changed, beside a primary result: a primary or control region's contrast, a measure of quality or of physiology, or the ratio
/// of a primary region's change to a control's. No row is in a family.
/// </summary>
public sealed record SpecificityRow
{
    /// <summary><c>primary</c>, <c>control</c>, <c>ratio</c>, <c>quality</c> or <c>physiology</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What is measured: the contrast's name, or that of a column of quality or of <c>sessions.tsv</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>Name of the region; empty for what is of the whole session.</summary>
    public string Region { get; init; } = "";

    /// <summary>The region's role in its set; empty without a region.</summary>
    public string Role { get; init; } = "";

    /// <summary>Of a ratio: the control region it is over; else empty.</summary>
    public string Over { get; init; } = "";

    /// <summary><c>change</c> of an arm or <c>difference_of_changes</c> between two: arm by time.</summary>
    public required string Test { get; init; }

    /// <summary>The arm; null in a study without arms.</summary>
    public string? Arm { get; init; }

    /// <summary>The arm that it is compared with; null for a change.</summary>
    public string? ReferenceArm { get; init; }

    /// <summary>Participants of the arm.</summary>
    public int N { get; init; }

    /// <summary>Participants of the reference arm.</summary>
    public int ReferenceN { get; init; }

    /// <summary>The change, the difference of changes, or the ratio; t, degrees of freedom and p are NaN for a ratio.</summary>
    public SideChange Change { get; init; } = new(double.NaN, Interval.None, double.NaN, double.NaN, double.NaN);

    /// <summary>Of a ratio: what Fieller's set looks like; null elsewhere.</summary>
    public RatioSet? Set { get; init; }

    /// <summary><c>ok</c>, or why there is no number.</summary>
    public string Status { get; init; } = GroupStatus.Ok;

    /// <summary>The status in words; empty where it is ok.</summary>
    public string Reason { get; init; } = "";
}
