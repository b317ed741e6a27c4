namespace RoiAnalyzer.Benchmarks;

/// <summary>The published program, and its command lines that are measured.</summary>
public static class Tool
{
    private const string Published = "src/RoiAnalyzer.Cli/bin/Release/net10.0/linux-x64/publish/roianalyzer";

    /// <summary>The native program that <c>dotnet publish src/RoiAnalyzer.Cli -c Release</c> made in this tree.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Published))) return Path.Combine(folder.FullName, Published);
        throw new FileNotFoundException("no native program: first dotnet publish src/RoiAnalyzer.Cli -c Release, or --tool PATH");
    }

    /// <summary>The region series of one image.</summary>
    public static Command Extract(string tool, string bold) => new("extract", tool, "extract", bold, "--regions", FourteenRegions.Path, "--space", Extraction.Space);

    /// <summary>Nothing but inflating the images and checking their sums.</summary>
    public static Command Inflate(string tool, params string[] images) => new("inflate", [tool, "inspect", "--whole", .. images]);

    /// <summary>A whole study, both levels, all outputs.</summary>
    public static Command Study(string tool, string study, string output) => new("study", tool, study, output, "--overwrite");

    /// <summary>The runs of a study's participants, so many at a time.</summary>
    public static Command Participants(string tool, string study, string output, int at) =>
        new("participants", tool, study, output, "participant", "--overwrite", "--n-procs", $"{at}");
}
