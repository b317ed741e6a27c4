using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class ArmChoiceTests
{
    [Theory]
    [InlineData("Group", "a", "b", "a b")]
    [InlineData("TREATMENT", "ketamine", "Saline", "Saline ketamine")]
    [InlineData("arm", "x", "x", "x")]
    [InlineData("sex", "F", "M", "")]
    public void The_column_is_found_and_the_reference_comes_first(string column, string first, string second, string arms)
    {
        using var files = TempStudy.Whole().Write("participants.tsv", $"participant_id\t{column}\nsub-01\t{first}\nsub-02\t{second}\n");
        var study = files.Read();
        Assert.Empty(study.Faults);
        Assert.Equal(arms, string.Join(' ', study.Arms));
        if (arms.Contains(' ', StringComparison.Ordinal)) Assert.Contains(study.Assumptions, line => line.EndsWith($"the reference is {study.Arms[0]}.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_plan_chooses_column_and_reference()
    {
        using var files = TempStudy.Whole();
        var study = files.Read(new Plan { Arm = new ArmPlan { Column = "arm", Reference = "ketamine", Randomised = true } });
        Assert.Equal(["ketamine", "placebo"], study.Arms);
        Assert.True(study.Plan.Arm.Randomised);
        Assert.Contains("the plan's column amr, found none of that name. Nearest: arm",
            files.Read(new Plan { Arm = new ArmPlan { Column = "amr" } }).Faults[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("the plan's reference arm Placebo, found none of that name. Nearest: placebo",
            files.Read(new Plan { Arm = new ArmPlan { Reference = "Placebo" } }).Faults[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Someone_with_data_but_no_known_arm_is_a_fault_of_that_participant()
    {
        using var files = TempStudy.Whole().WriteRun("sub-03_ses-pre_task-cue").WriteRun("sub-03_ses-post_task-cue");
        Assert.Contains("expected a row for sub-03, who has data, found none", files.OnlyFault(), StringComparison.Ordinal);
        files.Write("participants.tsv", "participant_id\tarm\nsub-01\tketamine\nsub-02\tplacebo\nsub-03\tn/a\nsub-04\tn/a\n");
        Assert.StartsWith("participants.tsv, line 4 (arm): expected the arm of sub-03, found \"n/a\"", files.OnlyFault(), StringComparison.Ordinal);
        Assert.Empty(Study.Read(new StudyRequest { Root = files.Root, Participants = ["01"] }).Faults);
    }

    [Fact]
    public void Arms_are_those_of_participants_with_data()
    {
        using var files = TempStudy.Whole().Write("participants.tsv", "participant_id\tarm\nsub-01\ta\nsub-02\ta\nsub-03\tb\n");
        Assert.Equal(["a"], files.Read().Arms);
    }
}
