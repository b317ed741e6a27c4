using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class MissingPiecesTests
{
    [Fact]
    public void A_session_a_run_or_a_whole_participant_that_is_missing_is_a_row_and_no_fault()
    {
        using var files = TempStudy.Whole().WriteRun("sub-01_ses-pre_task-cue_run-01").Delete("derivatives/fmriprep/sub-02/ses-post")
            .Write("sub-01/ses-pre/func/sub-01_ses-pre_task-cue_run-2_events.tsv", "onset\tduration\ttrial_type\n2\t6\talcohol\n")
            .Write("sub-01/ses-pre/func/sub-01_ses-pre_task-cue_run-1_bold.json", "{}")
            .Write("participants.tsv", "participant_id\nsub-01\nsub-02\nsub-03\n");
        var study = files.Read();
        Assert.Empty(study.Faults);
        Assert.Equal([("01", "pre", "2", "missing_run"), ("02", "post", null, "missing_session"), ("03", null, null, "missing_session")],
            study.Missing.Select(m => (m.Participant, m.Session, m.Run, m.Status)));
        Assert.Equal(2, study.Participants.Count);
        Assert.Single(study.Participants[1].Sessions);
        Assert.Equal("02", Assert.Single(Study.Read(new StudyRequest { Root = files.Root, Participants = ["02"] }).Missing).Participant);
    }
}
