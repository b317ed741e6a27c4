using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class EquivalenceTests
{
    /// <summary>
    /// R 4.2.2, d the changes of sleep, se = sd(d)/sqrt(10): pt((mean(d) + 2)/se, 9, lower = FALSE), pt((mean(d) − 2)/se, 9), mean(d) ±
    /// qt(.95, 9)·se (A14 of anchors_R.txt).
    /// </summary>
    [Fact]
    public void Sleep_within_two_hours_gives_what_R_gives()
    {
        var change = PairedChange.Of(Sleep.First, Sleep.Second)!;
        var test = Equivalence.Of(change.Mean, change.StandardError, change.DegreesOfFreedom, 2);
        Agreement.Relative(
            1e-10,
            [9.20406145981499, 3.55234415927e-06, -1.07980609305092, 0.154157235669097, 0.866994732970717, 2.29300526702928],
            [test.TLower, test.PLower, test.TUpper, test.PUpper, test.Interval.Low, test.Interval.High]);
        Assert.Equal(test.PUpper, test.P);
        Assert.False(test.IsEquivalent);
        Assert.True(Equivalence.Of(change.Mean, change.StandardError, 9, 2.3).IsEquivalent);
    }

    [Fact]
    public void It_is_claimed_where_p_is_below_alpha_and_nowhere_else()
    {
        var draws = new NormalDraws(20200108);
        for (var trial = 0; trial < 300; trial++)
        {
            var test = Equivalence.Of(0.5 * draws.Next(), 0.2 + 0.3 * Math.Abs(draws.Next()), 5 + trial % 40, 1);
            Assert.Equal(test.P < 0.05, test.IsEquivalent);
        }
    }

    [Fact]
    public void Without_an_error_there_is_no_test_and_without_a_bound_none_is_made()
    {
        var test = Equivalence.Of(0, 0, 9, 1);
        Assert.True(double.IsNaN(test.P) && !test.IsEquivalent);
        Assert.True(double.IsNaN(Equivalence.Of(0, double.NaN, 9, 1).P));
        Assert.Throws<ArgumentOutOfRangeException>(() => Equivalence.Of(0, 1, 9, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Equivalence.Of(0, 1, 9, double.NaN));
    }
}
