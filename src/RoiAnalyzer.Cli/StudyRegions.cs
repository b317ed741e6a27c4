using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary>
/// The region set of a study: opened once for all, or for each participant where it is the participant's own segmentation.
/// </summary>
internal sealed class StudyRegions
{
    private readonly RegionPlan _plan;
    private readonly bool _own;
    private readonly Lazy<RegionSet> _shared;

    public StudyRegions(Study study)
    {
        _plan = study.Plan.Regions;
        var file = RegionSet.Definition(_plan.Set);
        _own = file?.Atlas == SeedFile.ParticipantAtlas && _plan.Atlas is null;
        _shared = new Lazy<RegionSet>(() => RegionSet.Open(_plan.Set, _plan.Atlas));
        Name = file?.Name ?? RegionSet.NameOfImage(_plan.Set);
    }

    /// <summary>The set's name in the outputs.</summary>
    public string Name { get; }

    /// <summary>
    /// A participant's regions; an <see cref="InputException"/> names one whose own segmentation is wanted and not there.
    /// </summary>
    public RegionSet Of(Participant participant) =>
        _own ? RegionSet.Open(_plan.Set, SegmentationOf(participant)) : _shared.Value;

    private static string SegmentationOf(Participant participant)
    {
        var runs = participant.Sessions.SelectMany(s => s.Runs).ToList();
        return runs.Select(r => r.Segmentation).FirstOrDefault(s => s is not null) ?? throw new InputException(
            new Place(runs[0].Bold), $"the segmentation of sub-{participant.Label} beside it (*_desc-aseg_dseg.nii.gz)", "none",
            "Run fMRIPrep with surface reconstruction, choose other regions, or name one atlas for all with --atlas.");
    }
}
