using System.Text.RegularExpressions;

namespace RoiAnalyzer.Regions;

/// <summary>Left and right in names of regions.</summary>
internal static partial class Side
{
    /// <summary>
    /// L or R where a name says one of them: <c>left</c> or <c>lh</c> as a word anywhere, <c>L</c> as the first or the last one, as in
    /// NAcc_L, Left-Putamen, ctx-rh-insula, 7Networks_LH_Vis_1; else null.
    /// </summary>
    public static string? Of(string name)
    {
        var words = Words(name);
        var sides = words.Select((word, n) => OfWord(word, atAnEnd: n == 0 || n == words.Length - 1)).OfType<string>().Distinct().ToList();
        return sides.Count == 1 ? sides[0] : null;
    }

    /// <summary>The name without its side, so that left and right of a pair have the same.</summary>
    public static string Stem(string name)
    {
        var words = Words(name);
        return string.Join('_', words.Where((word, n) => OfWord(word, atAnEnd: n == 0 || n == words.Length - 1) is null));
    }

    /// <summary>L or R as a table's column says it; else null.</summary>
    public static string? OfWord(string word, bool atAnEnd = true) => word switch
    {
        "L" when atAnEnd => "L",
        "R" when atAnEnd => "R",
        "LH" or "lh" or "Left" or "left" or "LEFT" => "L",
        "RH" or "rh" or "Right" or "right" or "RIGHT" => "R",
        _ => null,
    };

    private static string[] Words(string name) => Border().Split(name);

    [GeneratedRegex(@"[\W_]+|(?<=^Left|^Right)(?=[A-Z])")]
    private static partial Regex Border();
}
