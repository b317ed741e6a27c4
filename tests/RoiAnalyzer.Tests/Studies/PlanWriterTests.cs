using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class PlanWriterTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData(PlanTests.Full)]
    public void A_plan_written_and_read_again_is_the_same(string json)
    {
        var plan = PlanTests.Read(json);
        Assert.Equal(plan.ToJson(), PlanTests.Read(plan.ToJson()).ToJson());
        Assert.EndsWith("}\n", plan.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain('\r', plan.ToJson());
    }
}
