using System.CommandLine;
using System.Globalization;
using RoiAnalyzer.Models;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary><c>compare --pre BOLD --post BOLD --events TSV</c>: a change from two images, without BIDS.</summary>
internal sealed class CompareCommand
{
    private readonly Option<string> _pre = new("--pre") { Description = "The run before the infusion", Required = true, HelpName = "BOLD" };
    private readonly Option<string> _post = new("--post") { Description = "The run after it", Required = true, HelpName = "BOLD" };
    private readonly Option<string> _events = new("--events") { Description = "Events of both runs, or of the first (onset, duration, trial_type)", Required = true, HelpName = "TSV" };
    private readonly Option<string?> _eventsPost = new("--events-post") { Description = "Events of the second run, if they differ", HelpName = "TSV" };
    private readonly Option<string?> _maskPost = new("--mask-post") { Description = "Brain mask of the second run, if it has its own", HelpName = "FILE" };
    private readonly Option<string?> _confoundsPre = new("--confounds-pre") { Description = "Confounds of the first run", HelpName = "TSV" };
    private readonly Option<string?> _confoundsPost = new("--confounds-post") { Description = "Confounds of the second run", HelpName = "TSV" };
    private readonly Option<double?> _time = new("--tr") { Description = "Repetition time in seconds, where the JSON beside the image does not say it", HelpName = "SECONDS" };
    private readonly Option<string[]> _contrasts = new("--contrast") { Description = "A contrast, for example alcohol-neutral=alcohol:1,neutral:-1 (default: each condition, and differences)", HelpName = "NAME=TYPE:WEIGHT,…" };
    private readonly Option<string?> _planFile = new("--plan", "-m") { Description = "Plan whose model is used (JSON)", HelpName = "FILE" };
    private readonly ImageOptions _image = new();
    private readonly Terminal _terminal;

    private CompareCommand(Terminal terminal)
    {
        _terminal = terminal;
        _time.CustomParser = result => ImageOptions.Parse(result, "--tr", n => n > 0);
    }

    public static Command Create(Terminal terminal)
    {
        var own = new CompareCommand(terminal);
        var command = new Command("compare", "A change from two images and their events, without BIDS");
        foreach (var option in new Option[] { own._pre, own._post, own._events, own._eventsPost, own._maskPost, own._confoundsPre, own._confoundsPost, own._time, own._contrasts, own._planFile }) command.Add(option);
        own._image.AddTo(command);
        command.SetAction(own.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var pre = RunOf(parsed, _pre, parsed.GetValue(_image.Mask), parsed.GetValue(_events), parsed.GetValue(_confoundsPre), "pre");
        var post = RunOf(parsed, _post, parsed.GetValue(_maskPost) ?? parsed.GetValue(_image.Mask), parsed.GetValue(_eventsPost) ?? parsed.GetValue(_events), parsed.GetValue(_confoundsPost), "post");
        var participant = new Participant("1", null, [new Session("pre", SessionRole.Pre, [pre]), new Session("post", SessionRole.Post, [post])]);
        List<Event> events = [.. pre.Events, .. post.Events];
        var plan = PlanOf(parsed, events, pre.ConfoundsPath is not null);
        var heights = Analysis.HeightsOf(plan, ReferenceHeights.TaskDurations(events), pre.RepetitionTime);
        var regions = _image.OpenRegions(parsed);
        var result = Analysis.OfParticipant(participant, regions, plan, heights);
        _terminal.Out.Write(ChangeTable.Of(result.Changes, regions.Seeds).ToTsv());
        return Say(result, heights);
    }

    private int Say(Group.ParticipantResult result, ReferenceHeights heights)
    {
        foreach (var note in result.Signals.Runs.SelectMany(r => r.Notes).Concat(result.Models.SelectMany(m => m.Nuisance.Notes)).Distinct()) _terminal.Say($"note: {note}");
        foreach (var (type, duration) in heights.Durations)
            _terminal.Say(string.Create(CultureInfo.InvariantCulture, $"percent signal change of {type}: {heights.Convention} of {duration:0.###} s, height {heights.Heights[type]:0.####}"));
        var missing = result.Changes.Count(c => c.Status != Status.Ok);
        _terminal.Say(missing == 0 ? "Done." : $"Done. {missing} of {result.Changes.Count} changes are not available; the column reason says why.");
        return ExitCode.Done;
    }

    private Run RunOf(ParseResult parsed, Option<string> image, string? mask, string? events, string? confounds, string session)
    {
        var run = SingleRun.Of(parsed.GetValue(image)!, mask, events, confounds, parsed.GetValue(_time), parsed.GetValue(_image.Space));
        if (double.IsNaN(run.RepetitionTime))
            throw new InputException(new Place(run.Bold), "a RepetitionTime in the JSON beside it", "none", "Say it with --tr SECONDS: the header is not trusted.");
        return run with { Key = new RunKey(run.Key.Participant, session, run.Key.Task, run.Key.Run) };
    }

    private Plan PlanOf(ParseResult parsed, List<Event> events, bool hasConfounds)
    {
        var plan = parsed.GetValue(_planFile) is { } file ? Plan.Read(file) : new Plan { Model = hasConfounds ? new ModelPlan() : new ModelPlan { Confounds = ["none"], FramewiseDisplacementLimit = null } };
        string[] types = [.. events.Select(e => e.TrialType).Distinct().Order(StringComparer.Ordinal)];
        var contrasts = parsed.GetValue(_contrasts) is { Length: > 0 } given ? given.ToDictionary(g => g.Split('=')[0], IReadOnlyDictionary<string, double> (g) => Weights(g, types)) : plan.Contrasts ?? ContrastChoice.Suggested(types);
        return plan with { Contrasts = contrasts, Regions = _image.PlanOf(parsed) };
    }

    private static Dictionary<string, double> Weights(string contrast, string[] types)
    {
        var parts = contrast.Split('=');
        var weights = new Dictionary<string, double>();
        foreach (var term in parts.Length == 2 ? parts[1].Split(',') : throw new UsageException($"--contrast {contrast}: write NAME=TYPE:WEIGHT,TYPE:WEIGHT"))
        {
            var colon = term.LastIndexOf(':');
            if (colon < 1 || !double.TryParse(term[(colon + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || !double.IsFinite(weight))
                throw new UsageException($"--contrast {contrast}: {term} is not TYPE:WEIGHT");
            if (!types.Contains(term[..colon])) throw new UsageException($"--contrast {contrast}: no event is {term[..colon]}; there are {string.Join(", ", types)}");
            weights[term[..colon]] = weight;
        }
        return weights;
    }
}
