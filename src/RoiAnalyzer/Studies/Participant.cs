namespace RoiAnalyzer.Studies;

/// <summary>
/// A participant with images: label without <c>sub-</c>, arm (null in a study without arms), sessions from pre to follow-up.
/// </summary>
public sealed record Participant(string Label, string? Arm, IReadOnlyList<Session> Sessions);
