using System.Text.Json;
using System.Text.Json.Nodes;
using RoiAnalyzer.Group;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>
/// The folder of a study's results, a BIDS derivative dataset. Participants write only into their own folders, so that
/// many jobs can work at once; the group level reads what they wrote.
/// </summary>
public sealed class StudyOutput
{

    private const string PlanHash = "PlanSha256";
    private readonly Study _study;
    private readonly OutputName _names;
    private readonly string _plan;

    private StudyOutput(string folder, Study study, string atlas) =>
        (Folder, _study, _names, _plan) = (folder, study, new OutputName(study.Task, study.Space, OutputName.LabelOf(atlas)), Provenance.PlanOf(study));

    /// <summary>Where results go.</summary>
    public string Folder { get; }

    /// <summary>
    /// Prepares the folder. One that holds something else is refused always, so that no study is written over; one with
    /// results of another plan is refused unless <paramref name="overwrite"/> is given. What another plan left of a
    /// participant is never mixed with the results of this one. With <paramref name="ofParticipants"/> there must be results
    /// of this plan already; where there are none, nothing is written.
    /// </summary>
    public static StudyOutput Open(
        string folder, Study study, string atlas, string version, bool overwrite, bool ofParticipants = false)
    {
        var output = new StudyOutput(folder, study, atlas);
        output.CheckFolder(overwrite);
        if (ofParticipants) output.Done();
        WholeFile.Write(Path.Combine(folder, "dataset_description.json"), Provenance.DatasetDescription(study, version));
        WholeFile.Write(Path.Combine(folder, ".bidsignore"), "*_timeseries.*\n*_bold.tsv\n*_bold.json\n*_design.*\n*_estimates.*\n*_noise.*\n*_ftests.*\n*_fir.*\n*_infusion.*\n*_inflation.*\n*_connectivity.*\n*_quality.*\n*_runs.*\n*_pairs.*\n*_baseline.*\n*_fixedeffects.*\n*_change.*\n*_skipped.*\ngroup/\nplan.json\nprovenance.json\nskipped.*\nreport.html\n");
        WholeFile.Write(Path.Combine(folder, "plan.json"), output._plan);
        WholeFile.Write(Path.Combine(folder, "provenance.json"), Provenance.Of(study, version));
        return output;
    }

    /// <summary>Writes all tables of one participant; the change table last, because the group level looks for it.</summary>
    public void Write(ParticipantResult result)
    {
        OldResults.Remove(At($"sub-{result.Participant.Label}"));
        for (var r = 0; r < result.Signals.Runs.Count; r++)
        {
            var (run, model) = (result.Signals.Runs[r], result.Models[r]);
            RunTables.TimeSeries(result.Signals.Regions, run, RegionSummaryText.Made(result.Signals))
                .Write(At(_names.OfRun(run.Run, RegionSummaryText.Label(result.Signals), "timeseries")), RunTables.About(result.Signals, r));
            RunTables.Coverage(result.Signals.Regions, run).Write(At(_names.OfRun(run.Run, "coverage", "bold")), RunTables.About(result.Signals, r));
            var about = model.Rest is not null ? RestTables.About(run, model, _study.Plan) : model.Infusion is null ? RunTables.About(run, model, _study.Plan.Model, result.Heights) : InfusionTables.About(run, model, _study.Plan);
            if (model.Design is { } design)
            {
                RunTables.Design(design, model.Infusion is null ? "Events convolved with the response" : "1 in this stretch of time, named for its beginning after the infusion's").Write(At(_names.OfRun(run.Run, null, "design")), about);
                // the hundred cosines of a band are no picture
                if (model.Rest is null) WholeFile.Write(At(_names.OfRun(run.Run, null, "design")) + ".svg", DesignPicture.Of(design, $"Design matrix of {run.Run.Key}"));
            }
            (model.Rest is null ? RunTables.Estimates(model, result.Heights.Beside) : RestTables.Estimates(model)).Write(At(_names.OfRun(run.Run, null, "estimates")), about);
            if (model.Noise.Count > 0) RunTables.Noise(model).Write(At(_names.OfRun(run.Run, null, "noise")), about);
            if (model.Tests.Count > 0) RunTables.Tests(model).Write(At(_names.OfRun(run.Run, null, "ftests")), about);
            if (model.Curves.Count > 0) RunTables.Curves(model).Write(At(_names.OfRun(run.Run, null, "fir")), about);
            if (model.Rest is { } rest) RestTables.Edges(rest).Write(At(_names.OfRun(run.Run, null, "connectivity")), about);
            if (model.Infusion is not { } infusion) continue;
            InfusionTables.Course(infusion).Write(At(_names.OfRun(run.Run, null, "infusion")), about);
            InfusionTables.Inflation(infusion).Write(At(_names.OfRun(run.Run, null, "inflation")), about);
        }
        WriteQuality(result);
        var skipped = SkippedTable.Empty();
        SkippedTable.Add(skipped, result);
        skipped.Write(At(_names.OfParticipant(result.Participant.Label, "skipped")), AboutPlan());
        var aboutChange = AboutPlan();
        if (_study.Plan.Analysis == AnalysisKind.Task) aboutChange["PercentSignalChange"] = RunTables.About(result.Heights);
        var aboutSessions = aboutChange.DeepClone().AsObject();
        aboutSessions["FixedEffects"] = SessionTable.About();
        SessionTable.Of(result.Sessions, Unit).Write(At(_names.OfParticipant(result.Participant.Label, "fixedeffects")), aboutSessions);
        ChangeTable.Of(result.Changes, [.. result.Signals.Regions.Select(r => r.Region.Seed)], Unit)
            .Write(At(_names.OfParticipant(result.Participant.Label, "change")), aboutChange);
    }

    private void WriteQuality(ParticipantResult result)
    {
        var runs = result.Models.Select((model, r) => RunQuality.Of(result.Signals.Runs[r], model, result.Signals.Regions, _study.Plan.Model)).ToList();
        for (var r = 0; r < runs.Count; r++)
        {
            var about = RunTables.About(result.Signals.Runs[r]);
            if (result.Signals.Runs[r].BrainMedian is { } median) about["BrainMedian"] = median;
            QualityTables.Regions(runs[r]).Write(At(_names.OfRun(runs[r].Run, null, "quality")), about);
        }
        var (pairs, aboutRuns) = (RunPair.Of(result.Participant, runs), QualityTables.About(result.Signals.Map));
        QualityTables.Runs(runs).Write(At(_names.OfParticipant(result.Participant.Label, "runs")), aboutRuns);
        QualityTables.Pairs(pairs).Write(At(_names.OfParticipant(result.Participant.Label, "pairs")), aboutRuns);
        QualityTables.Baselines(pairs).Write(At(_names.OfParticipant(result.Participant.Label, "baseline")), aboutRuns);
    }

    /// <summary>The flags of all participants whose results of this plan are there, and how much was looked at.</summary>
    public QualityFindings ReadQuality()
    {
        var findings = new QualityFindings();
        foreach (var p in Done())
        {
            foreach (var run in p.Sessions.SelectMany(s => s.Runs))
                findings.Add(FlaggedKind.Region, $"sub-{p.Label}", At(_names.OfRun(run, null, "quality")) + ".tsv", run.Key);
            findings.Add(FlaggedKind.Run, $"sub-{p.Label}", At(_names.OfParticipant(p.Label, "runs")) + ".tsv");
            findings.Add(FlaggedKind.Pair, $"sub-{p.Label}", At(_names.OfParticipant(p.Label, "pairs")) + ".tsv");
            findings.Add(FlaggedKind.Baseline, $"sub-{p.Label}", At(_names.OfParticipant(p.Label, "baseline")) + ".tsv");
        }
        return findings;
    }

    /// <summary>Writes that a participant could not be analysed, and removes older results.</summary>
    public void WriteFailure(Participant participant, InputException why)
    {
        OldResults.Remove(At($"sub-{participant.Label}"));
        var skipped = SkippedTable.Empty();
        foreach (var fault in why.Faults) skipped.Add($"sub-{participant.Label}", null, null, null, Status.Failed, PlainPaths.In(_study, fault.ToString()));
        skipped.Write(At(_names.OfParticipant(participant.Label, "skipped")), AboutPlan());
    }

    /// <summary>
    /// Reads the changes of all participants of the study. One whose table is not there, or is of another plan, has rows
    /// that say so.
    /// </summary>
    public (IReadOnlyList<ChangeRow> Changes, IReadOnlyList<GroupRegion> Regions) ReadChanges(IReadOnlyList<string> contrasts)
    {
        var done = Done();
        var read = done.ToDictionary(p => p, p => ChangeTable.Read(ChangePath(p), p.Label, p.Arm));
        var regions = read[done[0]].Regions;
        foreach (var p in done)
        {
            if (!read[p].Regions.SequenceEqual(regions))
                throw new InputException(new Place(ChangePath(p)), "the same regions as the other participants", "others", "Run the participant level again for everybody.");
            if (read[p].Rows.Select(row => row.Contrast).Except(contrasts).FirstOrDefault() is { } other)
                throw new InputException(new Place(ChangePath(p), Field: "contrast"), $"the plan's contrasts {string.Join(", ", contrasts)}", other, "Run the participant level again.");
        }
        var rows = _study.Participants.SelectMany(p => read.TryGetValue(p, out var own) ? own.Rows.Select(row => Arm(row)) : NotDoneRows(p, regions, contrasts));
        return ([.. rows], [.. regions.Select(r => RegionOf(r.Name, r.Role, r.Family))]);
    }

    /// <summary>
    /// All that the group level works on: the changes and sessions of every participant whose results of this plan are there, and
    /// what the study knows of everybody.
    /// </summary>
    public GroupData ReadGroup(IReadOnlyList<string> contrasts, Func<IReadOnlyList<GroupRegion>, GroupPlan> planOf)
    {
        var (changes, regions) = ReadChanges(contrasts);
        var (used, done) = (_study.Plan.Sessions, Done());
        return new GroupData
        {
            Plan = planOf(regions),
            Changes = changes,
            Sessions = [.. done.SelectMany(p => SessionTable.Read(At(_names.OfParticipant(p.Label, "fixedeffects")) + ".tsv", p.Label, p.Arm))],
            Quality = [.. done.SelectMany(p => QualityReader.Read(p, run => At(_names.OfRun(run, null, "quality")), At(_names.OfParticipant(p.Label, "runs"))))],
            Participants = _study.Facts,
            SessionFacts = _study.SessionFacts,
            Outcomes = _study.Outcomes,
            Missing = _study.Missing,
            Visits = [.. new[] { (used.Pre ?? "", SessionRole.Pre), (used.Post ?? "", SessionRole.Post) }, .. used.FollowUp.Select(label => (label, SessionRole.FollowUp))],
        };
    }

    /// <summary>Writes the group's tables, and <c>skipped.tsv</c> of the whole study.</summary>
    public void Write(GroupResult result, GroupData data)
    {
        var papers = PaperTable.Of(result, data).ToList();
        foreach (var (suffix, table, about) in GroupTables.Of(result, data, papers)) table.Write(At(_names.OfGroup(suffix)), about);
        foreach (var grid in papers)
        {
            WholeFile.Write(At(_names.OfGroup(grid.Suffix)) + ".md", grid.ToMarkdown());
            WholeFile.Write(At(_names.OfGroup(grid.Suffix)) + ".tex", grid.ToLatex());
        }
        var stem = Path.GetFileName(_names.OfGroup("recompute"))[..^"_recompute".Length];
        WholeFile.Write(At(_names.OfGroup("recompute")) + ".R", RecomputeScript.ForR(stem, data.Plan));
        WholeFile.Write(At(_names.OfGroup("recompute")) + ".py", RecomputeScript.ForPython(stem, data.Plan));
        Skipped().Write(At("skipped"));
    }

    /// <summary>Writes the page that people read.</summary>
    public void WriteReport(string html) => WholeFile.Write(At("report.html"), html);

    /// <summary>Everything that is missing from the results.</summary>
    public OutputTable Skipped()
    {
        var table = SkippedTable.Empty();
        SkippedTable.Add(table, _study.Missing);
        foreach (var p in _study.Participants)
        {
            var own = At(_names.OfParticipant(p.Label, "skipped")) + ".tsv";
            if (IsOfThisPlan(own)) SkippedTable.AddFrom(table, own);
            else table.Add($"sub-{p.Label}", null, null, null, Status.NotDone, File.Exists(own) ? "the results are of another plan" : "the participant level has not been run");
            if (p.Arm is null && _study.Arms.Count > 0)
                table.Add($"sub-{p.Label}", null, null, null, Status.NoArm, $"the column {_study.Plan.Arm.Column} does not say the participant's arm");
        }
        return table;
    }

    /// <summary>The path of the group's table, for people.</summary>
    public string GroupTablePath => At(_names.OfGroup("change")) + ".tsv";

    /// <summary>The participants whose results of this plan are there; none is an input fault.</summary>
    private List<Participant> Done()
    {
        var done = _study.Participants.Where(p => IsOfThisPlan(ChangePath(p))).ToList();
        return done.Count > 0 ? done
            : throw new InputException(new Place(Folder), "participants' change tables of this plan", "none", "Run the participant level first.");
    }

    private string Unit => _study.Plan.Analysis == AnalysisKind.Rest ? RestTables.Unit : GroupPlan.Percent;

    private string At(string name) => Path.Combine(Folder, name);

    private string ChangePath(Participant p) => At(_names.OfParticipant(p.Label, "change")) + ".tsv";

    private ChangeRow Arm(ChangeRow row) =>
        row.Arm is null && _study.Arms.Count > 0 && row.Status == Status.Ok ? row with { Status = Status.NoArm } : row;

    private static IEnumerable<ChangeRow> NotDoneRows(Participant p, IReadOnlyList<(string Name, string Role, string Family)> regions, IReadOnlyList<string> contrasts) =>
        regions.SelectMany(r => contrasts.Select(c => new ChangeRow(p.Label, p.Arm, r.Name, c, double.NaN, double.NaN, Status.NotDone)));

    private GroupRegion RegionOf(string name, string role, string family)
    {
        var region = new GroupRegion(name, role, _study.Plan.Regions.Primary?.Contains(name) ?? family == "primary");
        if (region.IsControl && region.IsPrimary)
            throw new InputException(new Place(_study.Plan.Path ?? "the plan", Field: "regions.primary"), "regions that are no controls", name, "Leave it out: a control cannot be primary.");
        return region;
    }

    private JsonObject AboutPlan() => new() { [PlanHash] = Provenance.Sha256(_plan) };

    /// <summary>Whether a table is there and its sidecar names the plan of this study.</summary>
    private bool IsOfThisPlan(string table) =>
        File.Exists(table) && JsonField(Path.ChangeExtension(table, ".json"), json => json[PlanHash]) == Provenance.Sha256(_plan);

    private void CheckFolder(bool overwrite)
    {
        if (!IsInUse()) return;
        if (JsonField(At("dataset_description.json"), json => json["GeneratedBy"]?[0]?["Name"]) != Provenance.Program)
            throw new InputException(new Place(Folder), "a new folder, or one with results of this program", "other files", "Choose another output folder.");
        var plan = At("plan.json");
        if (!overwrite && File.Exists(plan) && TextFile.Read(plan) != _plan)
            throw new InputException(new Place(plan), "the plan of this run", "another plan, whose results are here", "Choose another output folder, or replace the results with --overwrite.");
    }

    private bool IsInUse()
    {
        try
        {
            return Directory.Exists(Folder) && Directory.EnumerateFileSystemEntries(Folder).Any(e => !e.EndsWith(WholeFile.Unfinished, StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Place(Folder), "a folder that can be read", "one that cannot", "Check its permissions.", e);
        }
    }

    /// <summary>A text in a JSON file; null where the file, or the field, is not there or is something else.</summary>
    private static string? JsonField(string path, Func<JsonNode, JsonNode?> field)
    {
        if (!File.Exists(path)) return null;
        try
        {
            return JsonNode.Parse(TextFile.Read(path)) is { } json ? field(json)?.GetValue<string>() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentOutOfRangeException or InputException)
        {
            return null;
        }
    }
}
