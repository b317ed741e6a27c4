namespace RoiAnalyzer.Cli;

/// <summary>The command <c>roianalyzer</c>.</summary>
public static class Program
{
    /// <summary>Runs one command line and returns its exit code.</summary>
    public static int Main(string[] args) => args.Length;
}
