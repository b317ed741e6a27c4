using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class ParticipantFileTests
{
    [Theory]
    [InlineData("id\tarm\nsub-01\ta\n", "participants.tsv, line 1: expected a column participant_id, found id, arm. ")]
    [InlineData("participant_id\nsub-01\n01\n", "participants.tsv, line 3 (participant_id): expected each participant once, found sub-01 again. ")]
    [InlineData("participant_id\tarm\nsub-01\n", "participants.tsv, line 2: expected 2 fields")]
    public void A_table_that_cannot_be_used_is_named(string text, string message)
    {
        using var files = TempStudy.Whole().Write("participants.tsv", text);
        Assert.StartsWith(message, files.OnlyFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_it_there_is_one_arm_unless_the_plan_needs_one()
    {
        using var files = TempStudy.Whole().Delete("participants.tsv");
        Assert.Empty(files.Read().Faults);
        Assert.Empty(files.Read().Arms);
        Assert.Contains("expected the arms of the participants, found no such file",
            files.Read(new Plan { Arm = new ArmPlan { Column = "arm" } }).Faults[0].ToString(), StringComparison.Ordinal);
    }
}
