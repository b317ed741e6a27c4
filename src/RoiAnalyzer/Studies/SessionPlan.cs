namespace RoiAnalyzer.Studies;

/// <summary>Which sessions a plan compares, by label without <c>ses-</c>; null where the plan leaves it to the names.</summary>
public sealed record SessionPlan
{
    /// <summary>The session before the infusion.</summary>
    public string? Pre { get; init; }

    /// <summary>The session after it.</summary>
    public string? Post { get; init; }

    /// <summary>Later sessions, in order.</summary>
    public IReadOnlyList<string> FollowUp { get; init; } = [];
}
