using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class RestPlanTests
{
    [Fact]
    public void Every_field_is_read_and_written_back()
    {
        var plan = PlanTests.Read("""{ "analysis": "rest", "rest": { "seeds": ["NAcc_L"], "band_hz": [0.01, 0.08], "ridge": 0, "reho_neighbours": 19 } }""");
        Assert.Equal(AnalysisKind.Rest, plan.Analysis);
        Assert.Equal((0.01, 0.08), plan.Rest.BandHertz);
        Assert.Equal((0.0, "NAcc_L"), (plan.Rest.Ridge, Assert.Single(plan.Rest.Seeds!)));
        Assert.Equal(plan.ToJson(), PlanTests.Read(plan.ToJson()).ToJson());
        Assert.Null(PlanTests.Read("""{ "rest": { "band_hz": null } }""").Rest.BandHertz);
        Assert.Equal((19, 19, null), (plan.Rest.RehoNeighbours, plan.Neighbours, (plan with { Analysis = AnalysisKind.Task }).Neighbours));
        var without = PlanTests.Read("""{ "analysis": "rest", "rest": { "reho_neighbours": null } }""");
        Assert.Null(without.Neighbours);
        Assert.Null(PlanTests.Read(without.ToJson()).Neighbours);
        Assert.Equal(27, PlanTests.Read("""{ "analysis": "rest" }""").Neighbours);
        Assert.Equal((0.008, 0.1), PlanTests.Read("""{ "rest": { } }""").Rest.BandHertz);
    }

    [Theory]
    [InlineData("""{ "rest": { "band_hz": [0, 0.1] } }""", "rest.band_hz", "above 0")]
    [InlineData("""{ "rest": { "ridge": -1 } }""", "rest.ridge", "0 or more")]
    [InlineData("""{ "rest": { "reho_neighbours": 26 } }""", "rest.reho_neighbours", "27, 19, 7 or null")]
    [InlineData("""{ "rest": { "seed": [] } }""", "rest.seed", "seeds")]
    [InlineData("""{ "analysis": "resting" }""", "analysis", "task or rest or infusion")]
    public void A_wrong_field_is_named(string json, string field, string says)
    {
        var fault = Assert.Single(Assert.Throws<InputException>(() => PlanTests.Read(json)).Faults).ToString();
        Assert.Contains($"({field}):", fault, StringComparison.Ordinal);
        Assert.Contains(says, fault, StringComparison.Ordinal);
    }
}
