using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Reports;

public class OutputNameTests
{
    private static readonly OutputName Names = new("cue", "MNI152NLin2009cAsym", "RewardCircuit");

    [Theory]
    [InlineData("reward-circuit", "RewardCircuit"), InlineData("4S456", "4S456"), InlineData("my set_2.1", "MySet21"), InlineData("-", "Regions"), InlineData("", "Regions")]
    public void A_sets_name_becomes_a_label_of_letters_and_digits(string set, string label) => Assert.Equal(label, OutputName.LabelOf(set));

    [Theory]
    [InlineData("sub-01_ses-pre_task-cue_acq-fast_run-1_space-MNI152NLin2009cAsym_res-2_desc-preproc_bold.nii.gz", "pre", "2", "sub-01/ses-pre/func/sub-01_ses-pre_task-cue_acq-fast_run-1_space-MNI152NLin2009cAsym_res-2_atlas-RewardCircuit_stat-mean_timeseries")]
    [InlineData("sub-01_task-cue_desc-preproc_bold.nii.gz", null, null, "sub-01/func/sub-01_task-cue_atlas-RewardCircuit_stat-mean_timeseries")]
    public void A_runs_table_keeps_every_entity_of_its_image(string image, string? session, string? resolution, string name)
    {
        var space = image.Contains("_space-", StringComparison.Ordinal) ? "MNI152NLin2009cAsym" : null;
        var run = new Run { Key = new RunKey("01", session, "cue", null), Bold = $"/data/{image}", Space = space, Resolution = resolution };
        Assert.Equal(name, Names.OfRun(run, "mean", "timeseries"));
    }

    [Fact]
    public void Participants_and_the_group_have_names_in_their_folders()
    {
        Assert.Equal("sub-01/sub-01_task-cue_space-MNI152NLin2009cAsym_atlas-RewardCircuit_change", Names.OfParticipant("01", "change"));
        Assert.Equal("group/task-cue_atlas-RewardCircuit_change", (Names with { Space = null }).OfGroup("change"));
    }
}
