using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Reports;

public sealed class GroupMethodsTextTests : IDisposable
{
    private readonly MadeStudy _made = new(perArm: 4);

    public void Dispose() => _made.Dispose();

    [Theory]
    [InlineData(DesignKind.Parallel, "analysis of covariance", "mixed model")]
    [InlineData(DesignKind.Longitudinal, "at every visit by one linear mixed model of all visits", "analysis of covariance")]
    [InlineData(DesignKind.Crossover, "Treatments were compared within participants", "analysis of covariance")]
    public void The_methods_are_those_of_the_design(DesignKind design, string said, string unsaid)
    {
        var text = Methods(new StatisticsPlan { Design = design });
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain(unsaid, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Covariates_strata_bound_and_permutations_are_those_of_the_plan()
    {
        var text = Methods(new StatisticsPlan { Design = DesignKind.Parallel, Covariates = ["age"], Stratum = "site", EquivalenceBound = 0.25, Permutations = 5000 });
        foreach (var part in new[] { "adjusted for age, site (stratum)", "±0.25 percent signal change", "5000 drawn with the seed 20200101" }) Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Equivalence", Methods(new StatisticsPlan { Design = DesignKind.Parallel }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_crossover_has_no_pictures_of_before_and_after()
    {
        Assert.Contains("Every participant", Page(new StatisticsPlan { Design = DesignKind.Parallel }), StringComparison.Ordinal);
        Assert.DoesNotContain("Every participant", Page(new StatisticsPlan { Design = DesignKind.Crossover }), StringComparison.Ordinal);
    }

    private string Methods(StatisticsPlan statistics)
    {
        var page = Page(statistics);
        return page[page.IndexOf("<h2>Methods", StringComparison.Ordinal)..];
    }

    private string Page(StatisticsPlan statistics)
    {
        var findings = MadeFindings.Of(_made, randomised: true);
        return (findings with { Plan = findings.Plan with { Statistics = statistics, PrimaryVisit = "post" } }).Page;
    }
}
