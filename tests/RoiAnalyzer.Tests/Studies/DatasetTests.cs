using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class DatasetTests
{
    [Fact]
    public void Events_are_inherited_from_the_nearest_level_that_applies()
    {
        using var files = TempStudy.Whole()
            .Delete("sub-01/ses-pre/func/sub-01_ses-pre_task-cue_events.tsv").Delete("sub-01/ses-post/func/sub-01_ses-post_task-cue_events.tsv")
            .Delete("sub-02/ses-post/func/sub-02_ses-post_task-cue_events.tsv")
            .Write("task-cue_events.tsv", Onset(1)).Write("task-other_events.tsv", Onset(2))
            .Write("sub-01/sub-01_task-cue_events.tsv", Onset(3)).Write("sub-01/ses-post/sub-01_ses-post_task-cue_events.tsv", Onset(4));
        var onsets = files.Read().Participants.SelectMany(p => p.Sessions).SelectMany(s => s.Runs).Select(run => run.Events[0].Onset);
        Assert.Equal([3, 4, 2, 1], onsets);
    }

    [Fact]
    public void Of_tables_equally_near_the_one_that_says_more_applies()
    {
        using var files = TempStudy.Whole().Delete("sub-01/ses-pre/func/sub-01_ses-pre_task-cue_events.tsv")
            .Write("ses-pre_task-cue_events.tsv", Onset(7)).Write("task-cue_events.tsv", Onset(1));
        Assert.Equal(7, files.Read().Participants[0].Sessions[0].Runs[0].Events[0].Onset);
    }

    private static string Onset(int onset) => $"onset\tduration\ttrial_type\n{onset}\t1\talcohol\n";
}
