using System.Globalization;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Benchmarks;

/// <summary>Extraction beside what other programs do with the same file: whole processes, in turn, medians of nine.</summary>
public static class Comparison
{
    private const string NotInstalled = "not installed";

    /// <summary>Prints one table a file; without a file, of runs that it makes: compressed, with noise in the brain and everywhere, and uncompressed.</summary>
    public static int Print(string tool, IReadOnlyList<string> files, TextWriter to)
    {
        IReadOnlyList<string> all = files.Count > 0 ? files :
            [BenchedRuns.Path(NoiseExtent.Brain, true), BenchedRuns.Path(NoiseExtent.Everywhere, true), BenchedRuns.Path(NoiseExtent.Brain, false)];
        foreach (var file in all) Print(file, Rows(tool, file), to);
        return 0;
    }

    private static IEnumerable<(string Program, string Does, Command? Command)> Rows(string tool, string file)
    {
        yield return ("roianalyzer", "means of 14 regions", Tool.Extract(tool, file));
        if (file.EndsWith(".gz", StringComparison.Ordinal))
        {
            yield return ("roianalyzer", "inflates, checks, discards", Tool.Inflate(tool, file));
            foreach (var program in new[] { "igzip", "pigz", "gzip" })
                yield return (program, "inflates, checks, discards", Command.Find(program) is { } path ? new Command(program, path, "-dc", file) : null);
        }
        else
        {
            yield return ("cat", "reads, discards", Command.Find("cat") is { } cat ? new Command("cat", cat, file) : null);
        }
        yield return ("nibabel + numpy", "means of 14 regions", PythonMeans.Of(file, RegionLabels.WriteAll(file)));
        yield return ("mrstats", "mean of 1 region", Command.Find("mrstats") is { } mrstats
            ? new Command("mrstats", mrstats, "-quiet", "-output", "mean", "-mask", RegionLabels.WriteFirst(file), file) : null);
    }

    private static void Print(string file, IEnumerable<(string Program, string Does, Command? Command)> rows, TextWriter to)
    {
        var all = rows.ToList();
        var installed = all.Where(r => r.Command is not null).Select(r => r.Command!).ToList();
        var times = installed.Zip(Command.Medians(installed)).ToDictionary(p => p.First, p => p.Second);
        var ours = times[installed[0]].Wall;
        to.WriteLine(FormattableString.Invariant($"{Path.GetFileName(file)}: {new FileInfo(file).Length / 1e6:0.0} MB\n"));
        to.WriteLine("| program | does | wall, s | CPU, s | peak memory, MB | wall / ours |\n|---|---|---|---|---|---|");
        foreach (var (program, does, command) in all)
            to.WriteLine(command is null ? $"| {program} | {does} | {NotInstalled} | | | |"
                : string.Create(CultureInfo.InvariantCulture, $"| {program} | {does} | {times[command].Wall:0.000} | {times[command].Cpu:0.000} | {command.PeakBytes() / 1e6:0} | {times[command].Wall / ours:0.00} |"));
        to.WriteLine();
    }
}
