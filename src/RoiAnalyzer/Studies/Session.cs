namespace RoiAnalyzer.Studies;

/// <summary>What a session is to the infusion.</summary>
public enum SessionRole
{
    /// <summary>Before it.</summary>
    Pre,

    /// <summary>After it.</summary>
    Post,

    /// <summary>Later.</summary>
    FollowUp,
}

/// <summary>
/// A participant's runs on one occasion. The label is without <c>ses-</c>, and empty in a study without sessions.
/// </summary>
public sealed record Session(string Label, SessionRole Role, IReadOnlyList<Run> Runs);
