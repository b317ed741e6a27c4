namespace RoiAnalyzer.Regions;

/// <summary>
/// Which spaces go together. A region is looked for only in a run of the region's own space; <c>MNI152</c> alone, as
/// published coordinates and sform code 4 say it, claims no particular template and goes with every MNI152 space.
/// </summary>
public static class Space
{
    /// <summary>MNI152 without a particular template.</summary>
    public const string AnyMni152 = "MNI152";

    /// <summary>Whether regions of one space may be looked for in a run of another; an unknown space goes with none.</summary>
    public static bool Agree(string? regions, string? run)
    {
        if (regions is null || run is null) return false;
        if (regions == run) return true;
        return (regions == AnyMni152 || run == AnyMni152) && IsMni152(regions) && IsMni152(run);
    }

    /// <summary>Whether left is known to be at negative x, with the midline at zero.</summary>
    public static bool IsTemplate(string? space) => space is not null && (IsMni152(space) || space.StartsWith("Talairach", StringComparison.Ordinal));

    private static bool IsMni152(string space) => space.StartsWith(AnyMni152, StringComparison.Ordinal);
}
