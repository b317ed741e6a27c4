using RoiAnalyzer.Statistics;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Statistics;

public class TippingPointTests
{
    private static readonly EffectTest s_effect = new(-0.30, 0.10, 37);

    /// <summary>R 4: uniroot(function(d) abs(-.3 + m*d) - qt(.975, 37)*sqrt(.1^2 + d^2*m*(1-m)/20), c(0, 1)) with m = .25.</summary>
    [Fact]
    public void The_tipping_point_is_the_root_that_R_finds()
    {
        var point = TippingPoint.Of(s_effect, 5, 20);
        Near(0.3454001727773939, point.Delta, 1e-12);
        Assert.Equal(0, point.At(point.Delta).Interval.High, 1e-12);
        Near(0.05, point.At(point.Delta).P, 1e-10);
        Assert.Equal(s_effect, point.At(0));
        Near(-point.Delta, TippingPoint.Of(s_effect with { Estimate = 0.30 }, 5, 20).Delta, 1e-14);
    }

    [Fact]
    public void Nearer_than_the_tipping_point_nothing_tips_and_beyond_it_all_does() =>
        Assert.All(Enumerable.Range(1, 19), missing =>
        {
            var point = TippingPoint.Of(s_effect, missing, 20);
            Assert.False(point.At(0.999 * point.Delta).Interval.Contains(0));
            Assert.True(point.At(1.001 * point.Delta).Interval.Contains(0));
            Assert.True(point.Delta > 0);
        });

    /// <summary>R 4: c(.75*-.3, sqrt(.75^2*.1^2 + .3^2*.25*.75/20)).</summary>
    [Fact]
    public void Jumping_to_the_reference_shares_the_difference_among_those_who_are_there()
    {
        var jump = TippingPoint.Of(s_effect, 5, 20).JumpToReference;
        Near(-0.225, jump.Estimate, 1e-14);
        Near(0.08042853971072707, jump.StandardError, 1e-13);
        Assert.Equal(0, TippingPoint.Of(s_effect, 20, 20).JumpToReference.Estimate, 1e-15);
    }

    [Fact]
    public void Without_anybody_missing_or_anything_to_tip_there_is_none()
    {
        Assert.True(double.IsNaN(TippingPoint.Of(s_effect, 0, 20).Delta));
        Assert.Equal("nobody of the treated arm is missing", TippingPoint.Of(s_effect, 0, 20).Reason);
        var nothing = TippingPoint.Of(s_effect with { Estimate = -0.1 }, 5, 20);
        Assert.True(double.IsNaN(nothing.Delta));
        Assert.Equal("the interval holds 0 with values missing at random", nothing.Reason);
        Assert.Throws<ArgumentOutOfRangeException>(() => TippingPoint.Of(s_effect, 21, 20));
    }

    /// <summary>Planted truth: the missing treated values lie 0.8 from the others; with that δ the interval covers the truth of everybody.</summary>
    [Fact]
    public void With_the_true_shift_the_interval_covers_the_difference_of_everybody()
    {
        const int trials = 1500, perArm = 50;
        const double shift = 0.8, share = 0.3, effect = -0.5;
        var (draws, random, hits, naive) = (new NormalDraws(20200112), new Random(20200113), 0, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            var (pre, post, treated) = (new List<double>(), new List<double>(), new List<bool>());
            var missing = 0;
            for (var who = 0; who < 2 * perArm; who++)
            {
                var (before, arm, gone) = (draws.Next(), who % 2 == 1, random.NextDouble() < share);
                var after = 0.6 * before + 0.8 * draws.Next() + (arm ? effect : 0);
                if (arm && gone) missing++;
                if (gone) continue;
                pre.Add(before);
                post.Add(after);
                treated.Add(arm);
            }
            var atRandom = ArmDifference.Adjusted([.. pre], [.. post], [.. treated])!;
            var point = TippingPoint.Of(new(atRandom.Estimate, atRandom.StandardError, atRandom.DegreesOfFreedom), missing, perArm);
            if (point.At(shift).Interval.Contains(effect + share * shift)) hits++;
            if (point.At(0).Interval.Contains(effect + share * shift)) naive++;
        }
        NormalDraws.AssertRate(0.95, hits, trials);
        Assert.InRange(naive, 0, (int)(0.9 * trials));
    }
}
