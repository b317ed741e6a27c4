using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class DatasetFileTests
{
    private const string Bold = "derivatives/fmriprep/sub-01/ses-pre/func/sub-01_ses-pre_task-cue_space-MNI152NLin2009cAsym_desc-preproc_bold.nii.gz";

    [Fact]
    public void An_image_or_mask_of_no_bytes_is_a_fault()
    {
        using var files = TempStudy.Whole().Write(Bold, "");
        Assert.StartsWith(Bold + ": expected an image, found 0 bytes. ", files.OnlyFault(), StringComparison.Ordinal);
        files.Write(Bold, "x").Write(Bold.Replace("preproc_bold", "brain_mask", StringComparison.Ordinal), "");
        Assert.Contains("mask.nii.gz: expected a mask, found 0 bytes", files.OnlyFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_a_file_that_was_not_fetched_is_a_fault_and_one_that_was_is_read()
    {
        using var files = TempStudy.Whole().Delete(Bold);
        File.CreateSymbolicLink(Path.Combine(files.Root, Bold), "../annexed");
        Assert.Contains("expected an image, found a link to a file that is not here", files.OnlyFault(), StringComparison.Ordinal);
        files.Write("derivatives/fmriprep/sub-01/ses-pre/annexed", "image");
        var study = files.Read();
        Assert.Empty(study.Faults);
        Assert.Equal(5, study.Participants[0].Sessions[0].Runs[0].BoldBytes);
    }
}
