namespace RoiAnalyzer.Studies;

/// <summary>
/// Reads a study from the outside in: its folder, its preprocessed images, task, space, sessions, participants, runs.
/// Everything but the runs' images is decided over all participants, whichever are wanted, so that jobs agree.
/// </summary>
internal sealed class StudyReader
{
    private readonly StudyRequest _request;
    private readonly Plan _plan;
    private readonly Findings _findings = new();
    private readonly Dataset _raw;
    private readonly Dataset? _derivative;
    private readonly string? _task;
    private readonly IReadOnlyList<DatasetFile> _images;
    private readonly IReadOnlyList<DatasetFile> _rawRuns;
    private readonly string[] _wanted;

    public StudyReader(StudyRequest request)
    {
        (_request, _plan) = (request, request.Plan);
        _raw = OpenRoot(request.Root);
        _derivative = DerivativeChoice.Of(_raw, request.Derivatives, _findings);
        _task = TaskChoice.Of(_raw, _derivative, Bare(request.Task ?? _plan.Task, "task"), _findings);
        var space = Bare(request.Space ?? _plan.Space, "space");
        _images = _derivative is null || _task is null ? [] : SpaceChoice.Of(_derivative, _task, space, _findings);
        _rawRuns = _task is null ? [] : RawRunsOf(_raw, _task);
        _wanted = [.. request.Participants.Select(label => Labels.Bare(label, "sub"))];
    }

    public Study Read()
    {
        CheckWanted();
        var participants = ParticipantFile.Read(_raw, _plan.Arm, _findings);
        var sessions = SessionChoice.Of(_raw, SessionsPresent(), PlannedSessions(), _findings);
        var withData = (_images.Count > 0 ? _images : _rawRuns).Select(file => file.Entities["sub"]!).ToHashSet();
        var arms = ArmChoice.Of(participants, _plan.Arm, withData, _findings);
        var runs = _images.Count > 0 ? ReadRuns(sessions) : [];
        var events = _images.Count > 0 ? runs.SelectMany(run => run.Events).ToArray() : ReadRawRuns();
        if (runs.Count > 0)
            new MissingPieces(_task!, _derivative!, _findings).Name(runs, _rawRuns, sessions, Everyone(runs, participants));
        var visits = SessionFile.Read(_raw, _findings);
        var facts = new FactsReader(participants, arms, _plan.Statistics, _findings).Read(Everyone(runs, participants), visits, sessions?.Post);
        var outcomes = new OutcomeFile(_raw, _plan.Statistics, _findings).Read([.. Everyone(runs, participants)]);
        var statistics = _plan.Statistics with { Design = DesignChoice.Of(_plan, sessions, arms.Arms, facts, visits, _findings) };
        return StudyOf(sessions, arms, runs, events, statistics, facts, visits, outcomes);
    }

    private Study StudyOf(
        SessionPlan? sessions, ArmChoice arms, List<Run> runs, IReadOnlyList<Event> events,
        StatisticsPlan statistics, IReadOnlyList<ParticipantFacts> facts, IReadOnlyList<SessionFacts> visits, IReadOnlyList<OutcomeFacts> outcomes)
    {
        var durations = ReferenceDuration.Of(events, _plan.ReferenceDurations);
        var trialTypes = durations.Keys.ToArray();
        var plan = _plan with
        {
            Task = _task,
            Space = SpaceUsed(),
            Sessions = sessions ?? _plan.Sessions,
            Arm = arms.Plan,
            Contrasts = ContrastChoice.Of(_plan, trialTypes, _findings),
            ReferenceDurations = durations,
            Statistics = statistics,
        };
        return new Study
        {
            Root = _raw.Path,
            Derivatives = _derivative?.Path ?? "",
            Task = _task ?? "",
            Space = _images.Count == 0 ? null : _images[0].Entities["space"],
            Participants = ParticipantsOf(runs, sessions, arms),
            Facts = [.. facts.Where(f => IsWanted(f.Participant))],
            SessionFacts = [.. visits.Where(v => IsWanted(v.Participant))],
            Outcomes = [.. outcomes.Where(o => IsWanted(o.Participant))],
            Arms = arms.Arms,
            TrialTypes = trialTypes,
            ReferenceDurations = durations,
            Missing = [.. _findings.Missing.Where(missing => IsWanted(missing.Participant))],
            Faults = _findings.FaultsOf(IsWanted),
            Assumptions = [.. _findings.Assumptions],
            Plan = plan,
        };
    }

    private static Dataset OpenRoot(string root)
    {
        var raw = Dataset.Open(root);
        if (!File.Exists(raw.PathOf("dataset_description.json")))
            throw new InputException(new Place(root), "a BIDS study with a dataset_description.json", "none",
                "Give the folder that holds participants.tsv and the sub-* folders.");
        return raw;
    }

    private static string? Bare(string? text, string key) => text is null ? null : Labels.Bare(text, key);

    /// <summary>One file for each raw run: its image or, in a tree without images, its sidecar or events.</summary>
    private static DatasetFile[] RawRunsOf(Dataset raw, string task) =>
        [.. raw.Files.Where(file => file.Level == Level.Data && file.Entities.Suffix is "bold" or "events"
                && !file.IsPreprocessedRun && file.Entities["task"] == task && RunKey.Of(file.Entities) is not null)
            .OrderBy(file => file.Path, StringComparer.Ordinal).DistinctBy(file => RunKey.Of(file.Entities))];

    private bool IsWanted(string participant) => _wanted.Length == 0 || _wanted.Contains(participant);

    private void CheckWanted()
    {
        string[] all = [.. _raw.Participants.Concat(_derivative?.Participants ?? []).Distinct().Order(StringComparer.Ordinal)];
        foreach (var label in _wanted.Except(all))
            _findings.Add(_raw.Path, null, $"a participant sub-{label}", "none of that name", Nearest.Hint(label, all));
    }

    private SessionPlan PlannedSessions() => _request.Sessions.Count == 0 ? _plan.Sessions
        : _plan.Sessions with { FollowUp = [.. _plan.Sessions.FollowUp.Where(IsWantedSession)] };

    private bool IsWantedSession(string label) =>
        _request.Sessions.Count == 0 || _request.Sessions.Any(wanted => Labels.Bare(wanted, "ses") == label);

    private string[] SessionsPresent()
    {
        var ofImages = _images.Select(image => image.Entities["ses"]).OfType<string>().ToArray();
        var ofRuns = _images.Count > 0 ? ofImages : [.. _rawRuns.Select(file => file.Entities["ses"]).OfType<string>()];
        var all = _images.Count > 0 || ofRuns.Length > 0 ? ofRuns : _raw.Participants.SelectMany(_raw.SessionsOf);
        var present = all.Distinct().Order(StringComparer.Ordinal).ToArray();
        foreach (var label in _request.Sessions.Select(label => Labels.Bare(label, "ses")).Except(present))
            _findings.Add(_raw.Path, null, $"a session ses-{label}", "none of that name", Nearest.Hint(label, present));
        return [.. present.Where(IsWantedSession)];
    }

    private string? SpaceUsed() => _images.Count == 0 || _images[0].Entities["space"] is not { } space ? _plan.Space
        : _images[0].Entities["res"] is { } resolution ? $"{space}:res-{resolution}" : space;

    private List<Run> ReadRuns(SessionPlan? sessions)
    {
        var reader = new RunReader(_raw, _derivative, _plan, _findings);
        var runs = new List<Run>();
        foreach (var image in _images)
        {
            var key = RunKey.Of(image.Entities)!;
            if (sessions is not null && key.Session is { } session && RoleOf(sessions, session) is null) continue;
            if (image.Participant != key.Participant || image.Session != key.Session)
                AddFault(key, image, "an image of the folder's participant and session", $"one of {key}", "Move or rename it.");
            else if (runs.Find(run => run.Key.IsSameRunAs(key)) is { } twin)
                AddFault(key, image, "one image a run", $"another of {key}, {twin.Bold}", "Remove one of them.");
            else runs.Add(reader.Read(image, key, IsWanted(key.Participant)));
        }

        if (runs.Count(run => run.Mask is null && IsWanted(run.Key.Participant)) is > 0 and var bare)
            _findings.Assumptions.Add($"{bare} runs have no brain mask beside them: all of their voxels count as brain.");
        return runs;
    }

    private void AddFault(RunKey key, DatasetFile image, string expected, string found, string remedy) =>
        _findings.Add(key.Participant, new Fault(new Place(image.Path), expected, found, remedy));

    private Event[] ReadRawRuns()
    {
        var reader = new RunReader(_raw, null, _plan, _findings);
        return [.. _rawRuns.SelectMany(file => reader.ReadRaw(file, RunKey.Of(file.Entities)!))];
    }

    private List<Participant> ParticipantsOf(List<Run> runs, SessionPlan? sessions, ArmChoice arms) =>
        [.. runs.Where(run => IsWanted(run.Key.Participant)).GroupBy(run => run.Key.Participant)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
                new Participant(group.Key, arms.ByParticipant.GetValueOrDefault(group.Key), SessionsOf(group, sessions)))];

    private static Session[] SessionsOf(IEnumerable<Run> runs, SessionPlan? sessions)
    {
        var later = sessions?.FollowUp.ToList() ?? [];
        return [.. runs.GroupBy(run => run.Key.Session ?? "").Select(group => SessionOf(group, sessions))
            .OrderBy(session => session.Role).ThenBy(session => later.IndexOf(session.Label))];
    }

    private static Session SessionOf(IGrouping<string, Run> runs, SessionPlan? sessions) =>
        new(runs.Key, RoleOf(sessions, runs.Key) ?? SessionRole.Pre, [.. runs.OrderBy(run => run.Key.Order)]);

    private IEnumerable<string> Everyone(List<Run> runs, Table? participants) =>
        _raw.Participants.Concat(runs.Select(run => run.Key.Participant))
            .Concat(participants is null ? [] : ParticipantFile.LabelsOf(participants))
            .Distinct().Order(StringComparer.Ordinal);

    private static SessionRole? RoleOf(SessionPlan? sessions, string label) =>
        label == sessions?.Pre ? SessionRole.Pre : label == sessions?.Post ? SessionRole.Post
        : sessions is not null && sessions.FollowUp.Contains(label) ? SessionRole.FollowUp : null;
}
