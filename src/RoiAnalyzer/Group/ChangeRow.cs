namespace RoiAnalyzer.Group;

/// <summary>
/// One participant's value before and after, of one region and contrast, in the same units. A row whose
/// <see cref="Status"/> is not <c>ok</c> says why there is no pair; its values are not looked at.
/// </summary>
/// <param name="Participant">Label of the participant.</param>
/// <param name="Arm">The arm of the participant; null where the study has none.</param>
/// <param name="Region">Name of the region.</param>
/// <param name="Contrast">Name of the contrast.</param>
/// <param name="Pre">Before the infusion.</param>
/// <param name="Post">After the infusion.</param>
/// <param name="Status"><c>ok</c>, or the reason code of the participant's table (low_coverage, missing_session …).</param>
public sealed record ChangeRow(
    string Participant, string? Arm, string Region, string Contrast, double Pre, double Post, string Status = GroupStatus.Ok)
{
    /// <summary>Voxels of the region that all runs of the participant have in common; NaN where it is not known.</summary>
    public double Voxels { get; init; } = double.NaN;

    /// <summary>Their share of the region, by weight.</summary>
    public double Coverage { get; init; } = double.NaN;

    /// <summary>post − pre.</summary>
    public double Change => Post - Pre;
}
