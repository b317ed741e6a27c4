using System.Text.Json.Nodes;
using RoiAnalyzer.Regions;

namespace RoiAnalyzer.Benchmarks;

/// <summary>The regions that are extracted: those of the standard set that are in its primary family or are controls.</summary>
public static class FourteenRegions
{
    private const string Standard = "reward-circuit";

    /// <summary>Where the set lies; in a temporary folder that is removed at the end of the process.</summary>
    public static string Path { get; } = Write();

    private static string Write()
    {
        using var stream = typeof(RegionSet).Assembly.GetManifestResourceStream($"seeds/{Standard}.json")!;
        var set = JsonNode.Parse(stream)!.AsObject();
        set["name"] = "fourteen";
        set["seeds"]!.AsArray().RemoveAll(s => !IsWanted((string)s!["family"]!));
        if (set["seeds"]!.AsArray().Count != 14) throw new InvalidDataException($"{Standard} has {set["seeds"]!.AsArray().Count} primary regions and controls, not 14");
        var path = System.IO.Path.Combine(MadeFiles.Folder, "fourteen.json");
        File.WriteAllText(path, set.ToJsonString());
        return path;
    }

    private static bool IsWanted(string family) => family == "primary" || family.StartsWith("control", StringComparison.Ordinal);
}
