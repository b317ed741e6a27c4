using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class LogRankTests
{
    /// <summary>R 4.2.2 (anchors A11): survdiff(Surv(time, status) ~ x, aml).</summary>
    [Fact]
    public void Remissions_give_what_R_gives()
    {
        var test = LogRank.Of(Aml.Times, Aml.Events, Aml.Groups, 2);
        Close.To(1e-10, [7, 11], test.Observed);
        Close.To(1e-10, [10.6893359923007, 7.31066400769928], test.Expected);
        Close.To(1e-10, [3.3963886989776, 0.0653393220405051, 1], [test.ChiSquared, test.P, test.DegreesOfFreedom]);
        Close.To(1e-9, [1.273343833, 1.861828153], [.. test.Observed.Zip(test.Expected, (o, e) => (o - e) * (o - e) / e)]);     // (O − E)²/E
    }

    /// <summary>R 4.2.2 (anchors A11): the same with rho = 1.</summary>
    [Fact]
    public void Early_events_weigh_more_with_rho_of_one()
    {
        var test = LogRank.Of(Aml.Times, Aml.Events, Aml.Groups, 2, rho: 1);
        Close.To(1e-10, [3.84541062801932, 7.18150448585231], test.Observed);
        Close.To(1e-10, [6.14285714285714, 4.88405797101449], test.Expected);
        Close.To(1e-10, 2.77927954475177, test.ChiSquared);
    }

    /// <summary>R 4.2.2: survdiff(Surv(futime, fustat) ~ resid.ds + ecog.ps, ovarian), four groups.</summary>
    [Fact]
    public void Four_groups_give_what_R_gives()
    {
        int[] groups = [.. Ovarian.Residual.Zip(Ovarian.Performance, (residual, performance) => (int)(2 * (residual - 1) + performance - 1))];
        var test = LogRank.Of(Ovarian.Days, Ovarian.Deaths, groups, 4);
        Assert.Equal([0, 3, 5, 4], test.Observed);
        Close.To(1e-10, [3.01804506235453, 3.24263955992856, 3.16412912322119, 2.57518625449572], test.Expected);
        Close.To(1e-10, [4.99337882311759, 0.172282621928577, 3], [test.ChiSquared, test.P, test.DegreesOfFreedom]);
    }

    [Fact]
    public void Without_events_or_a_second_group_there_is_a_reason()
    {
        Assert.Equal("nothing happened to anybody", LogRank.Of([1, 2], [false, false], [0, 1], 2).Reason);
        var alone = LogRank.Of([1, 5, 6], [false, true, true], [0, 1, 1], 2);
        Assert.Equal("only one group was at risk when something happened", alone.Reason);
        Assert.True(double.IsNaN(alone.P));
    }
}
