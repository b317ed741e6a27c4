namespace RoiAnalyzer.Studies;

/// <summary>
/// A piece that the study does not have, though it can be analysed without: a row of <c>skipped.tsv</c>. The status is
/// <c>missing_session</c> or <c>missing_run</c>; labels are without prefixes.
/// </summary>
public sealed record Missing(string Participant, string? Session, string? Run, string Status, string Reason);
