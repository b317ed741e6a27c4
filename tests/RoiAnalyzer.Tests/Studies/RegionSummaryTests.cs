using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class RegionSummaryTests
{
    [Theory, InlineData("mean"), InlineData("weighted_mean"), InlineData("median"), InlineData("eigenvariate")]
    public void A_plan_names_it_and_is_written_back(string word)
    {
        var plan = PlanTests.Read($$"""{ "regions": { "summary": "{{word}}" } }""");
        Assert.Equal(word, plan.Regions.Summary.ToString().ToLowerInvariant() is "weightedmean" ? "weighted_mean" : plan.Regions.Summary.ToString().ToLowerInvariant());
        Assert.Contains($"\"summary\": \"{word}\"", plan.ToJson(), StringComparison.Ordinal);
        Assert.Equal(plan.ToJson(), PlanTests.Read(plan.ToJson()).ToJson());
    }

    [Fact]
    public void Another_word_is_refused_by_field() =>
        Assert.Contains("regions.summary", Assert.Throws<InputException>(() => PlanTests.Read("""{ "regions": { "summary": "pca" } }""")).Message, StringComparison.Ordinal);
}
