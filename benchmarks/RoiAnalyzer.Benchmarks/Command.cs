using System.Diagnostics;
using System.Globalization;

namespace RoiAnalyzer.Benchmarks;

/// <summary>A program with its arguments, run whole to be measured; what it prints is thrown away. Linux only.</summary>
public sealed record Command(string Name, params string[] Words)
{
    private const string Discard = "exec \"$@\" >/dev/null";
    private const string TellBytes = "\"$@\" >/dev/null && cat /proc/$$/io";
    private static readonly string[] Folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/bin"];

    /// <summary>Where a program is, or null where it is not installed.</summary>
    public static string? Find(string program) => Folders.Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);

    /// <summary>Runs it once: wall and CPU seconds.</summary>
    public (double Wall, double Cpu) Time()
    {
        var (cpu, watch) = (ChildTime.Seconds, Stopwatch.StartNew());
        Run(["sh", "-c", Discard, "sh", .. Words]);
        return (watch.Elapsed.TotalSeconds, ChildTime.Seconds - cpu);
    }

    /// <summary>Whether it can be run and ends well.</summary>
    public bool Succeeds()
    {
        try
        {
            Time();
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Runs it once more for its peak memory in bytes; null where GNU time is not installed.</summary>
    public long? PeakBytes()
    {
        if (Find("time") is not { } time) return null;
        var said = Run(["sh", "-c", Discard, "sh", time, "-f", "%M", .. Words]).Error.TrimEnd();
        return 1024 * long.Parse(said[(said.LastIndexOf('\n') + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>Runs it once more for the bytes that it and its loader read from files.</summary>
    public long BytesRead()
    {
        var said = Run(["sh", "-c", TellBytes, "sh", .. Words]).Output;
        return long.Parse(said.Split('\n').Single(l => l.StartsWith("rchar:", StringComparison.Ordinal))[6..], CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Medians over rounds in which every command runs once, in turn, so that a machine that slows down slows all; a first
    /// round is not counted.
    /// </summary>
    public static IReadOnlyList<(double Wall, double Cpu)> Medians(IReadOnlyList<Command> commands, int rounds = 9)
    {
        var times = Enumerable.Range(0, rounds + 1).Select(_ => commands.Select(c => c.Time()).ToList()).Skip(1).ToList();
        return [.. commands.Select((_, c) => (Median(times.Select(t => t[c].Wall)), Median(times.Select(t => t[c].Cpu))))];
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private (string Output, string Error) Run(string[] words)
    {
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? (output, error.Result)
            : throw new InvalidDataException($"{string.Join(' ', Words)} ended with {process.ExitCode}: {error.Result.Trim()}");
    }
}
