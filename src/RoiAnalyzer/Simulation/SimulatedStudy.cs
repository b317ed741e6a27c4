using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using RoiAnalyzer.Images;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Simulation;

/// <summary>
/// A made study with known truth: a BIDS dataset of events, sidecars and participants, with images, masks and confounds in
/// <c>derivatives/fmriprep</c>.
/// </summary>
public static class SimulatedStudy
{
    private const string Derivatives = "derivatives/fmriprep";
    private const short MniForm = 4;

    /// <summary>
    /// Makes the study in a new or empty folder; an <see cref="InputException"/> where that cannot be, or where the plan asks for
    /// what cannot be made. <paramref name="parallelism"/> runs are made at once, which changes no value;
    /// <paramref name="onRun"/> is told of each when it is written, one at a time.
    /// </summary>
    public static void Write(string folder, SimulationPlan plan, int parallelism = 1, Action<string>? onRun = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        plan.Check();
        var target = StudyFolder.New(folder);
        var field = PlantedVoxels.Of(plan);
        var participants = Participants(plan, field);
        WriteDataset(target, plan, field, participants);
        var runs = participants.SelectMany(p => p.Sessions.Select(s => (Participant: p, s.Session))).ToList();
        InParallel(runs, parallelism, run =>
        {
            WriteRun(target, plan, field, run.Participant, run.Session);
            lock (runs) onRun?.Invoke($"sub-{run.Participant.Label} ses-{run.Session}");
        });
    }

    /// <summary>The plan's participants, with the responses that each was given.</summary>
    public static IReadOnlyList<SimulatedParticipant> Participants(SimulationPlan plan, PlantedVoxels field)
    {
        var seeds = field.Map.Regions.Select(r => r.Seed).ToList();
        return [.. Enumerable.Range(1, plan.Participants).Select(number => SimulatedParticipant.Draw(plan, seeds, number))];
    }

    private static void InParallel<T>(List<T> all, int parallelism, Action<T> make)
    {
        try
        {
            Parallel.ForEach(all, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, make);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    private static void WriteDataset(StudyFolder target, SimulationPlan plan, PlantedVoxels field, IReadOnlyList<SimulatedParticipant> participants)
    {
        target.Write("dataset_description.json", DatasetText.Raw(plan));
        target.Write("README", DatasetText.Readme(plan));
        target.Write(".bidsignore", DatasetText.BidsIgnore);
        target.Write("simulation.json", DatasetText.Parameters(plan));
        target.Write("plan.json", DatasetText.AnalysisPlan(plan));
        target.Write($"task-{plan.Task}_bold.json", DatasetText.Sidecar(plan));
        if (plan.Analysis == AnalysisKind.Task) target.Write($"task-{plan.Task}_events.json", EventTable().ToSidecar());
        target.Write("participants", ParticipantTable(plan, participants));
        target.Write("truth", plan.Analysis == AnalysisKind.Rest ? PlantedRest.Truth(plan, field)
            : plan.HasSessionsOfItsOwn ? TruthTables.OfSessions(plan, field) : TruthTables.OfArms(plan, field));
        if (plan.Analysis != AnalysisKind.Rest)
            target.Write("truth_participants", plan.HasSessionsOfItsOwn ? TruthTables.OfParticipantSessions(plan, field, participants) : TruthTables.OfParticipants(plan, field, participants));
        target.Write($"{Derivatives}/dataset_description.json", DatasetText.Derivative());
        foreach (var participant in participants)
            target.Write($"sub-{participant.Label}/sub-{participant.Label}_sessions", SessionTable(participant));
    }

    private static void WriteRun(StudyFolder target, SimulationPlan plan, PlantedVoxels field, SimulatedParticipant participant, string session)
    {
        var folder = $"sub-{participant.Label}/ses-{session}/func";
        var stem = $"{folder}/sub-{participant.Label}_ses-{session}_task-{plan.Task}";
        var made = $"{Derivatives}/{stem}";
        var extension = plan.Compress ? ".nii.gz" : ".nii";
        var run = SimulatedRun.Begin(plan, field, participant, session);
        var tally = new RunTally(run.Field);
        if (plan.Analysis == AnalysisKind.Task) target.Write($"{stem}_events.tsv", EventTable(run).ToTsv());
        NiftiWriter.Write(target.PathOf($"{made}_space-{MniGrid.Space}_desc-preproc_bold{extension}"), field.Grid, (_, values) =>
        {
            run.FillNext(values);
            tally.Add(values);
        }, plan.Volumes, plan.RepetitionTime, Datatype.Int16, plan.Quantum, 0, MniForm);
        target.Write($"{made}_space-{MniGrid.Space}_desc-preproc_bold.json", DatasetText.ImageSidecar(plan));
        WriteMask(target.PathOf($"{made}_space-{MniGrid.Space}_desc-brain_mask{extension}"), field.Grid, participant, session);
        target.Write($"{made}_desc-confounds_timeseries", SimulatedConfounds.Table(run.Nuisance, tally));
    }

    private static void WriteMask(string path, Grid grid, SimulatedParticipant participant, string session)
    {
        var mask = Brain.Mask(grid, participant.LosesCoverageIn(session));
        NiftiWriter.Write(path, grid, Array.ConvertAll(mask, inside => inside ? 1.0 : 0), Datatype.UInt8, MniForm);
    }

    private static OutputTable EventTable(SimulatedRun? run = null)
    {
        var table = DatasetTable.Of(
            ("onset", "Seconds from the first volume."), ("duration", "Seconds."), ("trial_type", "What the pictures showed: alcohol or neutral."));
        foreach (var e in run?.Events ?? []) table.Add(e.Onset, e.Duration, e.TrialType);
        return table;
    }

    private static OutputTable ParticipantTable(SimulationPlan plan, IReadOnlyList<SimulatedParticipant> participants)
    {
        var isCrossover = plan.Design == SimulatedDesign.Crossover;
        var table = DatasetTable.Of(("participant_id", "Participant."), isCrossover ? ("sequence", "Treatments in their order.") : ("arm", "What was infused."), ("age", "Years."), ("sex", "F or M."));
        foreach (var p in participants) table.Add($"sub-{p.Label}", isCrossover ? string.Join('-', p.Treatments) : p.Arm, p.Age, p.Sex);
        return table;
    }

    private static OutputTable SessionTable(SimulatedParticipant participant)
    {
        if (participant.Treatments.Count > 0) return PeriodTable(participant);
        var table = DatasetTable.Of(("session_id", "Session."), ("days_since_infusion", "Days; negative is before."));
        foreach (var (session, days) in participant.Sessions) table.Add($"ses-{session}", days);
        return table;
    }

    private static OutputTable PeriodTable(SimulatedParticipant participant)
    {
        var table = DatasetTable.Of(("session_id", "Session."), ("period", "1 or 2."), ("treatment", "What was infused before the session."));
        foreach (var (period, (session, _)) in participant.Sessions.Index()) table.Add($"ses-{session}", period + 1, participant.Treatments[period]);
        return table;
    }
}
