using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Numerics;

public class NoncentralFTests
{
    /// <summary>mpmath with 30 digits: Σ Poisson(j; λ/2) · betainc(df1/2 + j, df2/2, 0, df1·f/(df1·f + df2)).</summary>
    [Theory]
    [InlineData(3, 2, 20, 4, 0.5660313760169876, 0.4339686239830124)]
    [InlineData(.5, 1, 30, 6, 0.0399876966472004233, 0.960012303352799577)]
    [InlineData(12, 3, 8, 50, 0.213564595791034932, 0.786435404208965068)]
    [InlineData(2, 5, 100, 0, 0.914920149725408447, 0.0850798502745915533)]
    [InlineData(1.2, 1, 53, .3, 0.65356938583544448, 0.34643061416455552)]
    [InlineData(40, 2, 200, 80, 0.475301197363467775, 0.524698802636532225)]
    [InlineData(.01, 4, 12, 1, 0.000139652075473278062, 0.999860347924526722)]
    [InlineData(700, 1, 25, 600, 0.663501089447595344, 0.336498910552404656)]
    public void Both_tails_keep_twelve_digits(double f, double df1, double df2, double lambda, double below, double above)
    {
        Assert.InRange(Math.Abs(NoncentralF.Cdf(f, df1, df2, lambda) / below - 1), 0, 1e-12);
        Assert.InRange(Math.Abs(NoncentralF.Survival(f, df1, df2, lambda) / above - 1), 0, 1e-12);
    }

    /// <summary>
    /// R 4.2.2: pf(3, 2, 20, ncp = 4), A17 of anchors_R.txt, to the 1e-9 that R's pnbeta stops at (errmax in its source): mpmath's
    /// value above is 3.7e-10 from it.
    /// </summary>
    [Fact]
    public void R_is_met_as_far_as_R_goes() => Assert.Equal(0.566031375645, NoncentralF.Cdf(3, 2, 20, 4), 1e-9);

    [Fact]
    public void The_square_of_a_noncentral_t_is_a_noncentral_F()
    {
        foreach (var (t, df, lambda) in ((double, double, double)[])[(1.2, 7, .5), (3, 40, 2), (.4, 12, 4), (9, 5, 7)])
            Assert.Equal(NoncentralT.Cdf(t, df, lambda) - NoncentralT.Cdf(-t, df, lambda), NoncentralF.Cdf(t * t, 1, df, lambda * lambda), 1e-12);
    }

    [Theory]
    [InlineData(10, 1, 52, .95)]
    [InlineData(5.33, 1, 52, .9)]
    [InlineData(400, 3, 12, .95)]
    [InlineData(3, 9, 5000, .99)]
    public void The_ends_of_the_interval_are_where_the_observed_value_becomes_as_rare_as_the_level_says(double f, double df1, double df2, double level)
    {
        var (low, high) = NoncentralF.LambdaInterval(f, df1, df2, level);
        Assert.True(0 < low && low < high);
        Assert.Equal((1 - level) / 2, NoncentralF.Survival(f, df1, df2, low), 1e-12);
        Assert.Equal((1 - level) / 2, NoncentralF.Cdf(f, df1, df2, high), 1e-12);
    }

    [Fact]
    public void An_end_that_no_noncentrality_reaches_is_zero()
    {
        Assert.Equal(0, NoncentralF.LambdaInterval(1, 2, 30, .95).Low);
        Assert.True(NoncentralF.LambdaInterval(1, 2, 30, .95).High > 0);
        Assert.Equal((0, 0), NoncentralF.LambdaInterval(0, 2, 30, .95));
        Assert.Equal((0, 0), NoncentralF.LambdaInterval(.001, 3, 30, .95));
    }

    [Fact]
    public void The_ends_are_certain()
    {
        Assert.Equal((0, 1), (NoncentralF.Cdf(0, 2, 20, 4), NoncentralF.Survival(0, 2, 20, 4)));
        Assert.Equal(1, NoncentralF.Cdf(1e9, 2, 20, 4), 1e-14);
    }

    [Fact]
    public void Arguments_without_a_meaning_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NoncentralF.Cdf(-1, 2, 20, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoncentralF.Cdf(double.NaN, 2, 20, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoncentralF.Cdf(1, 0, 20, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoncentralF.Survival(1, 2, double.PositiveInfinity, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoncentralF.Survival(1, 2, 20, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoncentralF.LambdaInterval(1, 2, 20, 1));
    }
}
