namespace RoiAnalyzer.Group;

/// <summary>A region as the group analysis sees it.</summary>
/// <param name="Name">Its name, as in the participants' tables.</param>
/// <param name="Role">Its role in the region set; one that begins with <c>control_</c> makes it a control.</param>
/// <param name="IsPrimary">Whether the plan declares it primary; a control cannot be.</param>
public sealed record GroupRegion(string Name, string Role, bool IsPrimary)
{
    /// <summary>Whether it is a positive or negative control.</summary>
    public bool IsControl => Role.StartsWith("control_", StringComparison.Ordinal);
}
