using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class PowerTests
{
    /// <summary>R 4.2.2: power.t.test(n, delta, sd = 1, type = "paired", strict = TRUE)$power (A15 of anchors_R.txt, ten decimals).</summary>
    [Theory]
    [InlineData(.3, 13, 0.1692971684)]
    [InlineData(.3, 20, 0.2470890900)]
    [InlineData(.3, 34, 0.3969502632)]
    [InlineData(.3, 45, 0.5034286784)]
    [InlineData(.5, 13, 0.3818484887)]
    [InlineData(.5, 20, 0.5645044184)]
    [InlineData(.5, 34, 0.8077775013)]
    [InlineData(.5, 45, 0.9065953041)]
    [InlineData(.8, 13, 0.7543361787)]
    [InlineData(.8, 20, 0.9238987554)]
    [InlineData(.8, 34, 0.9948453146)]
    [InlineData(.8, 45, 0.9994926038)]
    public void Power_for_a_change_is_that_of_R(double dz, int n, double power) => Assert.Equal(power, Power.OfPaired(dz, n), 5e-11);

    /// <summary>R 4.2.2: power.t.test(n, delta = .5, sd = 1, strict = TRUE) (A15); the last with both tails of pt(±qt(.975, 28), 28, .7/sqrt(1/13 + 1/17)).</summary>
    [Theory]
    [InlineData(.5, 20, 20, 0.3379390289)]
    [InlineData(.5, 45, 45, 0.6501855084)]
    [InlineData(.7, 13, 17, 0.4502160864371)]
    public void Power_for_a_difference_is_that_of_R(double d, int n1, int n2, double power) => Assert.Equal(power, Power.OfTwoSamples(d, n1, n2), 5e-11);

    /// <summary>
    /// R 4.2.2: power.t.test(n, power = .8, sd = 1, type = "paired", strict = TRUE, tol = 1e-13)$delta, and the same without tol (A15), which
    /// R finds to its default of 1.2e-4 only.
    /// </summary>
    [Theory]
    [InlineData(10, 0.996001371455, 0.99600068)]
    [InlineData(13, 0.846654847992, 0.84665529)]
    [InlineData(20, 0.660441654623, 0.66043988)]
    [InlineData(45, 0.42703130837, 0.42700666)]
    [InlineData(90, 0.298547222201, 0.29855806)]
    public void The_detectable_change_is_that_of_R(int n, double dz, double roughly)
    {
        Agreement.Relative(1e-10, [dz], [Power.DetectablePaired(n)]);
        Assert.Equal(roughly, Power.DetectablePaired(n), 1.22e-4);
        Assert.Equal(0.8, Power.OfPaired(Power.DetectablePaired(n), n), 1e-12);
    }

    /// <summary>R 4.2.2: power.t.test(n, power = .8, sd = 1, strict = TRUE, tol = 1e-13)$delta, and without tol (A15).</summary>
    [Theory]
    [InlineData(20, 0.909129032682, 0.90915754)]
    [InlineData(45, 0.597169072071, 0.59719101)]
    public void The_detectable_difference_is_that_of_R(int n, double d, double roughly)
    {
        Agreement.Relative(1e-10, [d], [Power.DetectableTwoSamples(n, n)]);
        Assert.Equal(roughly, Power.DetectableTwoSamples(n, n), 1.22e-4);
        Assert.Equal(0.8, Power.OfTwoSamples(Power.DetectableTwoSamples(n, n), n, n), 1e-12);
    }

    [Fact]
    public void Without_an_effect_it_is_alpha_and_the_sign_does_not_matter()
    {
        Assert.Equal(0.05, Power.Of(0, 12), 1e-12);
        Assert.Equal(0.01, Power.Of(0, 3, 0.01), 1e-12);
        Assert.Equal(Power.Of(1.7, 12), Power.Of(-1.7, 12), 1e-14);
    }

    /// <summary>Closed form: 0.8 of the variance is left of a correlation of .6.</summary>
    [Fact]
    public void Adjusting_for_the_value_before_makes_smaller_differences_detectable()
    {
        Assert.Equal(0.8, Power.AdjustmentFactor(0.6), 1e-15);
        Assert.Equal(1, Power.AdjustmentFactor(0));
    }

    [Fact]
    public void Levels_without_a_meaning_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Power.Of(1, 9, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Power.DetectableLambda(9, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Power.DetectableLambda(9, 0.04));
    }

    [Fact]
    public void Tests_find_what_is_there_as_often_as_it_says()
    {
        const int trials = 4000;
        var draws = new NormalDraws(20200109);
        var found = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            double[] change = [.. Enumerable.Range(0, 13).Select(_ => 0.8 + draws.Next())];
            if (PairedChange.Of(new double[13], change)!.P < 0.05) found++;
        }
        NormalDraws.AssertRate(Power.OfPaired(0.8, 13), found, trials);
    }
}
