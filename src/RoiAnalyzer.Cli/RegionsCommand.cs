using System.CommandLine;
using System.Globalization;
using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using Spectre.Console;
using Region = RoiAnalyzer.Regions.Region;

namespace RoiAnalyzer.Cli;

/// <summary><c>regions [SET] [--on BOLD]</c>: lists sets, a set's seeds, or what is left of them on an image.</summary>
internal sealed class RegionsCommand
{
    private readonly Argument<string?> _set = new("set") { Description = "Region set by name, set's JSON file, label image or mask; nothing: list the sets", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _on = new("--on") { Description = "Image on whose grid the regions are looked for", HelpName = "BOLD" };
    private readonly ImageOptions _image = new();
    private readonly Terminal _terminal;

    private RegionsCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var own = new RegionsCommand(terminal);
        var command = new Command("regions", "Lists region sets, one set, or its voxels, volume, coverage and overlaps on an image") { own._set, own._on };
        foreach (var option in new Option[] { own._image.Atlas, own._image.Mask, own._image.Space, own._image.MinCoverage, own._image.Membership }) command.Add(option);
        command.SetAction(own.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_set) is not { } set) ListSets();
        else if (parsed.GetValue(_on) is { } bold) ListOn(parsed, RegionSet.Open(set, parsed.GetValue(_image.Atlas)), bold);
        else ListSeeds(set);
        return ExitCode.Done;
    }

    private void ListSets()
    {
        var table = Tables.New("set", "seeds", "space", "what");
        foreach (var name in RegionSet.BuiltIn)
        {
            var file = RegionSet.Definition(name)!;
            table.AddRow(name, Text(file.Seeds.Count), file.Space ?? "the atlas'", Markup.Escape(file.Description));
        }
        _terminal.Write(table);
    }

    private void ListSeeds(string set)
    {
        var table = Tables.New("region", "family", "role", "definition", "source");
        if (RegionSet.Definition(set) is { } file)
            foreach (var seed in file.Seeds) table.AddRow(Cells(seed.Name, seed.Family, seed.Role, seed.Describe(), seed.Citation));
        else
            foreach (var seed in RegionSet.Open(set).Seeds) table.AddRow(Cells(seed.Name, seed.Family, seed.Role, "label or mask", seed.Citation));
        _terminal.Write(table);
    }

    private void ListOn(ParseResult parsed, RegionSet set, string bold)
    {
        var run = SingleRun.Of(bold, parsed.GetValue(_image.Mask), space: parsed.GetValue(_image.Space));
        var plan = _image.PlanOf(parsed);
        var signals = ParticipantSignals.Extract([run], set, plan with { Set = set.Name });
        var size = Math.Abs(signals.Map.Grid.Affine.Determinant);
        var table = Tables.New("region", "family", "voxels", "volume mm³", "usable", "coverage", "status", "overlaps");
        for (var c = 2; c < 6; c++) table.Columns[c].RightAligned();
        foreach (var region in signals.Regions)
        {
            var own = region.Runs[0];
            table.AddRow(Cells(region.Region.Name, region.Region.Seed.Family, Text(region.Region.ExpectedVoxels), Text(region.Region.ExpectedWeight * size, "0"),
                Text(own.Voxels), Text(own.Coverage, "0.000"), own.Status, Overlaps(region.Region, signals.Map.Regions)));
        }
        _terminal.Write(table);
    }

    private static string Overlaps(Region region, IReadOnlyList<Region> all)
    {
        var own = region.Columns.ToHashSet();
        var others = all.Where(r => r != region).Select(r => (r.Name, Count: r.Columns.Count(own.Contains))).Where(r => r.Count > 0);
        return string.Join(", ", others.Select(r => $"{r.Name} {r.Count}"));
    }

    private static string[] Cells(params string[] cells) => Array.ConvertAll(cells, Markup.Escape);

    private static string Text(double number, string format = "0") => number.ToString(format, CultureInfo.InvariantCulture);
}
