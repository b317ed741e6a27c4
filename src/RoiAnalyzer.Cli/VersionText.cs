using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace RoiAnalyzer.Cli;

/// <summary>What <c>--version</c> prints: the version, and what the program is not for.</summary>
internal static class VersionText
{
    /// <summary>The version without the commit that the build appends.</summary>
    public static string Version { get; } = typeof(VersionText).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static VersionOption Option(Terminal terminal) => new() { Action = new Print(terminal) };

    private sealed class Print(Terminal terminal) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            terminal.Out.WriteLine($"roianalyzer {Version}");
            terminal.Out.WriteLine(Reports.ResearchUse.Text);
            return ExitCode.Done;
        }
    }
}
