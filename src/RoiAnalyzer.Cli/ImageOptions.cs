using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary>The options of verbs that work on images instead of a study.</summary>
internal sealed class ImageOptions
{
    public readonly Option<string> Regions = new("--regions", "--atlases") { Description = "Region set by name, set's JSON file, label image or mask", HelpName = "NAME|FILE", DefaultValueFactory = _ => "reward-circuit" };
    public readonly Option<string?> Atlas = new("--atlas") { Description = "Atlas image for a set whose labels are looked up in one (reward-cit168, reward-aseg)", HelpName = "FILE" };
    public readonly Option<string?> Mask = new("--mask") { Description = "Brain mask on the image's grid", HelpName = "FILE" };
    public readonly Option<string?> Space = new("--space") { Description = "The image's space, where neither its name nor its header says it", HelpName = "NAME" };
    public readonly Option<double> MinCoverage = Number("--min-coverage", 0.5, "Least share of a region that an image must cover", n => n <= 1);
    public readonly Option<Membership> Membership = new("--membership") { Description = "A voxel belongs to a region by its centre, or with the fraction of it inside", DefaultValueFactory = _ => Studies.Membership.Centre, HelpName = "centre|fraction" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Regions, Atlas, Mask, Space, MinCoverage, Membership }) command.Add(option);
    }

    public RegionSet OpenRegions(ParseResult parsed) => RegionSet.Open(parsed.GetValue(Regions)!, parsed.GetValue(Atlas));

    public RegionPlan PlanOf(ParseResult parsed) => new()
    {
        Set = parsed.GetValue(Regions)!,
        Atlas = parsed.GetValue(Atlas),
        MinCoverage = parsed.GetValue(MinCoverage),
        Membership = parsed.GetValue(Membership),
    };

    /// <summary>An option of one number in the invariant culture, not negative.</summary>
    public static Option<double> Number(string name, double standard, string description, Predicate<double>? allowed = null) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} (default: {standard})"),
        HelpName = "NUMBER",
        DefaultValueFactory = _ => standard,
        CustomParser = result => Parse(result, name, allowed) ?? standard,
    };

    /// <summary>A number of a command line; an error of usage where it is none.</summary>
    public static double? Parse(ArgumentResult result, string name, Predicate<double>? allowed = null)
    {
        if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= 0 && double.IsFinite(number) && allowed?.Invoke(number) != false)
            return number;
        result.AddError($"{name}: {result.Tokens[0].Value} is not a number that it can be.");
        return null;
    }
}
