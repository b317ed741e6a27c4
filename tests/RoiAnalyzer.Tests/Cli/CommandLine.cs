using RoiAnalyzer.Cli;

namespace RoiAnalyzer.Tests.Cli;

/// <summary>Runs the program as a person would, and keeps what it printed.</summary>
public sealed record CommandLine(int Code, string Out, string Error)
{
    /// <summary>The last line that was printed to standard error.</summary>
    public string LastLine => Error.TrimEnd('\n').Split('\n')[^1];

    public static CommandLine Run(params string[] args) => RunAt(null, args);

    /// <summary>As in a terminal of so many columns; null: as into a file.</summary>
    public static CommandLine RunAt(int? width, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var terminal = new Terminal(output, error, width);
        var code = Program.Run(args, terminal);
        return new CommandLine(code, output.ToString(), error.ToString());
    }
}
