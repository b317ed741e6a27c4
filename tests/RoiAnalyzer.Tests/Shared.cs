using System.Runtime.CompilerServices;

namespace RoiAnalyzer.Tests;

/// <summary>Finds the project's root and the developers' reference material beside it.</summary>
public static class Shared
{
    /// <summary>The folder that holds RoiAnalyzer.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path under <c>../shared</c>; where that folder is absent the test is skipped, but never in CI.</summary>
    public static string File(string relative)
    {
        var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared"));
        var must = Environment.GetEnvironmentVariable("CI") == "true";
        if (!must) Assert.SkipUnless(Directory.Exists(folder), "needs the developers' reference data in ../shared");
        var path = Path.Combine(folder, relative);
        Assert.True(Path.Exists(path), $"{path} is missing");
        return path;
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
