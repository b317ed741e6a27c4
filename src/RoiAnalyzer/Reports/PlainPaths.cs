using System.Text.RegularExpressions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>
/// Sentences without absolute paths, which name users and machines: a path inside the study begins at the study, any other
/// keeps its file's name only.
/// </summary>
internal static partial class PlainPaths
{
    public static string In(Study study, string text)
    {
        foreach (var folder in Folders(study).OrderByDescending(f => f.Length))
        {
            text = text.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
            text = Regex.Replace(text, Regex.Escape(folder) + @"(?![\w-])", Path.GetFileName(folder).Replace("$", "$$", StringComparison.Ordinal));
        }
        return Absolute().Replace(text, match => Path.GetFileName(match.Value.Replace('\\', '/')));
    }

    private static IEnumerable<string> Folders(Study study) =>
        new[] { study.Root, study.Derivatives }.Where(f => f.Length > 0).SelectMany(f => new[] { f, Path.GetFullPath(f) })
            .Select(Path.TrimEndingDirectorySeparator).Where(f => Path.IsPathRooted(f) && Path.GetFileName(f).Length > 0).Distinct();

    [GeneratedRegex(@"(?<![\w./\\~-])(?:[A-Za-z]:[\\/]|/)[\w.@+-][^\s,;:'""()]*")]
    private static partial Regex Absolute();
}
