using System.Globalization;

namespace RoiAnalyzer.Benchmarks;

/// <summary>
/// What the program must show: whole processes of the native binary against what cannot be done without, in turn, medians of
/// nine. Prints each figure beside its limit.
/// </summary>
public sealed class Proof(string tool, ProofData data, TextWriter to)
{
    private const double MB = 1e6;
    private static readonly string Output = Path.Combine(MadeFiles.Folder, "results");
    private int _missed;

    /// <summary>Measures all; 0 where every figure holds its limit.</summary>
    public int Run()
    {
        to.WriteLine("| what | measured | figure | limit | |\n|---|---|---|---|---|");
        Compressed("zeros outside the brain", data.Masked);
        Compressed("noise everywhere", data.Noisy);
        Plain();
        Study("noise everywhere", data.Study);
        Study("zeros outside the brain", data.MaskedStudy);
        InParallel();
        return _missed == 0 ? 0 : 1;
    }

    private void Compressed(string what, string file)
    {
        var extract = Tool.Extract(tool, file);
        var igzip = Command.Find("igzip") is { } path ? new Command("igzip", path, "-dc", file) : null;
        var times = Command.Medians([extract, Tool.Inflate(tool, file), .. igzip is null ? Array.Empty<Command>() : [igzip]]);
        AtMost($"extract, .nii.gz, {what} / inflating it", Ratio(times[0].Wall, times[1].Wall), times[0].Wall / times[1].Wall, 1.15);
        if (igzip is null) Absent($"extract, .nii.gz, {what} / igzip -dc", "igzip");
        else AtMost($"extract, .nii.gz, {what} / igzip -dc", Ratio(times[0].Wall, times[2].Wall), times[0].Wall / times[2].Wall, 1.5);
        Memory($"peak memory of extract, .nii.gz, {what}", extract);
    }

    private void Plain()
    {
        var extract = Tool.Extract(tool, data.Plain);
        double bytes = extract.BytesRead(), length = new FileInfo(data.Plain).Length;
        AtMost("bytes read by extract, .nii / the file's", string.Create(CultureInfo.InvariantCulture, $"{bytes / MB:0.0} MB / {length / MB:0.0} MB"), bytes / length, 0.1);
        if (PythonMeans.Of(data.Plain, RegionLabels.WriteAll(data.Plain)) is { } python)
        {
            var times = Command.Medians([extract, python]);
            AtMost("extract, .nii / nibabel + numpy memory map", Ratio(times[0].Wall, times[1].Wall), times[0].Wall / times[1].Wall, 1);
        }
        else
        {
            Absent("extract, .nii / nibabel + numpy memory map", "nibabel");
        }
        Memory("peak memory of extract, .nii", extract);
    }

    private void Study(string what, string study)
    {
        var times = Command.Medians([Tool.Study(tool, study, Output), Tool.Inflate(tool, ProofData.RunsOf(study, "*.nii.gz"))]);
        AtMost($"study of 24 runs, {what} / inflating its files, CPU", Ratio(times[0].Cpu, times[1].Cpu), times[0].Cpu / times[1].Cpu, 1.25);
    }

    private void InParallel()
    {
        var times = Command.Medians([Tool.Participants(tool, data.Pair, Output, 1), Tool.Participants(tool, data.Pair, Output, 2)]);
        AtLeast("throughput of two runs, --n-procs 2 / 1", Ratio(times[0].Wall, times[1].Wall), times[0].Wall / times[1].Wall, 1.8);
    }

    private void Memory(string what, Command command)
    {
        if (command.PeakBytes() is { } bytes) AtMost(what, "MB", bytes / MB, 100);
        else Absent(what, "GNU time");
    }

    private static string Ratio(double ours, double theirs) => string.Create(CultureInfo.InvariantCulture, $"{ours:0.000} s / {theirs:0.000} s");

    private void AtMost(string what, string measured, double figure, double limit) => Row(what, measured, figure, $"≤ {limit.ToString(CultureInfo.InvariantCulture)}", figure <= limit);

    private void AtLeast(string what, string measured, double figure, double limit) => Row(what, measured, figure, $"≥ {limit.ToString(CultureInfo.InvariantCulture)}", figure >= limit);

    private void Row(string what, string measured, double figure, string limit, bool holds)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {measured} | {figure:0.000} | {limit} | {(holds ? "ok" : "MISSED")} |"));
        if (!holds) _missed++;
    }

    private void Absent(string what, string program)
    {
        to.WriteLine($"| {what} | {program} is not installed | | | MISSED |");
        _missed++;
    }
}
