using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary>
/// The command <c>roianalyzer</c>: parses a command line, runs a verb, and turns what happens into an exit code.
/// </summary>
public static class Program
{
    private static readonly CancellationTokenSource Stop = new();

    /// <summary>Runs one command line and returns its exit code.</summary>
    public static int Main(string[] args)
    {
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = !Stop.IsCancellationRequested; // the second press ends it at once
            Stop.Cancel();
        };
        var canErase = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
        using var terminal = new Terminal(Console.Out, Console.Error,
            Console.IsOutputRedirected ? null : Columns(), canErase ? Columns() : null, Stop.Token);
        return Run(args, terminal);
    }

    /// <summary>Runs one command line with its output going to a terminal of the caller's.</summary>
    public static int Run(string[] args, Terminal terminal)
    {
        try
        {
            return Invoke(args, terminal);
        }
        catch (InputException e)
        {
            foreach (var fault in e.Faults) terminal.Say($"error: {fault}");
            terminal.Say($"The input cannot be used: {(e.Faults.Count == 1 ? "one fault" : $"{e.Faults.Count} faults")}.");
            return ExitCode.InputUnusable;
        }
        catch (OperationCanceledException)
        {
            terminal.Say("Interrupted: what was not finished is not there, no file is half written.");
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e is IOException or UnauthorizedAccessException ? Unwritable(e, terminal) : Faulty(e, terminal);
        }
    }

    private static int Invoke(string[] args, Terminal terminal)
    {
        if (args.Contains("")) return Misused(["one of the words is empty; is a variable of the shell not set?"], null, terminal);
        var parsed = CommandLine(args, terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var verb = VerbOf(parsed);
        if (Faults(parsed).ToList() is { Count: > 0 } faults) return Misused(faults, verb, terminal);
        if (verb is not null && verb != args[0])
            return Misused([$"the verb {verb} goes first; a folder of that name is written ./{verb}"], null, terminal);
        try
        {
            return parsed.Invoke(new() { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (UsageException e)
        {
            return Misused([e.Message], verb, terminal);
        }
    }

    /// <summary>The study with all verbs beside it; or, where a verb goes first, the verbs alone.</summary>
    private static Command CommandLine(string[] args, Terminal terminal)
    {
        Command[] verbs =
        [
            ExtractCommand.Create(terminal), CompareCommand.Create(terminal), InspectCommand.Create(terminal),
            RegionsCommand.Create(terminal), SimulateCommand.Create(terminal), CheckCommand.Create(terminal), VerifyCommand.Create(terminal),
        ];
        var hasVerb = args.Length > 0 && verbs.Any(v => v.Name == args[0]);
        var root = hasVerb ? new Command(StudyCommand.Name) : StudyCommand.Create(terminal);
        foreach (var verb in verbs) root.Add(verb);
        root.Add(new HelpOption());
        root.Add(VersionText.Option(terminal));
        return root;
    }

    private static string? VerbOf(ParseResult parsed) =>
        parsed.CommandResult.Command.Name is var name && name != StudyCommand.Name ? name : null;

    /// <summary>What is wrong with a command line: each thing once, options and arguments by name.</summary>
    private static IEnumerable<string> Faults(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var words = command.Arguments.Select(a => (Argument: a, Tokens: parsed.GetResult(a)?.Tokens ?? [])).ToList();
        // after -- a word that begins so is no option
        var apart = parsed.Tokens.Any(t => t.Type == TokenType.DoubleDash);
        var given = words.SelectMany(w => w.Tokens).Select(t => t.Value).Where(word => IsLikeAnOption(word) && !apart);
        string[] unknown = [.. given, .. parsed.UnmatchedTokens];
        foreach (var word in unknown) yield return IsLikeAnOption(word) ? NoOption(command, word) : $"{word} is a word too many";
        if (parsed.Errors.Count == 0) yield break; // help and version ask for no arguments
        var few = words.Where(w => w.Tokens.Count < w.Argument.Arity.MinimumNumberOfValues);
        string[] missing = [.. few.Select(w => w.Argument.Name)];
        if (missing.Length > 0) yield return $"{string.Join(" and ", missing)} must be given";
        foreach (var error in parsed.Errors.Where(e => unknown.Length + missing.Length == 0 || e.SymbolResult is OptionResult))
            yield return error.Message.ReplaceLineEndings(" ");
    }

    private static bool IsLikeAnOption(string word) => word.Length > 1 && word[0] == '-';

    private static string NoOption(Command command, string word)
    {
        var names = command.Options.SelectMany(o => o.Aliases.Prepend(o.Name));
        var nearest = Nearest.To(word, names.Where(n => n.StartsWith("--", StringComparison.Ordinal)));
        return $"there is no option {word}" + (nearest is null ? "" : $"; nearest: {nearest}");
    }

    private static int Misused(IEnumerable<string> faults, string? verb, Terminal terminal)
    {
        foreach (var fault in faults.Distinct()) terminal.Say($"error: {fault}");
        terminal.Say($"Wrong usage: see {StudyCommand.Name} {(verb is null ? "" : verb + " ")}--help.");
        return ExitCode.WrongUsage;
    }

    private static int Unwritable(Exception e, Terminal terminal)
    {
        terminal.Say($"error: {e.Message}");
        terminal.Say("The results could not be written.");
        return ExitCode.SomethingFailed;
    }

    private static int Faulty(Exception e, Terminal terminal)
    {
        terminal.Say(e.ToString());
        terminal.Say("This is a fault of RoiAnalyzer's, not of your input: please report the lines above.");
        return ExitCode.OurFault;
    }

    private static int Columns() => Console.WindowWidth is > 0 and var columns ? columns : 80;
}
