using System.Runtime.ExceptionServices;
using Spectre.Console;

namespace RoiAnalyzer.Cli;

/// <summary>
/// Where a command's words go: results to standard output, progress and messages to standard error. No colours are used, so
/// that NO_COLOR has nothing to switch off; progress is drawn only where standard error is a terminal.
/// </summary>
public sealed class Terminal : IDisposable
{
    private const int WidthOfAFile = 160;
    private const int LeastWidth = 80;
    private readonly int _width;
    private readonly CancellationToken _stop;
    private readonly IAnsiConsole? _watched;
    private ProgressTask? _progress;
    private readonly Lock _lock = new();

    /// <summary>
    /// A terminal that writes to these. <paramref name="width"/> is standard output's in columns, null for a file;
    /// <paramref name="progressWidth"/> standard error's, null where no person looks at it. <paramref name="stop"/> is
    /// cancelled when the person wants to end.
    /// </summary>
    public Terminal(
        TextWriter output, TextWriter error, int? width = null, int? progressWidth = null, CancellationToken stop = default)
    {
        (Out, Error, _stop) = (output, error, stop);
        _width = Math.Max(width ?? WidthOfAFile, LeastWidth);
        if (progressWidth is { } columns) _watched = Watched(error, columns);
    }

    /// <summary>Standard output, as it is.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error, as it is.</summary>
    public TextWriter Error { get; }

    /// <summary>A sentence to standard output, in lines that fit it.</summary>
    internal void Write(string sentence)
    {
        foreach (var line in TextTable.Wrapped(sentence, _width)) Out.WriteLine(line);
    }

    /// <summary>The first of these tables that fits standard output, else the last; they go from wide to narrow.</summary>
    internal void Write(params TextTable[] tables)
    {
        var table = tables.FirstOrDefault(t => t.Width <= _width) ?? tables[^1];
        foreach (var line in table.Lines(_width)) Out.WriteLine(line);
    }

    /// <summary>One message line to standard error, above the progress.</summary>
    public void Say(string line)
    {
        lock (_lock)
            Told(() =>
            {
                if (_progress is null) Error.WriteLine(line);
                else _watched!.WriteLine(line);
            });
    }

    /// <summary>
    /// Where standard error is full or closed there is nobody to tell; the results and the exit code still count.
    /// </summary>
    private static void Told(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Throws when the person has asked to end.</summary>
    public void CheckStop() => _stop.ThrowIfCancellationRequested();

    /// <summary>
    /// Works on all of a list, some at a time, and shows the shares of one that <paramref name="work"/> reports. It ends early,
    /// with an <see cref="OperationCanceledException"/>, when the person has asked to end.
    /// </summary>
    public void ForEach<T>(IReadOnlyList<T> all, int atATime, Func<T, string> name, Action<T, Action<double>> work)
    {
        if (_watched is null) Work();
        else
            _watched.Progress().AutoClear(true)
                .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn())
                .Start(progress =>
                {
                    _progress = progress.AddTask("participants", maxValue: 1);
                    try
                    {
                        Work();
                    }
                    finally
                    {
                        lock (_lock) _progress = null;
                    }
                });

        void Work() => InParallel(all, atATime, one =>
        {
            var before = 0.0;
            work(one, share =>
            {
                CheckStop();
                Advance((share - before) / all.Count, name(one));
                before = share;
            });
            Advance((1 - before) / all.Count, name(one));
        });
    }

    private void Advance(double share, string name)
    {
        if (_progress is not { } task) return;
        task.Description = Markup.Escape(name);
        task.Increment(share);
    }

    private static IAnsiConsole Watched(TextWriter error, int columns)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(error),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = columns;
        return console;
    }

    /// <summary>The first exception of several workers goes on as it is.</summary>
    private void InParallel<T>(IReadOnlyList<T> all, int atATime, Action<T> work)
    {
        try
        {
            Parallel.ForEach(all, new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = _stop }, work);
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
}
