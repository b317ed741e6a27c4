using RoiAnalyzer.Images;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer;

/// <summary>
/// All faults of a study at once, before any work: those of its files, and those that show only when headers, masks,
/// regions, events and confounds are held against each other. No image data is read but the masks'.
/// </summary>
public sealed class StudyCheck
{
    private readonly List<Fault> _faults = [];
    private readonly List<string> _notes = [];

    private StudyCheck(Study study) => _faults.AddRange(study.Faults);

    /// <summary>What prevents the analysis; empty where nothing does.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>What is odd, but does not prevent it.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Checks a study against the regions it is to be analysed with; <paramref name="regionsOf"/> opens a participant's set.</summary>
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
                if (grid is null) CheckRegions(study, regionsOf(participant), bold, run);
                ParticipantSignals.CheckGrid(bold, grid ??= bold.Header.Grid, first = first.Length == 0 ? run.Bold : first);
                _notes.AddRange(RunSignals.NotesOn(run, bold.Header));
                CheckRun(study, run, bold);
            });
    }

    private void CheckRun(Study study, Run run, NiftiFile bold)
    {
        if (run.Mask is not null) Collect(() => VoxelSeries.CheckMask(bold, Image.Read(run.Mask), run.Mask));
        Collect(() => RunModel.DesignOf(run, bold.Header.VolumeCount, study.Plan.Model));
    }

    private void CheckRegions(Study study, RegionSet regions, NiftiFile bold, Run run)
    {
        Collect(() => RegionMap.Locate(regions, bold.Header.Grid, run.Space ?? bold.Header.TemplateSpace, run.Bold, study.Plan.Regions.Membership));
        foreach (var name in study.Plan.Regions.Primary ?? [])
            if (!regions.Seeds.Any(s => s.Name == name))
                _faults.Add(new Fault(new Place(study.Plan.Path ?? "plan", Field: "regions.primary"), $"regions of {regions.Name}", name, "Correct the plan."));
    }

    private void Collect(Action look)
    {
        try
        {
            look();
        }
        catch (InputException e)
        {
            _faults.AddRange(e.Faults.Where(f => !_faults.Contains(f)));
        }
    }
}
