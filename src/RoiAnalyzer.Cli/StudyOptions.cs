using System.CommandLine;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary>The options that say which study is meant and how it is analysed; named as in fMRIPrep, XCP-D and FitLins.</summary>
internal sealed class StudyOptions
{
    private readonly Option<string?> _derivatives = Options.Text("--derivatives",
        "Folder of preprocessed images (default: BIDS_DIR/derivatives/fmriprep, or the only one there)", "DIR", "-d");

    private readonly Option<string?> _plan = Options.Text("--plan", "Plan of the analysis (JSON)", "FILE", "-m");

    private readonly Option<string?> _regions = Options.Text("--regions",
        "Region set by name, set's JSON file, label image or mask (default: reward-circuit)", "NAME|FILE", "--atlases");

    private readonly Option<string?> _atlas = Options.Text("--atlas",
        "Atlas image for a set whose labels are looked up in one (reward-cit168)", "FILE");

    private readonly Option<string[]> _participants = Options.Texts("--participant-label",
        "Only these participants, with or without sub-", "LABEL", "--participant_label");

    private readonly Option<string[]> _sessions = Options.Texts("--session-label",
        "Only these sessions, with or without ses-", "LABEL", "--session_label", "--session-id");

    private readonly Option<string?> _task = Options.Text("--task-id", "The task", "LABEL", "-t", "--task_id");

    private readonly Option<string?> _space = Options.Text("--space",
        "The images' space, for example MNI152NLin2009cAsym or MNI152NLin2009cAsym:res-2", "NAME");

    private readonly Option<double?> _minCoverage =
        Options.Share("--min-coverage", "Least share of a region that a run must cover (default: 0.5)", "--min_coverage");

    private readonly Option<double?> _displacement = Options.Number("--fd-threshold",
        "Framewise displacement in mm above which a volume is a spike (default: 0.5; 0: no limit)",
        "a number of mm, 0 or more", n => n >= 0, "-f", "--fd-thresh", "--fd_threshold");

    public void AddTo(Command command)
    {
        foreach (var option in All) command.Add(option);
    }

    private Option[] All =>
        [_derivatives, _plan, _regions, _atlas, _participants, _sessions, _task, _space, _minCoverage, _displacement];

    /// <summary>Reads the study that the options describe; options go before the plan's fields.</summary>
    public Study Read(ParseResult parsed, string root)
    {
        var plan = parsed.GetValue(_plan) is { } file ? Plan.Read(file) : new Plan();
        plan = plan with { Regions = RegionsOf(parsed, plan.Regions), Model = ModelOf(parsed, plan.Model) };
        return Study.Read(new StudyRequest
        {
            Root = root,
            Derivatives = parsed.GetValue(_derivatives),
            Plan = plan,
            Participants = parsed.GetValue(_participants) ?? [],
            Sessions = parsed.GetValue(_sessions) ?? [],
            Task = parsed.GetValue(_task),
            Space = parsed.GetValue(_space),
        });
    }

    private RegionPlan RegionsOf(ParseResult parsed, RegionPlan plan) => plan with
    {
        Set = parsed.GetValue(_regions) ?? plan.Set,
        // an atlas that the plan names is for the plan's set
        Atlas = parsed.GetValue(_atlas) ?? (parsed.GetValue(_regions) is null ? plan.Atlas : null),
        MinCoverage = parsed.GetValue(_minCoverage) ?? plan.MinCoverage,
    };

    private ModelPlan ModelOf(ParseResult parsed, ModelPlan plan) =>
        parsed.GetValue(_displacement) is { } limit ? plan with { FramewiseDisplacementLimit = limit == 0 ? null : limit } : plan;
}
