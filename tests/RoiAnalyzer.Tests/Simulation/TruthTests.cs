using RoiAnalyzer.Regions;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Tests.Simulation;

public class TruthTests
{
    private static readonly SimulationPlan Plan = new() { LostCoverage = "03", MissingPost = "02" };
    private static readonly PlantedVoxels Field = PlantedVoxels.Of(Plan);
    private static readonly Truth Made = new(Field);

    [Theory]
    [InlineData("NAcc_L", "ketamine", -0.40)]
    [InlineData("NAcc_R", "ketamine", -0.40)]
    [InlineData("NAcc_L", "placebo", -0.05)]
    [InlineData("vmPFC_R", "ketamine", 0)]
    [InlineData("Heschl_L", "ketamine", 0)]
    public void A_region_of_its_own_voxels_has_exactly_what_is_planted(string region, string arm, double change)
    {
        var (pre, post) = Made.OfArm(RegionOf(region), [1, 0], arm, Plan);
        Assert.Equal(change, post - pre, 1e-12);
        Assert.Equal(0, Math.Abs(Made.OfArm(RegionOf(region), [0, 1], arm, Plan) is var (a, b) ? b - a : 1), 1e-12);
    }

    [Fact]
    public void The_ventral_striatum_is_diluted_by_what_it_shares_with_the_accumbens()
    {
        // closed form: the share of the sphere's resting signal that lies in the accumbens' sphere, times its change
        var (ventral, accumbens) = (RegionOf("VS_L"), RegionOf("NAcc_L"));
        double Rest(int column) => PlantedVoxels.BaselineAt(Field.Grid.CentreOf(Field.Map.Voxels[column]));
        var share = ventral.Columns.Where(accumbens.Columns.Contains).Sum(Rest) / ventral.Columns.Sum(Rest);
        Assert.InRange(share, 0.05, 0.6);
        var (pre, post) = Made.OfArm(ventral, [1, 0], "ketamine", Plan);
        Assert.Equal(-0.40 * share, post - pre, 1e-12);
    }

    [Fact]
    public void A_difference_of_trial_types_is_the_difference_of_their_truths()
    {
        var region = RegionOf("VS_R");
        var (alcohol, neutral, difference) = (Made.OfArm(region, [1, 0], "ketamine", Plan), Made.OfArm(region, [0, 1], "ketamine", Plan), Made.OfArm(region, [1, -1], "ketamine", Plan));
        Assert.Equal(alcohol.Post - neutral.Post, difference.Post, 1e-12);
        Assert.Equal(["alcohol", "neutral", "alcohol-neutral"], Truth.Contrasts.Select(c => c.Name));
    }

    [Fact]
    public void What_a_session_lacks_has_no_truth()
    {
        var people = SimulatedStudy.Participants(Plan, Field);
        var (whole, missing, lost) = (Made.OfParticipant(people[0], [1, 0]), Made.OfParticipant(people[1], [1, 0]), Made.OfParticipant(people[2], [1, 0]));
        Assert.All(whole, t => Assert.True(t is { Pre: not null, Post: not null }));
        Assert.All(missing, t => Assert.True(t is { Pre: not null, Post: null }));
        Assert.Equal((people[2].Response(0, 0, "pre"), null), (Math.Round(lost[0].Pre!.Value, 12) == Math.Round(people[2].Response(0, 0, "pre"), 12) ? people[2].Response(0, 0, "pre") : double.NaN, lost[0].Post));
        Assert.NotNull(lost[Field.Map.Regions.ToList().FindIndex(r => r.Name == "V1_L")].Post);
    }

    private static Region RegionOf(string name) => Field.Map.Regions.Single(r => r.Name == name);
}
