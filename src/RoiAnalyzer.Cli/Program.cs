using System.CommandLine;
using System.CommandLine.Help;

namespace RoiAnalyzer.Cli;

/// <summary>The command <c>roianalyzer</c>: parses a command line, runs a verb, and turns what happens into an exit code.</summary>
public static class Program
{
    /// <summary>Runs one command line and returns its exit code.</summary>
    public static int Main(string[] args)
    {
        using var terminal = new Terminal(Console.Out, Console.Error, !Console.IsErrorRedirected, !Console.IsOutputRedirected);
        return Run(args, terminal);
    }

    /// <summary>Runs one command line with its output going to a terminal of the caller's.</summary>
    public static int Run(string[] args, Terminal terminal)
    {
        var parsed = CommandLine(terminal).Parse(args);
        if (parsed.Errors.Count > 0) return Misused(parsed, terminal);
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Out, Error = terminal.Error });
        }
        catch (InputException e)
        {
            foreach (var fault in e.Faults) terminal.Say($"error: {fault}");
            terminal.Say(e.Faults.Count == 1 ? "The input cannot be used: one fault." : $"The input cannot be used: {e.Faults.Count} faults.");
            return ExitCode.InputUnusable;
        }
        catch (UsageException e)
        {
            terminal.Say($"error: {e.Message}");
            return ExitCode.WrongUsage;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            terminal.Say(e.ToString());
            terminal.Say("This is a fault of RoiAnalyzer's, not of your input: please report the lines above.");
            return ExitCode.OurFault;
        }
    }

    private static Command CommandLine(Terminal terminal)
    {
        var root = StudyCommand.Create(terminal);
        root.Add(ExtractCommand.Create(terminal));
        root.Add(CompareCommand.Create(terminal));
        root.Add(InspectCommand.Create(terminal));
        root.Add(RegionsCommand.Create(terminal));
        root.Add(SimulateCommand.Create(terminal));
        root.Add(CheckCommand.Create(terminal));
        root.Add(new HelpOption());
        root.Add(VersionText.Option(terminal));
        return root;
    }

    private static int Misused(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors) terminal.Say($"error: {error.Message}");
        var command = parsed.CommandResult.Command;
        terminal.Say($"See roianalyzer {(command.Name == StudyCommand.Name ? "" : command.Name + " ")}--help.");
        return ExitCode.WrongUsage;
    }
}
