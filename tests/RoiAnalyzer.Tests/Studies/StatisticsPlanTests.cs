using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class StatisticsPlanTests
{
    [Fact]
    public void Every_field_is_read_and_written_back()
    {
        var plan = PlanTests.Read("""
            { "statistics": { "design": "crossover", "covariates": ["age", "sex"], "stratum": "site", "primary_visit": "ses-week1", "equivalence_bound": 0.2,
              "permutations": 5000, "bootstrap_samples": 2000 } }
            """);
        var statistics = plan.Statistics;
        Assert.Equal((DesignKind.Crossover, "site", "week1", 0.2, 5000, 2000),
            (statistics.Design!.Value, statistics.Stratum, statistics.PrimaryVisit, statistics.EquivalenceBound!.Value, statistics.Permutations, statistics.BootstrapSamples));
        Assert.Equal(["age", "sex"], statistics.Covariates);
        Assert.Equal(plan.ToJson(), PlanTests.Read(plan.ToJson()).ToJson());
    }

    [Fact]
    public void Left_out_the_design_is_open_and_nothing_is_adjusted_for()
    {
        var statistics = PlanTests.Read("{}").Statistics;
        Assert.Null(statistics.Design);
        Assert.Empty(statistics.Covariates);
        Assert.Null(statistics.EquivalenceBound);
        Assert.Equal((10_000, 10_000), (statistics.Permutations, statistics.BootstrapSamples));
    }

    [Theory]
    [InlineData("\"design\": \"two_arms\"", "statistics.design", "one_arm or parallel or longitudinal or crossover")]
    [InlineData("\"equivalence_bound\": 0", "statistics.equivalence_bound", "a number above 0")]
    [InlineData("\"permutations\": 999", "statistics.permutations", "a whole number from 1000")]
    [InlineData("\"bootstrap_samples\": 2000.5", "statistics.bootstrap_samples", "a whole number from 1000")]
    [InlineData("\"covariate\": []", "statistics.covariate", "such as covariates")]
    public void What_is_wrong_is_named(string field, string place, string expected)
    {
        var fault = Assert.Throws<InputException>(() => PlanTests.Read($$"""{ "statistics": { {{field}} } }""")).Faults.Single();
        Assert.Equal(place, fault.Place.Field);
        Assert.Contains(expected, fault.Expected, StringComparison.Ordinal);
    }
}
