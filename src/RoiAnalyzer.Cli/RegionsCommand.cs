using System.CommandLine;
using System.Globalization;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary><c>regions [SET] [--on BOLD]</c>: lists sets, a set's seeds, or what is left of them on an image.</summary>
internal sealed class RegionsCommand
{
    private readonly Argument<string?> _set = new("set")
    {
        Description = "Region set by name, set's JSON file, label image or mask; nothing: list the sets",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _on = Options.Text("--on", "Image on whose grid the regions are looked for", "BOLD");
    private readonly ImageOptions _image = new();
    private readonly Terminal _terminal;

    private RegionsCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var own = new RegionsCommand(terminal);
        const string lists = "Lists region sets, one set, or its voxels, volume, coverage and overlaps on an image";
        var command = new Command("regions", lists) { own._set, own._on };
        foreach (var option in own._image.OnAnImage) command.Add(option);
        command.SetAction(own.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (set, bold) = (parsed.GetValue(_set), parsed.GetValue(_on));
        if (bold is null && Array.Find(_image.OnAnImage, o => parsed.GetResult(o) is not null) is { } idle)
            throw new UsageException($"{idle.Name} says how regions are looked for on an image: name the image with --on");
        if (bold is not null && set is null) throw new UsageException("--on wants a region set: regions SET --on BOLD");
        if (set is null) ListSets();
        else if (bold is null) ListSeeds(set);
        else ListOn(parsed, set, bold);
        return ExitCode.Done;
    }

    private void ListSets()
    {
        var table = new TextTable("set", "seeds", "space", "what") { LastWraps = true };
        foreach (var name in RegionSet.BuiltIn)
        {
            var file = RegionSet.Definition(name)!;
            table.Add(name, Text(file.Seeds.Count), file.Space ?? "the atlas'", file.Description);
        }

        _terminal.Write(table);
    }

    private void ListSeeds(string set)
    {
        var wide = new TextTable("region", "family", "role", "definition", "source") { LastWraps = true };
        var narrow = new TextTable("region", "role", "definition and source") { LastWraps = true };
        var seeds = RegionSet.Definition(set)?.Seeds.Select(s => (s.Name, s.Family, s.Role, Definition: s.Describe(), s.Citation))
            ?? RegionSet.Open(set).Seeds.Select(s => (s.Name, s.Family, s.Role, Definition: "label or mask", s.Citation));
        foreach (var family in seeds.GroupBy(s => s.Family))
        {
            narrow.AddHeading(family.Key);
            foreach (var seed in family) narrow.Add(seed.Name, seed.Role, $"{seed.Definition}; {seed.Citation}");
        }

        foreach (var seed in seeds) wide.Add(seed.Name, seed.Family, seed.Role, seed.Definition, seed.Citation);
        _terminal.Write(wide, narrow);
    }

    private void ListOn(ParseResult parsed, string set, string bold)
    {
        var plan = _image.PlanOf(parsed) with { Set = set };
        var run = SingleRun.Of(bold, parsed.GetValue(_image.Mask), space: parsed.GetValue(_image.Space));
        var signals = ParticipantSignals.Extract([run], ImageOptions.Open(plan), plan, (_, _, _) => _terminal.CheckStop());
        var wide = new TextTable("region", "family", "voxels", "volume mm³", "usable", "coverage", "status", "overlaps")
        {
            Right = 2..6,
            LastWraps = true,
        };
        var narrow = new TextTable("region", "voxels", "mm³", "usable", "coverage", "status", "overlaps")
        {
            Gap = 2,
            Right = 1..5,
            LastWraps = true,
        };
        foreach (var family in signals.Regions.GroupBy(r => r.Region.Seed.Family))
        {
            narrow.AddHeading(family.Key);
            foreach (var region in family) narrow.Add([region.Region.Name, .. OnImage(region, signals.Map)]);
        }

        foreach (var region in signals.Regions)
            wide.Add([region.Region.Name, region.Region.Seed.Family, .. OnImage(region, signals.Map)]);
        _terminal.Write(wide, narrow);
    }

    /// <summary>Voxels, volume, usable voxels, coverage, status and overlaps.</summary>
    private static string[] OnImage(RegionVoxels voxels, RegionMap map)
    {
        var (region, own) = (voxels.Region, voxels.Runs[0]);
        var volume = region.ExpectedWeight * Math.Abs(map.Grid.Affine.Determinant);
        return [Text(region.ExpectedVoxels), Text(volume), Text(own.Voxels), Text(own.Coverage, "0.000"), own.Status,
            Overlaps(region, map.Regions)];
    }

    private static string Overlaps(Region region, IReadOnlyList<Region> all)
    {
        var own = region.Columns.ToHashSet();
        var shared = all.Where(r => r != region).Select(r => (r.Name, Count: r.Columns.Count(own.Contains)));
        return string.Join(", ", shared.Where(r => r.Count > 0).Select(r => $"{r.Name} {r.Count}"));
    }

    private static string Text(double number, string format = "0") => number.ToString(format, CultureInfo.InvariantCulture);
}
