using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests.Signals;

public sealed class RunSignalsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_header_that_tells_another_repetition_time_is_noted_and_one_that_agrees_is_not()
    {
        Assert.Empty(NotesWith(2));
        Assert.Empty(NotesWith(2.00005));
        Assert.Equal("sub-01 ses-pre task-cue: the header says a repetition time of 2 s, the sidecar 1.7935 s; the sidecar's is used", Assert.Single(NotesWith(1.7935)));
    }

    private IReadOnlyList<string> NotesWith(double repetitionTime)
    {
        var grid = MadeImages.Cube(4, 2);
        var run = new Run { Key = new RunKey("01", "pre", "cue", null), Bold = _folder.WriteRun("run.nii", grid, 3, (v, _) => v), RepetitionTime = repetitionTime, Space = "MNI152" };
        var set = new RegionSet("s", "s", [MadeImages.Sphere("s", 0, 0, 0, 2) with { Space = "MNI152" }]);
        return ParticipantSignals.Extract([run], set, new RegionPlan()).Runs[0].Notes;
    }
}
