using RoiAnalyzer.Models;

namespace RoiAnalyzer.Tests.Models;

public class SessionEstimateTests
{
    [Fact]
    public void A_session_is_the_plain_mean_of_its_runs()
    {
        // nilearn's fixed effects: mean effect, mean variance divided by n, summed degrees of freedom
        var session = SessionEstimate.Of([new Estimate(1, 0.3, 100), new Estimate(2, 0.4, 90), new Estimate(6, 1.2, 80)]);
        Assert.Equal(3, session.Effect, 1e-14);
        Assert.Equal(Math.Sqrt((0.09 + 0.16 + 1.44) / 9), session.StandardError, 1e-14);
        Assert.Equal(270, session.DegreesOfFreedom);
        Assert.Throws<ArgumentOutOfRangeException>(() => SessionEstimate.Of([]));
    }

    [Fact]
    public void One_run_is_its_own_session()
    {
        var run = new Estimate(1.25, 0.5, 97);
        Assert.Equal(run, SessionEstimate.Of([run]));
    }

    [Fact]
    public void A_change_is_post_minus_pre_with_welchs_degrees_of_freedom()
    {
        // R 4.2.2, t.test(extra ~ group, sleep): means 0.75 and 2.33, standard deviations 1.789010 and 2.002249, n 10
        var change = SessionEstimate.Change(
            new Estimate(0.75, 1.78900971 / Math.Sqrt(10), 9), new Estimate(2.33, 2.00224875 / Math.Sqrt(10), 9));
        Assert.Equal(1.58, change.Effect, 1e-12);
        Assert.Equal(1.8608134674869, change.T, 1e-7);
        Assert.Equal(17.7764735161785, change.DegreesOfFreedom, 1e-6);
    }

    [Fact]
    public void A_change_without_error_has_all_degrees_of_freedom() =>
        Assert.Equal(new Estimate(2, 0, 30), SessionEstimate.Change(new Estimate(1, 0, 10), new Estimate(3, 0, 20)));
}
