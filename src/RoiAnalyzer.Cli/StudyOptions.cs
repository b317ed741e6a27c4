using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary>The options that say which study is meant and how it is analysed; named as in fMRIPrep, XCP-D and FitLins.</summary>
internal sealed class StudyOptions
{
    public readonly Option<string?> Derivatives = new("--derivatives", "-d") { Description = "Folder of preprocessed images (default: BIDS_DIR/derivatives/fmriprep, or the only one there)", HelpName = "DIR" };
    public readonly Option<string?> PlanFile = new("--plan", "-m") { Description = "Plan of the analysis (JSON)", HelpName = "FILE" };
    public readonly Option<string?> Regions = new("--regions", "--atlases") { Description = "Region set by name, set's JSON file, label image or mask (default: reward-circuit)", HelpName = "NAME|FILE" };
    public readonly Option<string?> Atlas = new("--atlas") { Description = "Atlas image for a set whose labels are looked up in one (reward-cit168)", HelpName = "FILE" };
    public readonly Option<string[]> Participants = new("--participant-label", "--participant_label") { Description = "Only these participants, with or without sub-", HelpName = "LABEL", AllowMultipleArgumentsPerToken = true };
    public readonly Option<string[]> Sessions = new("--session-label", "--session_label", "--session-id") { Description = "Only these sessions, with or without ses-", HelpName = "LABEL", AllowMultipleArgumentsPerToken = true };
    public readonly Option<string?> Task = new("--task-id", "-t", "--task_id") { Description = "The task", HelpName = "LABEL" };
    public readonly Option<string?> Space = new("--space") { Description = "The images' space, for example MNI152NLin2009cAsym or MNI152NLin2009cAsym:res-2", HelpName = "NAME" };
    public readonly Option<double?> MinCoverage = Number("--min-coverage", "--min_coverage", "Least share of a region that a run must cover (default: 0.5)");
    public readonly Option<double?> FdThreshold = Number("--fd-threshold", "-f", "Framewise displacement in mm above which a volume is a spike (default: 0.5; 0: no limit)", "--fd-thresh", "--fd_threshold");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Derivatives, PlanFile, Regions, Atlas, Participants, Sessions, Task, Space, MinCoverage, FdThreshold }) command.Add(option);
    }

    /// <summary>Reads the study that the options describe; options go before the plan's fields.</summary>
    public Study Read(ParseResult parsed, string root)
    {
        var plan = parsed.GetValue(PlanFile) is { } file ? Plan.Read(file) : new Plan();
        plan = plan with { Regions = RegionsOf(parsed, plan.Regions), Model = ModelOf(parsed, plan.Model) };
        return Study.Read(new StudyRequest
        {
            Root = root,
            Derivatives = parsed.GetValue(Derivatives),
            Plan = plan,
            Participants = parsed.GetValue(Participants) ?? [],
            Sessions = parsed.GetValue(Sessions) ?? [],
            Task = parsed.GetValue(Task),
            Space = parsed.GetValue(Space),
        });
    }

    private RegionPlan RegionsOf(ParseResult parsed, RegionPlan plan) => plan with
    {
        Set = parsed.GetValue(Regions) ?? plan.Set,
        Atlas = parsed.GetValue(Atlas) ?? plan.Atlas,
        MinCoverage = parsed.GetValue(MinCoverage) ?? plan.MinCoverage,
    };

    private ModelPlan ModelOf(ParseResult parsed, ModelPlan plan) =>
        parsed.GetValue(FdThreshold) is { } limit ? plan with { FramewiseDisplacementLimit = limit == 0 ? null : limit } : plan;

    private static Option<double?> Number(string name, string alias, string description, params string[] more)
    {
        var option = new Option<double?>(name, [alias, .. more]) { Description = description, HelpName = "NUMBER" };
        option.CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && double.IsFinite(number)) return number;
            result.AddError($"{name} wants a number that is not negative, found {result.Tokens[0].Value}");
            return null;
        };
        return option;
    }
}
