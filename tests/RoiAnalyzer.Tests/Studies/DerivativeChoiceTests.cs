using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class DerivativeChoiceTests
{
    private const string Description = """{ "Name": "d", "BIDSVersion": "1.8.0", "DatasetType": "derivative" }""";

    [Fact]
    public void The_only_dataset_among_the_derivatives_is_taken_and_said()
    {
        using var files = Renamed("derivatives/prep").Write("derivatives/prep/dataset_description.json", Description)
            .Write("derivatives/roianalyzer/dataset_description.json", Description);
        var study = files.Read();
        Assert.Empty(study.Faults);
        Assert.EndsWith("derivatives/prep", study.Derivatives, StringComparison.Ordinal);
        Assert.Contains(study.Assumptions, line => line.Contains("derivatives/prep, the only ones", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_several_the_user_chooses()
    {
        using var files = Renamed("derivatives/prep").Write("derivatives/prep/dataset_description.json", Description)
            .Write("derivatives/other/dataset_description.json", Description)
            .Write("derivatives/other/sub-01/func/sub-01_task-cue_desc-preproc_bold.nii.gz", "x");
        var fault = files.Read().Faults[0];
        Assert.StartsWith("2: ", fault.Found, StringComparison.Ordinal);
        Assert.Equal("Choose one with --derivatives.", fault.Remedy);
        Assert.Empty(Study.Read(new StudyRequest { Root = files.Root, Derivatives = Path.Combine(files.Root, "derivatives/prep") }).Faults);
    }

    [Fact]
    public void A_study_without_preprocessed_images_says_so_and_is_checked_all_the_same()
    {
        using var files = TempStudy.Whole().Delete("derivatives").Delete("task-cue_bold.json")
            .Write("sub-01/ses-pre/func/sub-01_ses-pre_task-cue_events.tsv", "onset\n1\n");
        var faults = files.Read().Faults.Select(files.Relative).ToArray();
        Assert.StartsWith("derivatives: expected a folder of preprocessed images, found none", faults[0], StringComparison.Ordinal);
        Assert.Equal(4, faults.Count(fault => fault.Contains("(RepetitionTime)", StringComparison.Ordinal)));
        Assert.Equal(1, faults.Count(fault => fault.Contains("events.tsv, line 1: expected a column duration", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_folder_given_that_is_absent_or_has_other_images_is_a_fault()
    {
        using var files = TempStudy.Whole().Write("deriv/sub-01/func/sub-01_task-cue_bold.nii", "x");
        Assert.Contains("absent: expected a folder, found none", Of("absent").ToString(), StringComparison.Ordinal);
        Assert.Equal("none, but 1 *_bold images without desc-preproc", Of("deriv").Found);

        Fault Of(string folder) =>
            Study.Read(new StudyRequest { Root = files.Root, Derivatives = Path.Combine(files.Root, folder) }).Faults[0];
    }

    [Fact]
    public void A_derivative_given_as_the_study_is_named_as_such()
    {
        using var files = TempStudy.Whole();
        var study = Study.Read(new StudyRequest { Root = files.Write("derivatives/fmriprep/dataset_description.json", Description).Root + "/derivatives/fmriprep" });
        Assert.Equal(("derivative", "DatasetType"), (study.Faults[0].Found, study.Faults[0].Place.Field));
        Assert.Contains("with --derivatives", study.Faults[0].Remedy, StringComparison.Ordinal);
    }

    private static TempStudy Renamed(string folder)
    {
        var files = TempStudy.Whole();
        Directory.Move(Path.Combine(files.Root, "derivatives/fmriprep"), Path.Combine(files.Root, folder));
        return files;
    }
}
