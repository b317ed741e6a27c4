using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

/// <summary>Real BIDS trees, mostly text alone: refused for the right reasons; with images added, read.</summary>
public class RealTreeTests
{
    private const string NoImages = "expected a folder of preprocessed images, found none";
    private const string NoSessions = "found no sessions (ses-*)";

    [Theory]
    [InlineData("bids/ds000001-bart", null, 2, NoImages, NoSessions)]
    [InlineData("bids/ds000005-gambles", null, 2, NoImages, NoSessions)]
    [InlineData("bids/ds000114-testretest", null, 2, NoImages, "expected one task, found 5: covertverbgeneration, fingerfootlips")]
    [InlineData("bids/ds000114-testretest", "fingerfootlips", 1, NoImages)]
    [InlineData("bids/ds000114-testretest", "linebisection", 1, NoImages)]
    [InlineData("bids/ds000157-foodcue", null, 2, NoImages, NoSessions)]
    [InlineData("bids/ds001597-prepost", null, 2, NoImages, "sub-03_ses-pre_task-cuedMFM_run-06_events.tsv: expected at least one event, found no rows")]
    [InlineData("bids/ds003059-lsd", null, 4, NoImages, "found ses-LSD, ses-PLCB", "Give a plan with \"analysis\": \"rest\"", "found derivative")]
    [InlineData("bids/ds004920-mid", "mid", 2, NoImages, NoSessions)]
    [InlineData("bids/ds005012-mid", null, 53, NoImages, "n/a in all 50 rows. The times seem to sit in other columns (CUE_ONSET,", "Rename the column TRIAL_TYPE to trial_type")]
    [InlineData("bids/bids-examples/pet005", null, 2, NoImages, "found only anat, pet")]
    [InlineData("bids/bids-examples/synthetic", null, 1, "expected one task, found 2: nback, rest")]
    [InlineData("bids/bids-examples/synthetic", "nback", 0)]
    [InlineData("bids/bids-examples/synthetic", "rest", 1, "Give a plan with \"analysis\": \"rest\"")]
    [InlineData("bids/bids-examples/ds000001-fmriprep", null, 26, "found derivative", NoSessions,
        "sub-10_task-balloonanalogrisktask_run-1_space-MNI152NLin2009cAsym_res-2_desc-preproc_bold.nii.gz: expected an image, found 0 bytes")]
    [InlineData("bold/studyforrest-localizer", null, 1, NoSessions)]
    [InlineData("confounds/narps-ds001734", null, 2, "fmriprep: expected preprocessed images", NoSessions)]
    public void A_real_tree_is_refused_for_the_right_reasons(string tree, string? task, int count, params string[] reasons)
    {
        var study = Study.Read(new StudyRequest { Root = Shared.File("data/" + tree), Task = task });
        var faults = study.Faults.Select(fault => fault.ToString()).ToArray();
        Assert.All(reasons, reason => Assert.Contains(faults, fault => fault.Contains(reason, StringComparison.Ordinal)));
        Assert.All(faults, fault => Assert.DoesNotContain("/._", fault, StringComparison.Ordinal));
        Assert.All(faults, fault => Assert.DoesNotContain('\n', fault));
        Assert.Equal(count, faults.Length);
    }

    [Theory]
    [InlineData("bids/ds000005-gambles"), InlineData("confounds/narps-ds001734")]
    public void A_real_tree_whose_events_have_no_trial_types_has_one_condition(string tree)
    {
        var study = Study.Read(new StudyRequest { Root = Shared.File("data/" + tree) });
        Assert.Equal(["event"], study.TrialTypes);
        Assert.Single(study.Assumptions, "Events files without a column trial_type have one condition, event.");
    }

    [Fact]
    public void Two_sessions_of_a_synthetic_study_are_read_with_old_names_of_masks_and_confounds()
    {
        var study = Study.Read(new StudyRequest { Root = Shared.File("data/bids/bids-examples/synthetic"), Task = "nback" });
        Assert.Equal(["01", "02"], study.Participants.Select(p => p.Label));
        var runs = study.Participants.SelectMany(p => p.Sessions).SelectMany(s => s.Runs).ToArray();
        Assert.Equal(8, runs.Length);
        Assert.All(runs, run => Assert.Equal((2.5, 352L, 42), (run.RepetitionTime, run.BoldBytes, run.Events.Count)));
        Assert.All(runs, run => Assert.EndsWith("_space-MNI152NLin2009cAsym_label-brain_mask.nii", run.Mask, StringComparison.Ordinal));
        Assert.All(runs, run => Assert.EndsWith($"_run-{run.Key.Run}_timeseries.tsv", run.ConfoundsPath, StringComparison.Ordinal));
        Assert.Equal(["03", "04", "05"], study.Missing.Select(missing => missing.Participant));
    }

    [Fact]
    public void The_repetition_time_of_a_real_run_is_the_sidecars_and_not_the_headers()
    {
        var study = Study.Read(new StudyRequest { Root = Shared.File("data/bold/studyforrest-localizer") });
        var run = study.Participants[0].Sessions[0].Runs[0];
        Assert.Equal((2.0, 16721942L, "MNI152NLin2009cAsym", "3"), (run.RepetitionTime, run.BoldBytes, run.Space, run.Resolution));
        Assert.EndsWith("res-3_desc-brain_mask.nii.gz", run.Mask, StringComparison.Ordinal);
        Assert.Equal(156, run.ReadConfounds()!.VolumeCount);
        Assert.Equal(["body", "face", "house", "object", "scene", "scramble"], study.TrialTypes);
    }

    [Fact]
    public void A_real_pre_and_post_study_passes_but_for_its_one_empty_events_file()
    {
        using var files = TempStudy.Completed("bids/ds001597-prepost", "cuedMFM");
        Assert.StartsWith("sub-03/ses-pre/func/sub-03_ses-pre_task-cuedMFM_run-06_events.tsv: expected at least one event, found no rows",
            files.OnlyFault(), StringComparison.Ordinal);
        var study = Study.Read(new StudyRequest { Root = files.Root, Participants = ["01", "02", "04"] });
        Assert.Empty(study.Faults);
        Assert.Equal(48, study.Participants.SelectMany(p => p.Sessions).Sum(session => session.Runs.Count));
        Assert.Equal((6.0, 8), (study.ReferenceDurations["CS1"], study.TrialTypes.Count));
    }

    [Fact]
    public void A_real_test_and_retest_study_passes_with_events_of_its_root()
    {
        using var files = TempStudy.Completed("bids/ds000114-testretest", "fingerfootlips",
            [.. new[] { "01", "02", "03", "04" }.SelectMany(p => new[] { "test", "retest" }.Select(s => $"sub-{p}_ses-{s}_task-fingerfootlips"))]);
        var study = files.Read();
        Assert.Empty(study.Faults);
        Assert.All(study.Participants, p => Assert.Equal(["test", "retest"], p.Sessions.Select(session => session.Label)));
        Assert.All(study.Participants, p => Assert.Equal((2.5, 15), (p.Sessions[0].Runs[0].RepetitionTime, p.Sessions[0].Runs[0].Events.Count)));
        Assert.Equal(["Finger", "Foot", "Lips", "Finger-Foot", "Finger-Lips", "Foot-Lips"], study.Plan.Contrasts!.Keys);
    }

    [Theory]
    [InlineData("bids/ds004920-mid", "mid", 1, "found no sessions (ses-*)")]
    [InlineData("bids/ds004920-mid", "sharedreward", 2, "sub-1002_task-sharedreward_run-2_events.tsv: expected at least one event, found no rows")]
    [InlineData("bids/ds000157-foodcue", "passiveimageviewing", 1, "found no sessions (ses-*)")]
    [InlineData("bids/ds005012-mid", "mid", 51, "n/a in all 50 rows")]
    public void A_real_tree_with_images_is_still_refused_for_what_is_wrong(string tree, string task, int count, string reason)
    {
        using var files = TempStudy.Completed(tree, task);
        var study = Study.Read(new StudyRequest { Root = files.Root, Task = task });
        Assert.True(study.Faults.Count == count, string.Join("\n", study.Faults));
        Assert.Contains(study.Faults, fault => fault.ToString().Contains(reason, StringComparison.Ordinal));
    }
}
