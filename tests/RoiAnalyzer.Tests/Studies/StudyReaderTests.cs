using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class StudyReaderTests
{
    [Theory]
    [InlineData("02")]
    [InlineData("sub-02")]
    public void Participants_are_chosen_with_or_without_prefix(string label)
    {
        using var files = TempStudy.Whole();
        var study = Study.Read(new StudyRequest { Root = files.Root, Participants = [label] });
        Assert.Equal("02", Assert.Single(study.Participants).Label);
        Assert.Equal(["placebo", "ketamine"], study.Arms);
    }

    [Fact]
    public void An_unknown_participant_or_session_is_a_fault_that_lists_those_there_are()
    {
        using var files = TempStudy.Whole();
        Assert.Equal($"{files.Root}: expected a participant sub-03, found none of that name. Nearest: 01. There are: 01, 02.",
            files.OnlyFault(new StudyRequest { Root = files.Root, Participants = ["01", "03"] }));
        var study = Study.Read(new StudyRequest { Root = files.Root, Sessions = ["pre", "ses-post", "later"] });
        Assert.Contains("expected a session ses-later", Assert.Single(study.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_participants_who_are_not_wanted_do_not_stop_the_others()
    {
        using var files = TempStudy.Whole()
            .Write("sub-01/ses-pre/func/sub-01_ses-pre_task-cue_events.tsv", "onset\tduration\ttrial_type\n")
            .Write("derivatives/fmriprep/sub-01/ses-post/func/sub-01_ses-post_task-cue_space-MNI152NLin2009cAsym_desc-preproc_bold.nii.gz", "");
        Assert.Equal(2, files.Read().Faults.Count);
        Assert.Empty(Study.Read(new StudyRequest { Root = files.Root, Participants = ["02"] }).Faults);
    }

    [Fact]
    public void A_session_left_out_by_the_filter_is_not_read()
    {
        using var files = TempStudy.Whole().WriteRun("sub-01_ses-followup_task-cue");
        Assert.Equal(3, files.Read().Participants[0].Sessions.Count);
        var study = Study.Read(new StudyRequest { Root = files.Root, Sessions = ["pre", "post"] });
        Assert.Equal(["pre", "post"], study.Participants[0].Sessions.Select(s => s.Label));
    }

    [Fact]
    public void Two_images_of_one_run_and_an_image_in_the_wrong_folder_are_faults()
    {
        using var files = TempStudy.Whole()
            .Write("derivatives/fmriprep/sub-01/ses-pre/func/sub-01_ses-pre_task-cue_space-MNI152NLin2009cAsym_desc-preproc_bold.nii", "x");
        Assert.Contains("expected one image a run, found another of sub-01 ses-pre task-cue", files.OnlyFault(), StringComparison.Ordinal);
        using var moved = TempStudy.Whole()
            .Write("derivatives/fmriprep/sub-01/ses-pre/func/sub-02_ses-pre_task-cue_run-3_space-MNI152NLin2009cAsym_desc-preproc_bold.nii", "x");
        Assert.Contains("expected an image of the folder's participant and session, found one of sub-02 ses-pre task-cue run-3",
            moved.OnlyFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_are_in_the_order_of_their_numbers_and_variants_stay_apart()
    {
        using var files = TempStudy.Whole().WriteRun("sub-01_ses-pre_task-cue_run-10").WriteRun("sub-01_ses-pre_task-cue_run-2")
            .WriteRun("sub-01_ses-pre_task-cue_acq-fast_dir-AP_run-2");
        var runs = files.Read().Participants[0].Sessions[0].Runs;
        Assert.Equal(["sub-01 ses-pre task-cue run-2", "sub-01 ses-pre task-cue run-10", "sub-01 ses-pre task-cue",
            "sub-01 ses-pre task-cue acq-fast dir-AP run-2"], runs.Select(run => run.Key.ToString()));
    }
}
