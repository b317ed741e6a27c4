namespace RoiAnalyzer.Studies;

/// <summary>Labels of BIDS as people write them.</summary>
internal static class Labels
{
    /// <summary>The label without its prefix: <c>01</c> of <c>sub-01</c> for the key <c>sub</c>, and of <c>01</c> too.</summary>
    public static string Bare(string text, string key) =>
        text.StartsWith(key + "-", StringComparison.Ordinal) ? text[(key.Length + 1)..] : text;
}
