using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// One test of the group table in one measure without a unit. A measure that cannot be had is there all the same, with NaN and the reason.
/// </summary>
/// <param name="Test">The row of the group table that it is of.</param>
/// <param name="Measure">One of the names in <see cref="EffectSizes"/>.</param>
/// <param name="Effect">The value with its interval.</param>
public sealed record EffectSizeRow(GroupRow Test, string Measure, EffectSize Effect)
{
    /// <summary>One of the codes of <see cref="GroupStatus"/>.</summary>
    public string Status { get; init; } = GroupStatus.Ok;

    /// <summary>What the status means here, in words; empty where it is <c>ok</c>.</summary>
    public string Reason { get; init; } = "";
}
