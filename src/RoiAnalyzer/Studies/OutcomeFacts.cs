namespace RoiAnalyzer.Studies;

/// <summary>A row of the table of outcomes. Labels are without prefixes.</summary>
/// <param name="Participant">Label of the participant.</param>
/// <param name="Session">Label of the session; null where the table has no sessions.</param>
/// <param name="Values">The columns that the plan's outcomes need, by name; NaN where the cell is <c>n/a</c>.</param>
public sealed record OutcomeFacts(string Participant, string? Session, IReadOnlyDictionary<string, double> Values);
