namespace RoiAnalyzer.Reports;

/// <summary>What an earlier run left of a participant. It goes before anything new is written, so that old and new never mix.</summary>
internal static class OldResults
{
    private static readonly string[] Suffixes = ["timeseries", "bold", "design", "estimates", "noise", "ftests", "fir", "infusion", "inflation", "connectivity", "quality", "runs", "pairs", "baseline", "fixedeffects", "change", "skipped"];

    /// <summary>Removes the tables that this program writes from a participant's folder, and nothing else.</summary>
    public static void Remove(string folder)
    {
        try
        {
            if (!Directory.Exists(folder)) return;
            // the change table first: without it the group level counts the participant as not done
            foreach (var file in Directory.EnumerateFiles(folder, "sub-*", SearchOption.AllDirectories).Where(IsOurs)
                .OrderBy(f => f.EndsWith("_change.tsv", StringComparison.Ordinal) ? 0 : 1).ToList())
                File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Place(folder), "older results that can be replaced", "files that cannot be removed", "Check the permissions of the folder.", e);
        }
    }

    private static bool IsOurs(string file) => Path.GetExtension(file) is ".tsv" or ".json" or ".svg"
        && Suffixes.Contains(Path.GetFileNameWithoutExtension(file).Split('_')[^1]);
}
