using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Tests.Simulation;

public class SimulationPlanTests
{
    [Fact]
    public void The_standard_plan_can_be_made_and_has_a_gap_and_a_loss()
    {
        var plan = new SimulationPlan();
        plan.Check();
        Assert.Equal(("04", "07"), (plan.MissingPost, plan.LostCoverage));
    }

    [Fact]
    public void A_small_study_has_neither_unless_it_is_said_who()
    {
        var small = new SimulationPlan { Participants = 7 };
        Assert.Equal((null, null), (small.MissingPost, small.LostCoverage));
        var told = small with { MissingPost = "sub-02", LostCoverage = "03" };
        told.Check();
        Assert.Equal(("02", "03"), (told.MissingPost, told.LostCoverage));
    }

    [Fact]
    public void Nobody_can_be_said() => Assert.Null(new SimulationPlan { MissingPost = SimulationPlan.Nobody }.MissingPost);

    [Fact]
    public void Everything_that_cannot_be_made_is_said_at_once()
    {
        var plan = new SimulationPlan { Participants = 0, RepetitionTime = double.NaN, VoxelMm = 4, Task = "my task", Jolts = -1, Quantum = 0, BaselineSd = -1, TreatedChange = double.NaN };
        var faults = Assert.Throws<InputException>(plan.Check).Faults;
        Assert.Equal(["participants", "repetition time", "voxel size", "task", "jolts", "quantum", "baseline spread", "treated change"], faults.Select(f => f.Place.Field));
    }

    [Theory]
    [InlineData(25, 2)]      // 50 s
    [InlineData(40_000, 2)]
    public void A_run_too_short_or_too_long_is_refused(int volumes, double repetitionTime)
    {
        var plan = new SimulationPlan { Volumes = volumes, RepetitionTime = repetitionTime };
        Assert.Contains("volumes", Assert.Throws<InputException>(plan.Check).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void An_impossible_number_of_participants_is_the_only_fault(int participants)
    {
        var plan = new SimulationPlan { Participants = participants, MissingPost = "01" };
        Assert.Equal("participants", Assert.Throws<InputException>(plan.Check).Faults.Single().Place.Field);
    }

    [Fact]
    public void A_participant_that_is_not_there_is_refused()
    {
        var message = Assert.Throws<InputException>((new SimulationPlan { LostCoverage = "11" }).Check).Message;
        Assert.Contains("one of 01 to 10", message, StringComparison.Ordinal);
        Assert.Contains("found 11", message, StringComparison.Ordinal);
    }
}
