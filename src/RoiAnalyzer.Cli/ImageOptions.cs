using System.CommandLine;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary>The options of verbs that work on images instead of a study.</summary>
internal sealed class ImageOptions
{
    private static readonly RegionPlan Standard = new();

    public readonly Option<string?> Regions = Options.Text("--regions",
        $"Region set by name, set's JSON file, label image or mask (default: {Standard.Set})", "NAME|FILE", "--atlases");

    public readonly Option<string?> Atlas = Options.Text("--atlas",
        "Atlas image for a set whose labels are looked up in one (reward-cit168, reward-aseg)", "FILE");

    public readonly Option<string?> Mask = Options.Text("--mask", "Brain mask on the image's grid", "FILE");

    public readonly Option<string?> Space = Options.Text("--space",
        "The image's space, where neither its name nor its header says it", "NAME");

    public readonly Option<double?> MinCoverage =
        Options.Share("--min-coverage", "Least share of a region that an image must cover (default: 0.5)", "--min_coverage");

    public readonly Option<Membership?> Membership = Options.Choice<Membership>(
        "--membership", "A voxel belongs to a region by its centre, or with the fraction of it inside (default: centre)");

    /// <summary>All but the region set.</summary>
    public Option[] OnAnImage => [Atlas, Mask, Space, MinCoverage, Membership];

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Regions, .. OnAnImage]) command.Add(option);
    }

    /// <summary>The regions as the options say, else as <paramref name="plan"/> does.</summary>
    public RegionPlan PlanOf(ParseResult parsed, RegionPlan? plan = null)
    {
        plan ??= Standard;
        return plan with
        {
            Set = parsed.GetValue(Regions) ?? plan.Set,
            // an atlas that the plan names is for the plan's set
            Atlas = parsed.GetValue(Atlas) ?? (parsed.GetValue(Regions) is null ? plan.Atlas : null),
            MinCoverage = parsed.GetValue(MinCoverage) ?? plan.MinCoverage,
            Membership = parsed.GetValue(Membership) ?? plan.Membership,
        };
    }

    public static RegionSet Open(RegionPlan plan) => RegionSet.Open(plan.Set, plan.Atlas);
}
