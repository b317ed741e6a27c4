using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class FindingsTests
{
    [Fact]
    public void All_faults_of_a_study_are_collected_each_once()
    {
        using var files = TempStudy.Whole().Write("task-cue_bold.json", "{ not JSON").Write("participants.tsv", "id\n")
            .Write("sub-01/ses-pre/func/sub-01_ses-pre_task-cue_events.tsv", "")
            .Write("derivatives/fmriprep/sub-02/ses-pre/func/sub-02_ses-pre_task-cue_space-MNI152NLin2009cAsym_desc-preproc_bold.nii.gz", "");
        Assert.Equal(["participants.tsv", "task-cue_bold.json", "sub-01_ses-pre_task-cue_events.tsv",
            "sub-02_ses-pre_task-cue_space-MNI152NLin2009cAsym_desc-preproc_bold.nii.gz"],
            files.Read().Faults.Select(fault => Path.GetFileName(fault.Place.File)));
    }
}
