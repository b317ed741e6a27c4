using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary><c>extract BOLD</c>: the time series of the regions of one image, as 3dROIstats and fslmeants give it.</summary>
internal sealed class ExtractCommand
{
    private const string Table = ".tsv";
    private readonly Argument<string> _bold = new("bold") { Description = "A 4-D (or 3-D) image" };

    private readonly Option<string?> _output = Options.Text("--output",
        "File to write (.tsv, with a .json beside it) instead of standard output", "FILE", "-o");

    private readonly Option<RegionSummary?> _summary = Options.Choice<RegionSummary>(
        "--summary", "How a region's voxels become one series; weighted_mean goes by the seeds' weights (default: weighted_mean)");

    private readonly ImageOptions _image = new();
    private readonly Terminal _terminal;

    private ExtractCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var own = new ExtractCommand(terminal);
        var command = new Command("extract", "Time series of the regions of one image, as TSV") { own._bold, own._output, own._summary };
        own._image.AddTo(command);
        command.SetAction(own.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var bold = parsed.GetValue(_bold)!;
        var plan = _image.PlanOf(parsed);
        plan = plan with { Summary = parsed.GetValue(_summary) ?? plan.Summary };
        var mask = parsed.GetValue(_image.Mask);
        var output = parsed.GetValue(_output) is { } path ? StemOf(path, bold, mask, plan.Set, plan.Atlas) : null;
        var run = SingleRun.Of(bold, mask, space: parsed.GetValue(_image.Space));
        var signals = ParticipantSignals.Extract([run], ImageOptions.Open(plan), plan, (_, _, _) => _terminal.CheckStop());
        var table = RunTables.TimeSeries(signals.Regions, signals.Runs[0], RegionSummaryText.Made(signals));
        if (output is not null) table.Write(output, About(signals));
        else _terminal.Out.Write(table.ToTsv());
        return Say(signals);
    }

    private int Say(ParticipantSignals signals)
    {
        var run = signals.Runs[0];
        foreach (var note in run.Notes) _terminal.Say($"note: {note}");
        foreach (var region in signals.Regions.Where(r => r.Component is not null))
            _terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{region.Region.Name}: the eigenvariate has {100 * region.Component!.VarianceExplained:0.0} % of the voxels' variance; correlation with the mean {region.Component.CorrelationWithMean:0.000}"));
        var missing = signals.Regions.Where(r => r.Runs[0].Status != Status.Ok).ToList();
        foreach (var region in missing)
            _terminal.Say($"n/a: {region.Region.Name}: {region.Runs[0].Status}, {region.Runs[0].Reason}");
        var (volumes, found) = (Amount.Of(run.VolumeCount, "volume"), signals.Regions.Count - missing.Count);
        if (found == 0)
        {
            _terminal.Say($"No region is available in {volumes}: see the lines above.");
            return ExitCode.InputUnusable;
        }

        var rest = missing.Count == 0 ? "" : $", {missing.Count} not available";
        _terminal.Say($"{volumes}, {Amount.Of(found, "region")}{rest}.");
        return ExitCode.Done;
    }

    private static JsonObject About(ParticipantSignals signals)
    {
        var coverage = RunTables.Coverage(signals.Regions, signals.Runs[0]);
        var names = coverage.Columns.Select(c => c.Name);
        var rows = coverage.Rows.Select(row => (JsonNode?)new JsonObject(
            names.Zip(row, (name, cell) => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(cell)))));
        var json = new JsonObject { ["Image"] = Path.GetFileName(signals.Runs[0].Run.Bold), ["Coverage"] = new JsonArray([.. rows]) };
        foreach (var (name, value) in RegionSummaryText.About(signals)) json[name] = value?.DeepClone();
        return json;
    }

    /// <summary>The path without .tsv. One whose .tsv or .json are an input's is refused: they would be written over.</summary>
    private static string StemOf(string path, params string?[] inputs)
    {
        var stem = path.EndsWith(Table, StringComparison.Ordinal) ? path[..^Table.Length] : "";
        if (Path.GetFileName(stem).Length == 0)
            throw new UsageException($"--output {path}: the name must be one that ends with {Table}");
        var whose = inputs.OfType<string>().FirstOrDefault(input => WithoutExtensions(input) == Path.GetFullPath(stem));
        return whose is null ? stem
            : throw new UsageException($"--output {path}: its .tsv and .json would be those of {whose}; choose another name");
    }

    private static string WithoutExtensions(string input)
    {
        var name = input.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? input[..^3] : input;
        return Path.GetFullPath(Path.ChangeExtension(name, null));
    }
}
