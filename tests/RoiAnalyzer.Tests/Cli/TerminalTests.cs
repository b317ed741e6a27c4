using System.Text.RegularExpressions;
using RoiAnalyzer.Cli;

namespace RoiAnalyzer.Tests.Cli;

public class TerminalTests
{
    [Fact]
    public void Progress_is_drawn_only_where_a_person_looks()
    {
        Assert.Equal("", Worked(null));
        Assert.Contains("50%", Worked(100), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_stands_on_a_line_of_its_own_without_colours()
    {
        var screen = Worked(100, terminal => terminal.Say("a message"));
        Assert.Contains("a message\n", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[3", screen, StringComparison.Ordinal); // no colours
    }

    [Theory]
    [InlineData(30), InlineData(100)]
    public void The_progress_never_reaches_beyond_the_last_column(int columns)
    {
        foreach (var line in Regex.Replace(Worked(columns), "\e\\[[0-9;?]*[A-Za-z]", "\n").Split('\n', '\r')) Assert.InRange(line.Length, 0, columns);
    }

    [Fact]
    public void Work_ends_where_the_person_asks_for_it()
    {
        using var stop = new CancellationTokenSource();
        using var terminal = new Terminal(TextWriter.Null, TextWriter.Null, stop: stop.Token);
        var done = 0;
        Assert.Throws<OperationCanceledException>(() => terminal.ForEach([1, 2, 3], 1, n => $"{n}", (n, onShare) =>
        {
            if (n == 2) stop.Cancel();
            onShare(0.5);
            done++;
        }));
        Assert.Equal(1, done);
    }

    [Fact]
    public void The_first_fault_of_several_workers_goes_on_as_it_is()
    {
        using var terminal = new Terminal(TextWriter.Null, TextWriter.Null);
        Assert.Throws<InvalidDataException>(() => terminal.ForEach([1, 2], 2, n => $"{n}", (_, _) => throw new InvalidDataException()));
    }

    private static string Worked(int? progressWidth, Action<Terminal>? between = null)
    {
        using var error = new StringWriter();
        using var terminal = new Terminal(TextWriter.Null, error, progressWidth: progressWidth);
        terminal.ForEach(["sub-01"], 1, name => name, (_, onShare) =>
        {
            onShare(0.5);
            if (progressWidth is not null) Thread.Sleep(400); // the bar is drawn ten times a second
            between?.Invoke(terminal);
        });
        return error.ToString();
    }
}
