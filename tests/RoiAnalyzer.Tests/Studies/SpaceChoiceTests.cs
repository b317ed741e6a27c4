using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class SpaceChoiceTests
{
    [Fact]
    public void The_only_standard_space_is_taken()
    {
        using var files = TempStudy.Whole();
        Add(files, "space-T1w");
        Add(files, "space-fsaverage5");
        var study = files.Read();
        Assert.Empty(study.Faults);
        Assert.Equal("MNI152NLin2009cAsym", study.Space);
    }

    [Fact]
    public void Of_several_spaces_the_user_chooses()
    {
        using var files = TempStudy.Whole();
        Add(files, "space-MNI152NLin6Asym_res-2");
        Assert.Contains("expected images in one standard space, found MNI152NLin2009cAsym, MNI152NLin6Asym. Choose one with --space.",
            files.OnlyFault(), StringComparison.Ordinal);
        var study = Study.Read(new StudyRequest { Root = files.Root, Space = "MNI152NLin6Asym" });
        Assert.Empty(study.Faults);
        var run = study.Participants[0].Sessions[0].Runs[0];
        Assert.Equal(("MNI152NLin6Asym", "2", "MNI152NLin6Asym:res-2"), (run.Space, run.Resolution, study.Plan.Space));
        Assert.Contains("res-2_desc-brain_mask", run.Mask, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_resolutions_the_user_chooses()
    {
        using var files = TempStudy.Whole();
        Add(files, "space-MNI152NLin2009cAsym_res-2");
        Assert.Contains("expected one resolution of the space, found 2, none. Choose one, as in --space MNI152NLin2009cAsym:res-2",
            files.OnlyFault(), StringComparison.Ordinal);
        Assert.Equal("2", Chosen("MNI152NLin2009cAsym:res-2"));
        Assert.Null(Chosen("MNI152NLin2009cAsym:res-none"));

        string? Chosen(string space) => Study.Read(new StudyRequest { Root = files.Root, Space = space }).Participants[0].Sessions[0].Runs[0].Resolution;
    }

    [Fact]
    public void A_space_that_is_not_there_or_not_standard_is_a_fault()
    {
        using var files = TempStudy.Whole();
        var study = Study.Read(new StudyRequest { Root = files.Root, Space = "MNI152NLin6Asym" });
        Assert.Contains("expected images in the space MNI152NLin6Asym, found MNI152NLin2009cAsym", study.Faults[0].ToString(), StringComparison.Ordinal);
        using var native = TempStudy.Whole().Delete("derivatives");
        Add(native, "space-T1w");
        Assert.Contains("expected images in one standard space, found T1w", native.OnlyFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Single_echoes_are_left_out_and_said()
    {
        using var files = TempStudy.Whole()
            .Write("derivatives/fmriprep/sub-01/ses-pre/func/sub-01_ses-pre_task-cue_echo-1_space-MNI152NLin2009cAsym_desc-preproc_bold.nii.gz", "x");
        var study = files.Read();
        Assert.Empty(study.Faults);
        Assert.Single(study.Participants[0].Sessions[0].Runs);
        Assert.Contains("Left out: 1 images of single echoes or of phase.", study.Assumptions);
    }

    private static void Add(TempStudy files, string space)
    {
        foreach (var run in new[] { "sub-01_ses-pre", "sub-01_ses-post", "sub-02_ses-pre", "sub-02_ses-post" })
            files.WritePreprocessed($"{run}_task-cue", space);
    }
}
