namespace RoiAnalyzer.Benchmarks;

/// <summary>One folder for whatever this process makes; removed when it ends.</summary>
public static class MadeFiles
{
    private static readonly Lazy<string> Made = new(Make);

    /// <summary>The folder, made when it is first asked for.</summary>
    public static string Folder => Made.Value;

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("roianalyzer-bench-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
