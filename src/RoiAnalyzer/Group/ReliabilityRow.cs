using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>How well one region's contrast agrees between the sessions before and after in the reference arm, which nothing was done to.</summary>
/// <param name="Region">Name of the region.</param>
/// <param name="Contrast">Name of the contrast.</param>
/// <param name="Arm">The reference arm; null where there is none.</param>
/// <param name="N">Its participants with both values.</param>
/// <param name="Reliability">What they say; null where there are too few, or no reference arm.</param>
/// <param name="Status">One of the codes of <see cref="GroupStatus"/>.</param>
/// <param name="Reason">The status in words.</param>
public sealed record ReliabilityRow(
    string Region, string Contrast, string? Arm, int N, Reliability? Reliability, string Status = GroupStatus.Ok, string Reason = "");
