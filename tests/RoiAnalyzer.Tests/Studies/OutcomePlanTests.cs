using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class OutcomePlanTests
{
    [Fact]
    public void Every_field_is_read_and_written_back()
    {
        var plan = PlanTests.Read("""
            { "statistics": { "covariates": ["age"], "outcomes_file": "phenotype/drinking.tsv", "outcomes": {
              "craving": { "kind": "continuous", "declared": true, "covariates": ["arm", "outcome_before", "age"] },
              "drinking": { "column": "heavy_days", "kind": "count", "total": "days" },
              "relapse": { "column": "weeks", "kind": "time", "event": "relapsed" } } } }
            """);
        var statistics = plan.Statistics;
        Assert.Equal("phenotype/drinking.tsv", statistics.OutcomesFile);
        Assert.Equal(["craving", "drinking", "relapse"], statistics.Outcomes.Keys);
        Assert.Equal(("craving", OutcomeKind.Continuous, true), (statistics.Outcomes["craving"].Column, statistics.Outcomes["craving"].Kind, statistics.Outcomes["craving"].Declared));
        Assert.Equal(["arm", "outcome_before", "age"], statistics.Outcomes["craving"].Covariates);
        Assert.Equal(("heavy_days", "days", false), (statistics.Outcomes["drinking"].Column, statistics.Outcomes["drinking"].Total, statistics.Outcomes["drinking"].Declared));
        Assert.Equal(["baseline", "arm"], statistics.Outcomes["drinking"].Covariates);
        Assert.Equal(["weeks", "relapsed"], statistics.Outcomes["relapse"].Columns);
        Assert.Equal(plan.ToJson(), PlanTests.Read(plan.ToJson()).ToJson());
        Assert.Empty(PlanTests.Read("{}").Statistics.Outcomes);
    }

    [Theory]
    [InlineData("""{ "kind": "scale" }""", "statistics.outcomes.x.kind", "continuous or binary or count or time")]
    [InlineData("""{ "column": "x" }""", "statistics.outcomes.x.kind", "continuous, binary, count or time")]
    [InlineData("""{ "kind": "time" }""", "statistics.outcomes.x.event", "as a time needs")]
    [InlineData("""{ "kind": "count" }""", "statistics.outcomes.x.total", "as a count needs")]
    [InlineData("""{ "kind": "binary", "event": "e" }""", "statistics.outcomes.x.event", "nothing, for this kind")]
    [InlineData("""{ "kind": "binary", "covariates": ["age"] }""", "statistics.outcomes.x.covariates", "one of statistics.covariates")]
    [InlineData("""{ "kind": "binary", "colum": "x" }""", "statistics.outcomes.x.colum", "such as column")]
    public void What_is_wrong_is_named(string outcome, string place, string expected)
    {
        var fault = Assert.Throws<InputException>(() => PlanTests.Read($$"""{ "statistics": { "outcomes": { "x": {{outcome}} } } }""")).Faults[0];
        Assert.Equal(place, fault.Place.Field);
        Assert.Contains(expected, fault.Expected, StringComparison.Ordinal);
    }
}
