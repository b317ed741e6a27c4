using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class RunReaderTests
{
    private const string Func = "derivatives/fmriprep/sub-01/ses-pre/func/sub-01_ses-pre_task-cue_";

    [Fact]
    public void Repetition_times_that_differ_are_a_fault_and_small_rounding_is_not()
    {
        using var files = TempStudy.Whole().Write(Func + "space-MNI152NLin2009cAsym_desc-preproc_bold.json", """{ "RepetitionTime": 2.00005 }""");
        Assert.Equal(2.00005, files.Read().Participants[0].Sessions[0].Runs[0].RepetitionTime);
        files.Write(Func + "space-MNI152NLin2009cAsym_desc-preproc_bold.json", """{ "RepetitionTime": 2.5 }""");
        Assert.Contains("desc-preproc_bold.json (RepetitionTime): expected 2 s as in task-cue_bold.json, found 2.5 s", files.OnlyFault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("desc-confounds_regressors.tsv")]
    [InlineData("bold_confounds.tsv")]
    [InlineData("timeseries.tsv")]
    public void Confounds_of_older_versions_are_found(string name)
    {
        using var files = TempStudy.Whole().Delete(Func + "desc-confounds_timeseries.tsv").Write(Func + name, "X\tFramewiseDisplacement\n0\tn/a\n");
        var run = files.Read().Participants[0].Sessions[0].Runs[0];
        Assert.EndsWith(name, run.ConfoundsPath, StringComparison.Ordinal);
        Assert.Equal(["X", "FramewiseDisplacement"], run.ReadConfounds()!.Names);
    }

    [Fact]
    public void Confounds_are_needed_unless_the_plan_needs_none()
    {
        using var files = TempStudy.Whole().Delete(Func + "desc-confounds_timeseries.tsv");
        Assert.Contains("bold.nii.gz: expected a table of confounds", files.OnlyFault(), StringComparison.Ordinal);
        var study = files.Read(new Plan { Model = new ModelPlan { Confounds = ["none"], FramewiseDisplacementLimit = null } });
        Assert.Empty(study.Faults);
        Assert.Null(study.Participants[0].Sessions[0].Runs[0].ReadConfounds());
    }

    [Fact]
    public void Confounds_that_cannot_be_read_are_a_fault_before_work_starts()
    {
        using var files = TempStudy.Whole().Write(Func + "desc-confounds_timeseries.tsv", "a\nx\n");
        Assert.Contains("timeseries.tsv, line 2 (a): expected a number or n/a, found \"x\"", files.OnlyFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_a_mask_is_read_and_said()
    {
        using var files = TempStudy.Whole().Delete(Func + "space-MNI152NLin2009cAsym_desc-brain_mask.nii.gz")
            .Write(Func + "space-T1w_desc-brain_mask.nii.gz", "x");
        var study = files.Read();
        Assert.Empty(study.Faults);
        Assert.Null(study.Participants[0].Sessions[0].Runs[0].Mask);
        Assert.Contains("1 runs have no brain mask beside them: all of their voxels count as brain.", study.Assumptions);
        files.Write(Func + "space-MNI152NLin2009cAsym_label-brain_mask.nii.gz", "x");
        Assert.EndsWith("label-brain_mask.nii.gz", files.Read().Participants[0].Sessions[0].Runs[0].Mask, StringComparison.Ordinal);
    }

    [Fact]
    public void A_segmentation_in_the_space_of_the_image_is_found()
    {
        using var files = TempStudy.Whole().Write(Func + "space-T1w_desc-aseg_dseg.nii.gz", "x");
        Assert.Null(files.Read().Participants[0].Sessions[0].Runs[0].Segmentation);
        files.Write(Func + "space-MNI152NLin2009cAsym_desc-aseg_dseg.nii.gz", "x");
        Assert.EndsWith("Asym_desc-aseg_dseg.nii.gz", files.Read().Participants[0].Sessions[0].Runs[0].Segmentation, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_match_their_files_whatever_the_padding_of_their_numbers()
    {
        using var files = TempStudy.Whole().WritePreprocessed("sub-01_ses-pre_task-cue_run-1")
            .Write("sub-01/ses-pre/func/sub-01_ses-pre_task-cue_run-01_events.tsv", "onset\tduration\ttrial_type\n3\t1\tneutral\n");
        var run = files.Read().Participants[0].Sessions[0].Runs[0];
        Assert.Equal(new Event(3, 1, "neutral"), Assert.Single(run.Events));
        Assert.EndsWith("run-01_events.tsv", run.EventsPath, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_events_is_a_fault_and_of_a_resting_run_the_plans_field_is_named()
    {
        using var files = TempStudy.Whole().Delete("sub-01/ses-pre/func/sub-01_ses-pre_task-cue_events.tsv");
        Assert.Contains("expected an events file *_events.tsv for this run, found none", files.OnlyFault(), StringComparison.Ordinal);
        using var rest = TempStudy.Whole().Delete("derivatives").Write("task-rest_bold.json", """{ "RepetitionTime": 2 }""");
        foreach (var run in new[] { "sub-01_ses-pre", "sub-01_ses-post", "sub-02_ses-pre", "sub-02_ses-post" })
            rest.WritePreprocessed($"{run}_task-rest");
        Assert.Contains("found the resting runs of task-rest. Give a plan with \"analysis\": \"rest\", or \"infusion\" where one was given during the runs.", rest.OnlyFault(), StringComparison.Ordinal);
    }
}
