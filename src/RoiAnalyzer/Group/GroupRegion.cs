namespace RoiAnalyzer.Group;

/// <summary>A region as the group analysis sees it.</summary>
/// <param name="Name">Its name, as in the participants' tables.</param>
/// <param name="Role">Its role in the region set; one that begins with <c>control_</c> makes it a control.</param>
/// <param name="IsPrimary">Whether the plan declares it primary; a control cannot be.</param>
public sealed record GroupRegion(string Name, string Role, bool IsPrimary)
{
    /// <summary>L, R or M; null where nothing is said.</summary>
    public string? Hemisphere { get; init; }

    /// <summary>What it is and in which space, in a few words; empty where nothing is known.</summary>
    public string Definition { get; init; } = "";

    /// <summary>Whether it is a positive or negative control.</summary>
    public bool IsControl => Role.StartsWith("control_", StringComparison.Ordinal);
}
