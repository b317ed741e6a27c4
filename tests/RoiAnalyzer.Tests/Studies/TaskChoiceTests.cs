using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class TaskChoiceTests
{
    [Fact]
    public void The_only_task_is_assumed_and_of_several_the_user_chooses()
    {
        using var files = TempStudy.Whole();
        Assert.Contains("The task is cue, the only one.", files.Read().Assumptions);
        files.WriteRun("sub-01_ses-pre_task-rest");
        Assert.Contains("expected one task, found 2: cue, rest. Choose one with --task-id.", files.OnlyFault(), StringComparison.Ordinal);
        foreach (var task in new[] { "cue", "task-cue" })
            Assert.Empty(Study.Read(new StudyRequest { Root = files.Root, Task = task }).Faults);
        Assert.Empty(files.Read(new Plan { Task = "cue" }).Faults);
    }

    [Fact]
    public void A_task_that_is_not_there_is_a_fault_that_names_the_nearest()
    {
        using var files = TempStudy.Whole();
        var study = Study.Read(new StudyRequest { Root = files.Root, Task = "cu", Plan = new Plan { Task = "cue" } });
        Assert.EndsWith("expected the task cu, found none of that name. Nearest: cue. There are: cue.",
            study.Faults[0].ToString(), StringComparison.Ordinal);
    }
}
