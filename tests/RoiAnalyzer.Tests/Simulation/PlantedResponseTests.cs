using RoiAnalyzer.Regions;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Tests.Simulation;

public class PlantedResponseTests
{
    private static readonly IReadOnlyList<Seed> Seeds = RegionSet.Open(PlantedResponse.RegionSetName).Seeds;

    [Theory]
    [InlineData("NAcc_L", 0.6, 0.3)]
    [InlineData("VS_R", 0.6, 0.3)]
    [InlineData("dPutR_L", 0.6, 0.3)]
    [InlineData("aIns_L", 0.4, 0.3)]
    [InlineData("PCC", 0.4, 0.3)]
    [InlineData("V1_R", 1.5, 1.5)]
    [InlineData("HandSM_L", 0.2, 0.2)]
    [InlineData("Heschl_L", 0, 0)]
    [InlineData("WM_R", 0, 0)]
    [InlineData("CSF_L", 0, 0)]
    public void The_population_responds_as_agreed(string region, double alcohol, double neutral)
    {
        var seed = Seeds.Single(s => s.Name == region);
        Assert.Equal((alcohol, neutral), (PlantedResponse.Before(seed, "alcohol"), PlantedResponse.Before(seed, "neutral")));
    }

    [Fact]
    public void Only_the_accumbens_response_to_alcohol_changes()
    {
        var plan = new SimulationPlan();
        var changed = from seed in Seeds
                      from type in EventSchedule.TrialTypes
                      where PlantedResponse.Change(seed, type, plan.TreatedArm, plan) != 0
                      select (seed.Name, type, PlantedResponse.Change(seed, type, plan.TreatedArm, plan), PlantedResponse.Change(seed, type, plan.ReferenceArm, plan));
        Assert.Equal([("NAcc_L", "alcohol", -0.40, -0.05), ("NAcc_R", "alcohol", -0.40, -0.05)], changed);
    }
}
