using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class BayesFactorTests
{
    private const double Half = 0.70710678118654752;     // √2/2

    /// <summary>R 4.2.2, BayesFactor 0.9.12-4.4: exp(ttest.tstat(t, n, rscale = r)$bf) (A3 of anchors_R.txt, ten digits).</summary>
    [Theory]
    [InlineData(Half, 10, 0.0, 0.3087935567)]
    [InlineData(Half, 10, 1.0, 0.4648730113)]
    [InlineData(Half, 10, 2.0, 1.282310032)]
    [InlineData(Half, 10, 2.5, 2.373592804)]
    [InlineData(Half, 10, 3.0, 4.497814426)]
    [InlineData(Half, 10, 4.0, 15.9845752)]
    [InlineData(Half, 13, 0.0, 0.2782119831)]
    [InlineData(Half, 13, 1.0, 0.4243711956)]
    [InlineData(Half, 13, 2.0, 1.268571655)]
    [InlineData(Half, 13, 2.5, 2.540384332)]
    [InlineData(Half, 13, 3.0, 5.334060605)]
    [InlineData(Half, 13, 4.0, 24.51797378)]
    [InlineData(Half, 20, 0.0, 0.2323262944)]
    [InlineData(Half, 20, 1.0, 0.361270343)]
    [InlineData(Half, 20, 2.0, 1.205772601)]
    [InlineData(Half, 20, 2.5, 2.702145165)]
    [InlineData(Half, 20, 3.0, 6.618751202)]
    [InlineData(Half, 20, 4.0, 46.12445554)]
    [InlineData(Half, 45, 0.0, 0.1615582277)]
    [InlineData(Half, 45, 1.0, 0.2581060376)]
    [InlineData(Half, 45, 2.0, 0.9929771658)]
    [InlineData(Half, 45, 2.5, 2.588086747)]
    [InlineData(Half, 45, 3.0, 7.899192324)]
    [InlineData(Half, 45, 4.0, 106.8118943)]
    [InlineData(Half, 90, 0.0, 0.1164576447)]
    [InlineData(Half, 90, 1.0, 0.1887068148)]
    [InlineData(Half, 90, 2.0, 0.7785699551)]
    [InlineData(Half, 90, 2.5, 2.189541473)]
    [InlineData(Half, 90, 3.0, 7.504842223)]
    [InlineData(Half, 90, 4.0, 149.1279867)]
    [InlineData(1, 10, 0.0, 0.2323262944)]
    [InlineData(1, 10, 1.0, 0.3650679015)]
    [InlineData(1, 10, 2.0, 1.113216939)]
    [InlineData(1, 10, 2.5, 2.179010615)]
    [InlineData(1, 10, 3.0, 4.356105418)]
    [InlineData(1, 10, 4.0, 16.97133261)]
    [InlineData(1, 13, 0.0, 0.207185617)]
    [InlineData(1, 13, 1.0, 0.3281452603)]
    [InlineData(1, 13, 2.0, 1.074971159)]
    [InlineData(1, 13, 2.5, 2.270229068)]
    [InlineData(1, 13, 3.0, 5.023010982)]
    [InlineData(1, 13, 4.0, 25.34105823)]
    [InlineData(1, 20, 0.0, 0.1705777183)]
    [InlineData(1, 20, 1.0, 0.2731758164)]
    [InlineData(1, 20, 2.0, 0.9831506551)]
    [InlineData(1, 20, 2.5, 2.307846364)]
    [InlineData(1, 20, 3.0, 5.929034135)]
    [InlineData(1, 20, 4.0, 45.21566956)]
    [InlineData(1, 45, 0.0, 0.1164576447)]
    [InlineData(1, 45, 1.0, 0.1892023451)]
    [InlineData(1, 45, 2.0, 0.7621446251)]
    [InlineData(1, 45, 2.5, 2.04839599)]
    [InlineData(1, 45, 3.0, 6.466889135)]
    [InlineData(1, 45, 4.0, 93.89878335)]
    [InlineData(1, 90, 0.0, 0.08319946568)]
    [InlineData(1, 90, 1.0, 0.1361062297)]
    [InlineData(1, 90, 2.0, 0.5769773484)]
    [InlineData(1, 90, 2.5, 1.653702941)]
    [InlineData(1, 90, 3.0, 5.793012666)]
    [InlineData(1, 90, 4.0, 120.9320988)]
    public void The_table_of_one_sample_is_that_of_R(double scale, int n, double t, double bf) =>
        Agreement.Relative(1e-8, [bf], [BayesFactor.OfOneSample(t, n, scale).Bf10]);

    /// <summary>
    /// R, as above: ttest.tstat(3.5, 20, 20, rscale = .707) and ttest.tstat(2.1, 17, 23, rscale = sqrt(2)/2) (A3), the latter also one-sided
    /// with nullInterval = c(0, Inf).
    /// </summary>
    [Fact]
    public void Two_samples_give_what_R_gives()
    {
        var unequal = BayesFactor.OfTwoSamples(2.1, 17, 23, Half);
        Agreement.Relative(
            1e-8,
            [26.7426592316607, 1.700597539845, 3.2844919433591],
            [BayesFactor.OfTwoSamples(3.5, 20, 20, .707).Bf10, unequal.Bf10, unequal.BfPositive]);
    }

    /// <summary>mpmath with 40 digits (reference/mp.txt): sleep, t = 2 of 20, and two samples of 17 and 23.</summary>
    [Fact]
    public void Integrals_keep_the_digits_of_mpmath()
    {
        var t = PairedChange.Of(Sleep.First, Sleep.Second)!.T;
        Agreement.Relative(
            1e-11,
            [17.2588802677, 1.20577260159, 1.70059753993],
            [BayesFactor.OfOneSample(t, 10, Half).Bf10, BayesFactor.OfOneSample(2, 20, Half).Bf10, BayesFactor.OfTwoSamples(2.1, 17, 23, Half).Bf10]);
    }

    /// <summary>R, as above, on sleep: for each scale, and with nullInterval = c(0, Inf) (A1 of anchors_R.txt); two independent samples (A2).</summary>
    [Fact]
    public void Sleep_gives_what_R_gives_for_every_prior()
    {
        var t = PairedChange.Of(Sleep.First, Sleep.Second)!.T;
        BayesFactor[] factors = [.. BayesFactor.Scales.Select(scale => BayesFactor.OfOneSample(t, 10, scale))];
        Agreement.Relative(1e-9, [15.0304133085841, 17.2588802677725, 18.4152097603276], [.. factors.Select(own => own.Bf10)]);
        Agreement.Relative(1e-8, [29.9224923448917, 34.4169360047063, 36.7578605957869], [.. factors.Select(own => own.BfPositive)]);
        Assert.Equal(1.26592514958, BayesFactor.OfTwoSamples(1.86081346748685, 10, 10, Half).Bf10, 1e-10);
    }

    /// <summary>
    /// mpmath with 30 digits: the logarithm of the integral over u for t = 40 of 60, 12 of 9 with r = 1, and a million of a thousand; R has
    /// 9.21971854420835 for the second and only an approximation for the first, as it says.
    /// </summary>
    [Fact]
    public void Overwhelming_evidence_has_a_logarithm() => Agreement.Relative(
        1e-13,
        [94.1894672108483855265, 9.219718544222248415, 10337.3846622219737573],
        [BayesFactor.OfOneSample(40, 60, Half).LogBf10, BayesFactor.OfOneSample(12, 9, 1).LogBf10, BayesFactor.OfOneSample(1e6, 1000, Half).LogBf10]);

    /// <summary>R, as above: ttest.tstat(-2.3, 15, rscale = sqrt(2)/2), and with nullInterval = c(-Inf, 0).</summary>
    [Fact]
    public void Effects_below_zero_are_the_mirror_of_effects_above()
    {
        var (below, above) = (BayesFactor.OfOneSample(-2.3, 15, Half), BayesFactor.OfOneSample(2.3, 15, Half));
        Agreement.Relative(1e-9, [1.92867944003053, 3.76064701528113], [below.Bf10, below.BfNegative]);
        Agreement.Relative(1e-13, [above.Bf10, above.BfPositive, above.BfNegative], [below.Bf10, below.BfNegative, below.BfPositive]);
    }

    [Fact]
    public void Both_sides_average_to_the_whole_and_the_inverse_is_its_inverse()
    {
        for (var t = -6.0; t < 6; t += 0.37)
        {
            var factor = BayesFactor.OfTwoSamples(t, 8, 11, 1);
            Assert.Equal(1, (factor.BfPositive + factor.BfNegative) / 2 / factor.Bf10, 1e-12);
            Assert.Equal(1, factor.Bf01 * factor.Bf10, 1e-12);
        }
    }

    [Fact]
    public void Without_a_t_there_is_none_and_arguments_without_a_meaning_are_refused()
    {
        Assert.True(double.IsNaN(BayesFactor.OfOneSample(double.NaN, 10, 1).Bf10));
        Assert.Throws<ArgumentOutOfRangeException>(() => BayesFactor.OfOneSample(1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BayesFactor.OfOneSample(1, 10, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BayesFactor.OfTwoSamples(1, 1, 1, 1));
    }
}
