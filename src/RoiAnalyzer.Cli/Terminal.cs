using System.Runtime.ExceptionServices;
using Spectre.Console;

namespace RoiAnalyzer.Cli;

/// <summary>
/// Where a command's words go: results to standard output, progress and messages to standard error. Progress bars are
/// drawn only where standard error is a terminal; NO_COLOR is honoured.
/// </summary>
public sealed class Terminal : IDisposable
{
    private const int WidthOfAFile = 160;
    private const int LeastWidth = 80;
    private readonly int _width;
    private readonly bool _drawsProgress;
    private readonly IAnsiConsole _error;
    private readonly Lock _lock = new();

    /// <summary>A terminal that writes to these; the flags say which of them a person sees.</summary>
    public Terminal(TextWriter output, TextWriter error, bool errorIsTerminal = false, bool outputIsTerminal = false)
    {
        (Out, Error, _drawsProgress) = (output, error, errorIsTerminal);
        _error = Create(error, errorIsTerminal);
        _width = outputIsTerminal ? Math.Max(Create(output, true).Profile.Width, LeastWidth) : WidthOfAFile;
    }

    /// <summary>Standard output, as it is.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error, as it is.</summary>
    public TextWriter Error { get; }

    /// <summary>A table to standard output; lines end where their text does.</summary>
    public void Write(Table table)
    {
        using var text = new StringWriter();
        var console = Create(text, false);
        console.Profile.Width = _width;
        console.Write(table);
        foreach (var line in text.ToString().TrimEnd().Split('\n')) Out.WriteLine(line.TrimEnd());
    }

    /// <summary>One message line to standard error.</summary>
    public void Say(string line)
    {
        lock (_lock) Error.WriteLine(line);
    }

    /// <summary>Works on all of a list, some at a time, with a bar that fills as <paramref name="work"/> reports shares of one.</summary>
    public void ForEach<T>(IReadOnlyList<T> all, int atATime, Func<T, string> name, Action<T, Action<double>> work)
    {
        if (!_drawsProgress)
        {
            InParallel(all, atATime, one => work(one, _ => { }));
            return;
        }
        _error.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(progress =>
        {
            var whole = progress.AddTask("participants", maxValue: all.Count);
            InParallel(all, atATime, one =>
            {
                var before = 0.0;
                work(one, share =>
                {
                    whole.Description = Markup.Escape(name(one));
                    whole.Increment(share - before);
                    before = share;
                });
                whole.Increment(1 - before);
            });
        });
    }

    /// <summary>The first exception of several workers goes on as it is.</summary>
    private static void InParallel<T>(IReadOnlyList<T> all, int atATime, Action<T> work)
    {
        try
        {
            Parallel.ForEach(all, new ParallelOptions { MaxDegreeOfParallelism = atATime }, work);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Out.Flush();
        Error.Flush();
    }

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        var plain = !isTerminal || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
    }
}
