using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class ReferenceDurationTests
{
    [Fact]
    public void The_median_is_over_all_participants_whoever_is_wanted()
    {
        using var files = TempStudy.Whole()
            .Write("sub-02/ses-post/func/sub-02_ses-post_task-cue_events.tsv",
                "onset\tduration\ttrial_type\n1\t8\talcohol\n20\t9\talcohol\n40\t10\talcohol\n60\t0\tneutral\n");
        // alcohol: 6 6 6 8 9 10, neutral: 6 6 6 0
        foreach (var wanted in new string[][] { [], ["01"], ["02"] })
        {
            var study = Study.Read(new StudyRequest { Root = files.Root, Participants = wanted });
            Assert.Equal(7, study.ReferenceDurations["alcohol"]);
            Assert.Equal(6, study.ReferenceDurations["neutral"]);
        }
    }

    [Fact]
    public void The_plan_goes_before_the_median()
    {
        using var files = TempStudy.Whole();
        var study = files.Read(new Plan { ReferenceDurations = new Dictionary<string, double> { ["neutral"] = 4 } });
        Assert.Equal((6, 4), (study.ReferenceDurations["alcohol"], study.ReferenceDurations["neutral"]));
        Assert.Equal(4, study.Plan.ReferenceDurations!["neutral"]);
    }
}
