using CsCheck;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class EntitiesTests
{
    [Fact]
    public void A_name_of_fMRIPrep_gives_labels_suffix_and_extension()
    {
        var name = Entities.Parse("x/sub-01_ses-pre_task-cue_run-1_space-MNI152NLin2009cAsym_res-2_desc-preproc_bold.nii.gz");
        Assert.Equal(("01", "pre", "cue", "1"), (name["sub"], name["ses"], name["task"], name["run"]));
        Assert.Equal(("MNI152NLin2009cAsym", "2", "preproc"), (name["space"], name["res"], name["desc"]));
        Assert.Equal(("bold", ".nii.gz"), (name.Suffix, name.Extension));
        Assert.Null(name["echo"]);
    }

    [Theory]
    [InlineData("sub-01_task-MGT_run-02_bold_confounds.tsv", "bold_confounds", ".tsv")]
    [InlineData("dataset_description.json", "dataset_description", ".json")]
    [InlineData("participants.tsv", "participants", ".tsv")]
    [InlineData("sub-01_space-fsnative_hemi-L_bold.func.gii", "bold", ".func.gii")]
    [InlineData("README", "README", "")]
    [InlineData("sub-01_task-stroop+blackbg_beh.tsv", "beh", ".tsv")]
    public void Suffix_and_extension_of_names_that_occur(string name, string suffix, string extension)
    {
        var entities = Entities.Parse(name);
        Assert.Equal((suffix, extension), (entities.Suffix, entities.Extension));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sub-01")]
    [InlineData("sub-01_")]
    [InlineData("sub-_bold.nii")]
    [InlineData("-01_bold.nii")]
    [InlineData("sub-01_sub-02_bold.nii")]
    [InlineData("sub-01_odd_task-x_bold.nii")]
    [InlineData("._sub-003_ses-LSD_task-rest_bold.json")]
    public void A_name_of_another_form_has_no_suffix_or_no_participant(string name)
    {
        var entities = Entities.Parse(name);
        Assert.True(entities.Suffix is null || entities["sub"] is null);
    }

    [Fact]
    public void Any_text_can_be_parsed() => Gen.String.Sample(text => Entities.Parse(text).Extension is not null);

    [Theory]
    [InlineData("run", "1", "01", true)]
    [InlineData("run", "0", "00", true)]
    [InlineData("run", "1", "10", false)]
    [InlineData("run", "1", null, false)]
    [InlineData("sub", "1", "01", false)]
    [InlineData("ses", null, null, true)]
    public void Only_runs_are_compared_as_numbers(string key, string? one, string? other, bool same) =>
        Assert.Equal(same, Entities.Same(key, one, other));

    [Fact]
    public void A_name_is_within_one_that_says_as_much_or_more()
    {
        var image = Entities.Parse("sub-01_ses-pre_task-cue_run-1_bold.nii");
        Assert.True(Entities.Parse("task-cue_run-01_events.tsv").IsWithin(image));
        Assert.False(Entities.Parse("task-rest_events.tsv").IsWithin(image));
        Assert.False(Entities.Parse("task-cue_acq-fast_events.tsv").IsWithin(image));
        Assert.True(Entities.Parse("task-cue_acq-fast_events.tsv").IsWithin(image, "acq"));
    }
}
