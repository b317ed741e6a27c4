using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class LabelsTests
{
    [Fact]
    public void Labels_of_a_request_may_have_their_prefixes_or_not()
    {
        using var files = TempStudy.Whole();
        var bare = Study.Read(new StudyRequest { Root = files.Root, Participants = ["01"], Sessions = ["pre", "post"], Task = "cue", Space = "MNI152NLin2009cAsym" });
        var full = Study.Read(new StudyRequest { Root = files.Root, Participants = ["sub-01"], Sessions = ["ses-pre", "ses-post"], Task = "task-cue", Space = "space-MNI152NLin2009cAsym" });
        Assert.Empty(full.Faults);
        Assert.Equal(bare.Plan.ToJson(), full.Plan.ToJson());
        Assert.Equal(bare.Participants[0].Label, full.Participants[0].Label);
    }
}
