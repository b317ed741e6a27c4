using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Studies;

public class SingleRunTests
{
    [Fact]
    public void A_run_takes_its_times_from_the_sidecar_beside_it_and_its_space_from_its_name()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sub-1_ses-a_task-x_space-S_res-2_bold.json"], """{"RepetitionTime": 1.5, "StartTime": 0.7, "SliceTimingCorrected": true}""");
        File.WriteAllText(folder["events.tsv"], "onset\tduration\ttrial_type\n3\t1\ta\n");
        var run = SingleRun.Of(folder["sub-1_ses-a_task-x_space-S_res-2_bold.nii.gz"], "mask.nii", folder["events.tsv"]);
        Assert.Equal((1.5, 0.7, true, "S", "2"), (run.RepetitionTime, run.StartTime, run.SliceTimingCorrected, run.Space, run.Resolution));
        Assert.Equal(new RunKey("1", "a", "x", null), run.Key);
        Assert.Equal([new Event(3, 1, "a")], run.Events);
    }

    [Fact]
    public void Without_a_sidecar_the_time_is_the_callers_or_unknown_and_what_the_caller_says_goes_first()
    {
        Assert.Equal(double.NaN, SingleRun.Of("image.nii").RepetitionTime);
        var run = SingleRun.Of("sub-1_task-x_space-S_bold.nii", repetitionTime: 3, space: "T");
        Assert.Equal((3, "T"), (run.RepetitionTime, run.Space));
        Assert.Equal("image.nii", SingleRun.Of("image.nii").Key.Participant);
    }
}
