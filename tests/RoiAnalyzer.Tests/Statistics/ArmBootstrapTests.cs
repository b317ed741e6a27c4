using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

/// <summary>The bootstrap of sums is the bootstrap of the statistic, sample by sample: with the same seed both give the same.</summary>
public class ArmBootstrapTests
{
    private const ulong Seed = 20200101;
    private const int Samples = 1500;

    private static readonly double[] _changes = [.. Anorexia.TreatedChange, .. Anorexia.ControlChange];
    private static readonly int[] _arms = [.. Anorexia.IsTreated.Select(treated => treated ? 0 : 1)];

    [Fact]
    public void A_mean_is_that_of_the_participants_drawn()
    {
        double[] sleep = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, .8, 4.6, 1.4];
        var sums = new ArmBootstrap([10], Samples, Seed).Mean(sleep);
        AssertSame(BiasCorrectedBootstrap.Of(new int[10], who => At(who, sleep).Average(), Samples, Seed), sums);
        // closed form: Σ(d − d̄)³/(6 (Σ(d − d̄)²)^1.5)
        double Power(int exponent) => sleep.Sum(value => Math.Pow(value - 1.58, exponent));
        Assert.Equal(Power(3) / (6 * Math.Pow(Power(2), 1.5)), sums.Acceleration, 1e-13);
    }

    [Fact]
    public void A_difference_is_that_of_the_arms_means() => AssertSame(
        BiasCorrectedBootstrap.Of(_arms, who => Mean(who, 0) - Mean(who, 1), Samples, Seed),
        new ArmBootstrap([29, 26], Samples, Seed).Mean(_changes));

    [Fact]
    public void A_coefficient_is_that_of_the_model_fitted_anew()
    {
        double[] treated = [.. Anorexia.IsTreated.Select(arm => arm ? 1.0 : 0)];
        var sums = new ArmBootstrap([29, 26], Samples, Seed).Coefficient([treated, Anorexia.Pre], Anorexia.Post);
        // R 4.2: coef(lm(Postwt ~ Prewt + Treat))[3]
        Assert.Equal(4.244112265475056, sums.Estimate, 1e-11);
        AssertSame(
            BiasCorrectedBootstrap.Of(
                _arms, who => ArmDifference.Adjusted(At(who, Anorexia.Pre), At(who, Anorexia.Post), At(who, Anorexia.IsTreated))!.Estimate, Samples, Seed),
            sums);
    }

    [Fact]
    public void More_covariates_are_taken_off_as_the_linear_model_does()
    {
        var draws = new NormalDraws(20200150);
        double[] treated = [.. Anorexia.IsTreated.Select(arm => arm ? 1.0 : 0)], age = [.. treated.Select(_ => 20 + draws.Next())], sex = [.. treated.Select((_, i) => i % 3 == 0 ? 1.0 : 0)];
        AssertSame(
            BiasCorrectedBootstrap.Of(
                _arms, who => LinearModel.Of([[.. Enumerable.Repeat(1.0, who.Length)], At(who, treated), At(who, Anorexia.Pre), At(who, age), At(who, sex)], At(who, Anorexia.Post), 0).Coefficients[1], Samples, Seed),
            new ArmBootstrap([29, 26], Samples, Seed).Coefficient([treated, Anorexia.Pre, age, sex], Anorexia.Post));
    }

    [Fact]
    public void A_sample_that_leaves_nothing_to_estimate_leaves_no_interval()
    {
        // one participant in three has the covariate: some samples of six have none, or it alone
        var boot = new ArmBootstrap([3, 3], 1000, 1).Coefficient([[1, 1, 1, 0, 0, 0], [1, 0, 0, 1, 0, 0]], [1, 2, 4, 3, 2, 2.5]);
        Assert.True(double.IsFinite(boot.Estimate));
        Assert.Equal(Interval.None, boot.Interval);
        Assert.True(double.IsNaN(boot.StandardError));
    }

    [Fact]
    public void Values_of_other_participants_are_refused()
    {
        var boot = new ArmBootstrap([2, 2, 2], 10, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => boot.Mean([1, 2, 3, 4, 5, 6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ArmBootstrap([3], 10, 1).Mean([1, 2]));
    }

    private static double Mean(ReadOnlySpan<int> who, int arm)
    {
        var (sum, count) = (0.0, 0);
        foreach (var i in who)
            if (_arms[i] == arm) (sum, count) = (sum + _changes[i], count + 1);
        return sum / count;
    }

    private static T[] At<T>(ReadOnlySpan<int> who, T[] values) => [.. who.ToArray().Select(i => values[i])];

    private static void AssertSame(BiasCorrectedBootstrap expected, BiasCorrectedBootstrap actual)
    {
        Assert.Equal((expected.Samples, expected.Seed), (actual.Samples, actual.Seed));
        Assert.Equal(expected.Estimate, actual.Estimate, 1e-10);
        Assert.Equal(expected.StandardError, actual.StandardError, 1e-10);
        Assert.Equal(expected.Bias, actual.Bias, 1e-12);
        Assert.Equal(expected.Acceleration, actual.Acceleration, 1e-9);
        Assert.Equal(expected.Interval.Low, actual.Interval.Low, 1e-9);
        Assert.Equal(expected.Interval.High, actual.Interval.High, 1e-9);
    }
}
