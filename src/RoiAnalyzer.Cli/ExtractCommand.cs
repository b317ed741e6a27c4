using System.CommandLine;
using System.Text.Json.Nodes;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary><c>extract BOLD</c>: the time series of the regions of one image, as 3dROIstats and fslmeants give it.</summary>
internal sealed class ExtractCommand
{
    private readonly Argument<string> _bold = new("bold") { Description = "A 4-D (or 3-D) image" };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "File to write (.tsv, with a .json beside it) instead of standard output", HelpName = "FILE" };
    private readonly ImageOptions _image = new();
    private readonly Terminal _terminal;

    private ExtractCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var own = new ExtractCommand(terminal);
        var command = new Command("extract", "Time series of the regions of one image, as TSV") { own._bold, own._output };
        own._image.AddTo(command);
        command.SetAction(own.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var output = parsed.GetValue(_output) is { } path ? WithoutTsv(path) : null;
        var run = SingleRun.Of(parsed.GetValue(_bold)!, parsed.GetValue(_image.Mask), space: parsed.GetValue(_image.Space));
        var signals = ParticipantSignals.Extract([run], _image.OpenRegions(parsed), _image.PlanOf(parsed));
        var table = RunTables.TimeSeries(signals.Regions, signals.Runs[0]);
        if (output is not null) table.Write(output, About(signals));
        else _terminal.Out.Write(table.ToTsv());
        return Say(signals);
    }

    private int Say(ParticipantSignals signals)
    {
        foreach (var note in signals.Runs[0].Notes) _terminal.Say($"note: {note}");
        var missing = signals.Regions.Where(r => r.Runs[0].Status != Status.Ok).ToList();
        foreach (var region in missing) _terminal.Say($"n/a: {region.Region.Name}: {region.Runs[0].Status}, {region.Runs[0].Reason}");
        _terminal.Say($"{signals.Runs[0].VolumeCount} volumes, {signals.Regions.Count - missing.Count} regions" + (missing.Count == 0 ? "." : $", {missing.Count} not available."));
        if (missing.Count == signals.Regions.Count) _terminal.Say("No region is available: see the lines above.");
        return missing.Count == signals.Regions.Count ? ExitCode.InputUnusable : ExitCode.Done;
    }

    private static JsonObject About(ParticipantSignals signals)
    {
        var coverage = RunTables.Coverage(signals.Regions, signals.Runs[0]);
        var rows = coverage.Rows.Select(row => (JsonNode?)new JsonObject(coverage.Columns.Zip(row, (c, cell) => KeyValuePair.Create(c.Name, (JsonNode?)JsonValue.Create(cell)))));
        return new JsonObject { ["Image"] = Path.GetFileName(signals.Runs[0].Run.Bold), ["Coverage"] = new JsonArray([.. rows]) };
    }

    private static string WithoutTsv(string path) => path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? path[..^4]
        : throw new UsageException($"--output {path}: the name must end with .tsv");
}
