using RoiAnalyzer.Group;
using RoiAnalyzer.Images;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer;

/// <summary>
/// All faults of a study at once, before any work: those of its files, and those that show only when headers, masks,
/// regions, events and confounds are held against each other. No image data is read.
/// </summary>
public sealed class StudyCheck
{
    private readonly List<Fault> _faults = [];
    private readonly List<string> _notes = [];
    private readonly OrderedDictionary<string, List<RunKey>> _designNotes = [];

    private StudyCheck(Study study) => _faults.AddRange(study.Faults);

    /// <summary>What prevents the analysis; empty where nothing does.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>What is odd, but does not prevent it.</summary>
    public IReadOnlyList<string> Notes => [.. _notes, .. _designNotes.Select(note => $"{note.Value[0]}{(note.Value.Count > 1 ? $" and {note.Value.Count - 1} more" : "")}: {note.Key}")];

    /// <summary>
    /// Checks a study against the regions it is to be analysed with; <paramref name="regionsOf"/> opens a participant's set.
    /// </summary>
    public static StudyCheck Of(Study study, Func<Participant, RegionSet> regionsOf)
    {
        var check = new StudyCheck(study);
        foreach (var participant in study.Participants)
            check.Collect(() => check.CheckParticipant(study, participant, regionsOf));
        return check;
    }

    private void CheckParticipant(Study study, Participant participant, Func<Participant, RegionSet> regionsOf)
    {
        Grid? grid = null;
        var first = "";
        foreach (var run in participant.Sessions.SelectMany(s => s.Runs))
            Collect(() =>
            {
                using var bold = NiftiFile.Open(run.Bold);
                if (grid is null) Collect(() => CheckRegions(study, regionsOf(participant), bold, run));
                ParticipantSignals.CheckGrid(bold, grid ??= bold.Header.Grid, first = first.Length == 0 ? run.Bold : first);
                _notes.AddRange(RunSignals.NotesOn(run, bold.Header));
                CheckRun(study, run, bold);
            });
    }

    private void CheckRun(Study study, Run run, NiftiFile bold)
    {
        if (run.Mask is not null)
            Collect(() =>
            {
                using var mask = NiftiFile.Open(run.Mask);
                VoxelSeries.CheckMask(bold, mask.Header, run.Mask);
            });
        if (double.IsNaN(run.RepetitionTime)) return;
        if (study.Plan.Analysis == AnalysisKind.Infusion) Collect(() => InfusionRun.DesignOf(run, bold.Header.VolumeCount, study.Plan));
        if (study.Plan.Analysis == AnalysisKind.Rest) Collect(() => RestRun.DesignOf(run, bold.Header.VolumeCount, study.Plan));
        // without events or times there is a fault already, and no design to be had
        if (run.Events.Count > 0 && !double.IsNaN(run.RepetitionTime))
            Collect(() => NoteDesign(run, RunModel.DesignOf(run, bold.Header.VolumeCount, study.Plan.Model).Design));
    }

    /// <summary>A sentence that holds of many runs is said once, with the first of them.</summary>
    private void NoteDesign(Run run, DesignMatrix? design)
    {
        foreach (var note in design?.Notes ?? [])
            if (_designNotes.TryGetValue(note, out var runs)) runs.Add(run.Key);
            else _designNotes.Add(note, [run.Key]);
    }

    private void CheckRegions(Study study, RegionSet regions, NiftiFile bold, Run run)
    {
        var place = new Place(study.Plan.Path ?? "the plan", Field: "regions.primary");
        string[] known = [.. regions.Seeds.Select(s => s.Name)];
        foreach (var name in study.Plan.Regions.Primary ?? [])
        {
            if (regions.Seeds.FirstOrDefault(s => s.Name == name) is not { } seed)
                Add(new Fault(place, $"regions of {regions.Name}", name, Nearest.Hint(name, known)));
            else if (new GroupRegion(name, seed.Role, true).IsControl)
                Add(new Fault(place, "regions that are no controls", $"{name}, a {seed.Role}", "Leave it out."));
        }

        foreach (var name in (study.Plan.Rest.Seeds ?? []).Where(name => !known.Contains(name)))
            Add(new Fault(place with { Field = "rest.seeds" }, $"regions of {regions.Name}", name, Nearest.Hint(name, known)));

        var space = run.Space ?? bold.Header.TemplateSpace;
        RegionMap.Locate(regions, bold.Header.Grid, space, run.Bold, study.Plan.Regions.Membership);
    }

    private void Add(Fault fault)
    {
        if (!_faults.Contains(fault)) _faults.Add(fault);
    }

    private void Collect(Action look)
    {
        try
        {
            look();
        }
        catch (InputException e)
        {
            foreach (var fault in e.Faults) Add(fault);
        }
    }
}
