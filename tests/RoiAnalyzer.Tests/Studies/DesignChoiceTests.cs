using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class DesignChoiceTests
{
    [Fact]
    public void Two_arms_before_and_after_are_parallel_and_it_is_said()
    {
        using var files = TempStudy.Whole();
        var study = files.Read();
        Assert.Equal(DesignKind.Parallel, study.Plan.Statistics.Design);
        Assert.Contains("The design is parallel: the arms placebo, ketamine, one session before and one after.", study.Assumptions);
    }

    [Fact]
    public void One_arm_is_one_arm_and_a_follow_up_makes_it_longitudinal()
    {
        using var files = TempStudy.Whole().Write("participants.tsv", "participant_id\tarm\nsub-01\tketamine\nsub-02\tketamine\n");
        Assert.Equal(DesignKind.OneArm, files.Read().Plan.Statistics.Design);
        files.WriteRun("sub-01_ses-followup_task-cue");
        var study = files.Read();
        Assert.Equal(DesignKind.Longitudinal, study.Plan.Statistics.Design);
        Assert.Contains("The design is longitudinal: one arm and sessions at 2 times after the infusion.", study.Assumptions);
    }

    [Fact]
    public void Several_treatments_of_a_participant_are_a_crossover()
    {
        using var files = Crossed();
        var study = files.Read();
        Assert.Equal(DesignKind.Crossover, study.Plan.Statistics.Design);
        Assert.Contains(study.Assumptions, line => line.StartsWith("The design is crossover: sessions.tsv has the treatments ketamine, placebo,", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_sessions_of_one_period_are_a_fault_unless_one_is_before_its_treatment()
    {
        using var files = Crossed();
        files.Write("sub-01/sub-01_sessions.tsv", "session_id\tperiod\ttreatment\nses-pre\t1\tketamine\nses-post\t1\tplacebo\n");
        var fault = Assert.Single(files.Read().Faults).ToString();
        Assert.Contains("found period 1 in ses-pre and ses-post", fault, StringComparison.Ordinal);
        Assert.Contains("give the role pre to the session before the treatment", fault, StringComparison.Ordinal);
        files.Write("sub-01/sub-01_sessions.tsv", "session_id\tperiod\trole\ttreatment\nses-pre\t1\tpre\tketamine\nses-post\t1\tpost\tplacebo\n");
        Assert.Empty(files.Read().Faults);
    }

    [Fact]
    public void The_plan_names_the_design_and_nothing_is_assumed()
    {
        using var files = Crossed();
        var study = files.Read(new Plan { Statistics = new StatisticsPlan { Design = DesignKind.Parallel } });
        Assert.Empty(study.Faults);
        Assert.Equal(DesignKind.Parallel, study.Plan.Statistics.Design);
        Assert.DoesNotContain(study.Assumptions, line => line.Contains("The design", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DesignKind.Crossover, "statistics.design): expected a column treatment in sessions.tsv with several treatments for each participant of a crossover, found none.")]
    [InlineData(DesignKind.Longitudinal, "statistics.design): expected sessions at several times after the infusion for a longitudinal design, found one.")]
    public void A_design_that_the_data_do_not_have_is_refused(DesignKind design, string message)
    {
        using var files = TempStudy.Whole();
        var fault = files.Read(new Plan { Statistics = new StatisticsPlan { Design = design } }).Faults.Single();
        Assert.Contains(message, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parallel_design_of_one_arm_is_refused()
    {
        using var files = TempStudy.Whole().Write("participants.tsv", "participant_id\tarm\nsub-01\tketamine\nsub-02\tketamine\n");
        Assert.Contains("two or more arms with images for a parallel design, found one, ketamine", files.Read(new Plan { Statistics = new StatisticsPlan { Design = DesignKind.Parallel } }).Faults.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_arm_without_anybodys_images_is_refused_where_the_plan_speaks_of_arms_and_said_elsewhere()
    {
        using var files = TempStudy.Whole().Write("participants.tsv", "participant_id\tarm\nsub-01\tketamine\nsub-02\tketamine\nsub-03\tplacebo\n");
        var compared = new Plan { Arm = new ArmPlan { Column = "arm", Randomised = true } };
        Assert.Contains("expected images of participants in every arm that is to be compared, found none of placebo", files.Read(compared).Faults.Single().ToString(), StringComparison.Ordinal);
        foreach (var plan in new[] { new Plan(), compared with { Statistics = new StatisticsPlan { Design = DesignKind.OneArm } } })
        {
            var study = files.Read(plan);
            Assert.Empty(study.Faults);
            Assert.Equal(DesignKind.OneArm, study.Plan.Statistics.Design);
            Assert.Contains("Nobody of placebo has images: left out.", study.Assumptions);
        }
    }

    private static TempStudy Crossed() => TempStudy.Whole()
        .Write("sub-01/sub-01_sessions.tsv", "session_id\ttreatment\nses-pre\tketamine\nses-post\tplacebo\n")
        .Write("sub-02/sub-02_sessions.tsv", "session_id\ttreatment\nses-pre\tplacebo\nses-post\tketamine\n");
}
