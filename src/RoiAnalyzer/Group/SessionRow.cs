using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// One participant's value in one session, of one region and contrast: a row of the long data. A row whose
/// <see cref="Status"/> is not <c>ok</c> says why there is no value.
/// </summary>
/// <param name="Participant">Label of the participant.</param>
/// <param name="Arm">The arm of the participant; null where the study has none.</param>
/// <param name="Session">Label of the session; empty where there are no sessions, or the participant does not have it.</param>
/// <param name="Role">What the session is to the infusion.</param>
/// <param name="Region">Name of the region.</param>
/// <param name="Contrast">Name of the contrast.</param>
/// <param name="Value">The value, in the unit of the plan; NaN where the status is not ok.</param>
/// <param name="StandardError">Its standard error within the participant; NaN where it has none.</param>
/// <param name="Status"><c>ok</c>, or the reason code of the participant's table.</param>
/// <param name="Reason">The status in words; empty where it is ok.</param>
public sealed record SessionRow(
    string Participant, string? Arm, string Session, SessionRole Role, string Region, string Contrast,
    double Value, double StandardError, string Status = GroupStatus.Ok, string Reason = "");
