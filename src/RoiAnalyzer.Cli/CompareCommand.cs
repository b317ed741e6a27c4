using System.CommandLine;
using System.Globalization;
using RoiAnalyzer.Group;
using RoiAnalyzer.Models;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary><c>compare --pre BOLD --post BOLD --events TSV</c>: a change from two images, without BIDS.</summary>
internal sealed class CompareCommand
{
    private readonly Option<string> _pre = Options.Required("--pre", "The run before the infusion", "BOLD");
    private readonly Option<string> _post = Options.Required("--post", "The run after it", "BOLD");

    private readonly Option<string> _events = Options.Required("--events",
        "Events of both runs, or of the first (onset, duration, trial_type)", "TSV");

    private readonly Option<string?> _eventsPost = Options.Text("--events-post",
        "Events of the second run, if they differ", "TSV");

    private readonly Option<string?> _maskPost = Options.Text("--mask-post",
        "Brain mask of the second run, if it has its own", "FILE");

    private readonly Option<string?> _confoundsPre = Options.Text("--confounds-pre", "Confounds of the first run", "TSV");
    private readonly Option<string?> _confoundsPost = Options.Text("--confounds-post", "Confounds of the second run", "TSV");

    private readonly Option<double?> _time = Options.Number("--tr",
        "Repetition time in seconds, where the JSON beside the image does not say it", "seconds above 0", n => n > 0);

    private readonly Option<string[]> _contrasts = Options.Texts("--contrast",
        "A contrast, for example alcohol-neutral=alcohol:1,neutral:-1 (default: each condition, and differences)",
        "NAME=TYPE:WEIGHT,…");

    private readonly Option<string?> _planFile = Options.Text("--plan",
        "Plan whose model, contrasts and regions are used where no option says otherwise (JSON)", "FILE", "-m");

    private readonly Option<int?> _procs = Options.Count("--n-procs", "Images at a time (default: 1)", "--nprocs", "--n_procs");
    private readonly ImageOptions _image = new();
    private readonly Terminal _terminal;

    private CompareCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var own = new CompareCommand(terminal);
        var command = new Command("compare", "A change from two images and their events, without BIDS");
        foreach (var option in own.All) command.Add(option);
        own._image.AddTo(command);
        command.SetAction(own.Run);
        return command;
    }

    private Option[] All =>
        [_pre, _post, _events, _eventsPost, _maskPost, _confoundsPre, _confoundsPost, _time, _contrasts, _planFile, _procs];

    private int Run(ParseResult parsed)
    {
        CheckUsage(parsed);
        var (mask, events) = (parsed.GetValue(_image.Mask), parsed.GetValue(_events));
        var pre = RunOf(parsed, parsed.GetValue(_pre)!, mask, events, parsed.GetValue(_confoundsPre));
        var post = RunOf(parsed, parsed.GetValue(_post)!, parsed.GetValue(_maskPost) ?? mask,
            parsed.GetValue(_eventsPost) ?? events, parsed.GetValue(_confoundsPost));
        var plan = PlanOf(parsed, [.. pre.Events, .. post.Events]);
        var regions = ImageOptions.Open(plan.Regions);
        Session[] sessions = [SessionOf("pre", SessionRole.Pre, pre), SessionOf("post", SessionRole.Post, post)];
        var heights = Analysis.HeightsOf(plan, plan.ReferenceDurations!, pre.RepetitionTime);
        var result = Analysis.OfParticipant(
            new Participant("1", null, sessions), regions, plan, heights, (_, _, _) => _terminal.CheckStop(), parsed.GetValue(_procs) ?? 1);
        _terminal.Out.Write(ChangeTable.Of(result.Changes, regions.Seeds).ToTsv());
        return Say(result, heights);
    }

    private void CheckUsage(ParseResult parsed)
    {
        if (Path.GetFullPath(parsed.GetValue(_pre)!) == Path.GetFullPath(parsed.GetValue(_post)!))
            throw new UsageException("--pre and --post name the same image: the change would be 0 by construction");
        if (parsed.GetValue(_confoundsPre) is null != parsed.GetValue(_confoundsPost) is null)
            throw new UsageException("--confounds-pre and --confounds-post go together: both runs have the same model");
    }

    private Run RunOf(ParseResult parsed, string bold, string? mask, string? events, string? confounds)
    {
        var run = SingleRun.Of(bold, mask, events, confounds, parsed.GetValue(_time), parsed.GetValue(_image.Space));
        return !double.IsNaN(run.RepetitionTime) ? run : throw new InputException(new Place(bold),
            "a RepetitionTime in the JSON beside it", "none", "Say it with --tr SECONDS: the header is not trusted.");
    }

    private static Session SessionOf(string label, SessionRole role, Run run) =>
        new(label, role, [run with { Key = new RunKey(run.Key.Participant, label, run.Key.Task, run.Key.Run) }]);

    private Plan PlanOf(ParseResult parsed, List<Event> events)
    {
        var plan = BasicPlan(parsed);
        string[] types = [.. events.Select(e => e.TrialType).Distinct().Order(StringComparer.Ordinal)];
        var durations = ReferenceHeights.TaskDurations(events);
        return plan with
        {
            Contrasts = parsed.GetValue(_contrasts) is { Length: > 0 } written
                ? WrittenContrast.All(written, types)
                : plan.Contrasts ?? ContrastChoice.Suggested(types),
            ReferenceDurations = types.ToDictionary(type => type,
                type => plan.ReferenceDurations?.GetValueOrDefault(type, durations[type]) ?? durations[type]),
            Regions = _image.PlanOf(parsed, plan.Regions),
        };
    }

    /// <summary>The plan's file; without one, a model whose confounds are those that there are tables for.</summary>
    private Plan BasicPlan(ParseResult parsed)
    {
        var hasConfounds = parsed.GetValue(_confoundsPre) is not null;
        var without = new ModelPlan { Confounds = ["none"], FramewiseDisplacementLimit = null };
        if (parsed.GetValue(_planFile) is not { } file) return hasConfounds ? new Plan() : new Plan { Model = without };
        var plan = Plan.Read(file);
        if (plan.Analysis != AnalysisKind.Task) throw new InputException(new Place(file, Field: "analysis"), "task (compare takes runs with events)", plan.Analysis.ToString().ToLowerInvariant(),
            "Put the runs into a BIDS study and run roianalyzer BIDS_DIR OUTPUT_DIR --plan FILE.");
        if (hasConfounds || plan.Model.Confounds.All(name => name == "none")) return plan;
        throw new UsageException($"the plan's model has the confounds {string.Join(", ", plan.Model.Confounds)}: "
            + "give --confounds-pre and --confounds-post");
    }

    private int Say(ParticipantResult result, ReferenceHeights heights)
    {
        var notes = result.Signals.Runs.SelectMany(r => r.Notes).Concat(result.Models.SelectMany(m => m.Nuisance.Notes.Concat(m.Design?.Notes ?? [])));
        foreach (var note in notes.Distinct()) _terminal.Say($"note: {note}");
        foreach (var (type, seconds) in heights.Durations.OrderBy(d => d.Key, StringComparer.Ordinal))
            _terminal.Say(string.Create(CultureInfo.InvariantCulture, $"percent signal change of {type}: {heights.Convention} of {seconds:0.###} s, {Height(type)}"));
        var missing = result.Changes.Count(c => c.Status != Status.Ok);
        if (missing == result.Changes.Count)
        {
            _terminal.Say("No change is available: the column reason says why.");
            return ExitCode.InputUnusable;
        }

        _terminal.Say(missing == 0 ? "Done."
            : $"Done. {missing} of {result.Changes.Count} changes are not available; the column reason says why.");
        return ExitCode.Done;

        string Height(string type) => heights.OfRun ? "height of each run's own contrast regressor"
            : string.Create(CultureInfo.InvariantCulture, $"height {heights.Heights[type]:0.####}");
    }
}
