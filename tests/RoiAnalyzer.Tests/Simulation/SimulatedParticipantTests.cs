using RoiAnalyzer.Regions;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Tests.Simulation;

public class SimulatedParticipantTests
{
    private static readonly IReadOnlyList<Seed> Seeds = RegionSet.Open(PlantedResponse.RegionSetName).Seeds;

    [Fact]
    public void A_participant_is_the_same_in_a_larger_study()
    {
        var one = SimulatedParticipant.Draw(new SimulationPlan { Participants = 3 }, Seeds, 3);
        var other = SimulatedParticipant.Draw(new SimulationPlan { Participants = 30 }, Seeds, 3);
        Assert.Equal((one.Arm, one.Age, one.Sex), (other.Arm, other.Age, other.Sex));
        Assert.Equal(one.Sessions, other.Sessions);
        Assert.Equal(one.Response(0, 0, "post"), other.Response(0, 0, "post"));
    }

    [Fact]
    public void One_of_each_pair_is_treated_and_which_one_is_random()
    {
        // closed form: half of 400 pairs, within four standard errors of 10
        var arms = Enumerable.Range(1, 800).Select(n => SimulatedParticipant.Draw(new SimulationPlan { Participants = 800 }, Seeds, n).Arm).ToList();
        Assert.All(Enumerable.Range(0, 400), pair => Assert.NotEqual(arms[2 * pair], arms[2 * pair + 1]));
        Assert.InRange(Enumerable.Range(0, 400).Count(pair => arms[2 * pair] == "ketamine"), 160, 240);
    }

    [Fact]
    public void Sessions_and_coverage_are_lost_as_told()
    {
        var plan = new SimulationPlan { Participants = 3, MissingPost = "01", LostCoverage = "02" };
        var drawn = Enumerable.Range(1, 3).Select(n => SimulatedParticipant.Draw(plan, Seeds, n)).ToList();
        Assert.Equal(["pre"], drawn[0].Sessions.Select(s => s.Session));
        Assert.Equal(["pre", "post"], drawn[1].Sessions.Select(s => s.Session));
        Assert.Equal([false, true, false], drawn.Select(p => p.LostCoverage));
        Assert.All(drawn.SelectMany(p => p.Sessions), s => Assert.Equal(s.Session == "pre", s.Days < 0));
    }

    [Fact]
    public void Responses_spread_as_the_plan_says_and_change_only_where_a_change_is_planted()
    {
        var plan = new SimulationPlan { Participants = 999 };
        var all = Enumerable.Range(1, 999).Select(n => SimulatedParticipant.Draw(plan, Seeds, n)).ToList();
        // closed form: means and standard deviations of the plan, within four standard errors
        var pre = all.ConvertAll(p => p.Response(0, 0, "pre"));
        Assert.InRange(pre.Average(), 0.6 - 0.019, 0.6 + 0.019);
        Assert.InRange(Sd(pre), 0.15 - 0.014, 0.15 + 0.014);
        var change = all.Where(p => p.Arm == "ketamine").Select(p => p.Response(1, 0, "post") - p.Response(1, 0, "pre")).ToList();
        Assert.InRange(change.Average(), -0.40 - 0.009, -0.40 + 0.009);
        Assert.InRange(Sd(change), 0.05 - 0.0064, 0.05 + 0.0064);
        Assert.All(all, p => Assert.Equal(p.Response(0, 1, "pre"), p.Response(0, 1, "post")));
        var silent = Seeds.Index().Where(s => s.Item.Role is "control_negative" or "control_tissue").Select(s => s.Index).ToList();
        Assert.Equal(6, silent.Count);
        Assert.All(all, p => Assert.All(silent, s => Assert.Equal(0, p.Response(s, 0, "post"))));
    }

    private static double Sd(List<double> values) => Math.Sqrt(values.Sum(v => Math.Pow(v - values.Average(), 2)) / (values.Count - 1));
}
