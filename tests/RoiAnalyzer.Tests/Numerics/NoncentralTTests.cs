using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Numerics;

public class NoncentralTTests
{
    /// <summary>Expected values: mpmath with 40 digits, by integration; the first three agree with R's pt to its twelve digits.</summary>
    [Theory]
    [InlineData(2.5, 12, 1.2, 0.8676556510093672096)]
    [InlineData(1, 30, 3, 0.023198101218031735323)]
    [InlineData(-1, 19, 2, 0.0015900714381441312764)]
    [InlineData(-3, 9, 0.5, 0.0021071102681363065035)]
    [InlineData(-4, 9, -6, 0.93668782562951271269)]
    [InlineData(0, 5, 1.5, 0.066807201268858066004)]
    [InlineData(2, 1, 1, 0.62287196446028165316)]
    [InlineData(0.5, 2, -1, 0.92030426006848501432)]
    [InlineData(45, 8, 38, 0.6797030240612910386)]
    [InlineData(60, 88, 50, 0.98500272030302658267)]
    [InlineData(1.5, 500, 3, 0.066928455865611315246)]
    [InlineData(3, 88, -5, 0.99999999999999698483)]
    [InlineData(100, 9, 37.9, 0.9983824726549987691)]
    [InlineData(30, 9, 60, 0.000044391711524910447622)]
    [InlineData(-50, 3, -20, 0.077133121441838474574)]
    public void Probabilities_keep_twelve_digits_for_either_sign_and_any_noncentrality(double t, double df, double lambda, double p) =>
        Assert.InRange(Math.Abs(NoncentralT.Cdf(t, df, lambda) / p - 1), 0, 1e-12);

    [Theory]
    [InlineData(1, 1e-13)]
    [InlineData(1.25, 1e-5)]
    [InlineData(2, 1e-13)]
    [InlineData(2.5, 1e-5)]
    [InlineData(5.5, 1e-13)]
    [InlineData(9, 1e-13)]
    [InlineData(1000, 1e-13)]
    public void Without_noncentrality_it_is_Students_t(double df, double tolerance) =>
        Assert.Equal(Distributions.StudentTSurvival(1.3, df), NoncentralT.Cdf(-1.3, df, 0), tolerance);

    /// <summary>R 4: the noncentral interval of t = 4.06212768338 on 9 degrees of freedom, 12 digits printed.</summary>
    [Fact]
    public void The_interval_of_lambda_is_that_of_R()
    {
        var (low, high) = NoncentralT.LambdaInterval(4.06212768338, 9, 0.95);
        Assert.Equal(1.31116809129, low, 1e-10);
        Assert.Equal(6.69775630602, high, 1e-10);
    }

    [Theory]
    [InlineData(0, 7, 0.95)]
    [InlineData(-2.3, 1, 0.9)]
    [InlineData(12, 30, 0.99)]
    [InlineData(250, 5, 0.95)]
    [InlineData(-80, 400, 0.5)]
    [InlineData(2, 1, 0.95)]
    [InlineData(-2.001, 1, 0.95)]
    [InlineData(3.99, 4, 0.95)]
    [InlineData(4.01, 4, 0.95)]
    [InlineData(-1.2, 5, 0.999)]
    [InlineData(6.6, 11, 0.95)]
    [InlineData(0.4, 1000, 0.95)]
    [InlineData(60, 1000, 0.95)]
    public void The_ends_of_the_interval_are_where_the_observed_value_becomes_as_rare_as_the_level_says(double t, int df, double level)
    {
        var (low, high) = NoncentralT.LambdaInterval(t, df, level);
        Assert.Equal((1 - level) / 2, 1 - NoncentralT.Cdf(t, df, low), 1e-12);
        Assert.Equal((1 - level) / 2, NoncentralT.Cdf(t, df, high), 1e-12);
        Assert.InRange(t, low, high);
        var mirror = NoncentralT.LambdaInterval(-t, df, level);
        Assert.Equal((-high, -low), mirror);
    }

    [Fact]
    public void Arguments_without_a_meaning_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NoncentralT.Cdf(double.NaN, 9, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoncentralT.Cdf(1, 0.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoncentralT.Cdf(1, 9, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoncentralT.LambdaInterval(1, 9, 1));
    }
}
