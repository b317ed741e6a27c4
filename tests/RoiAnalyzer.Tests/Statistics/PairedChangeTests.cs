using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class PairedChangeTests
{
    /// <summary>Student's sleep data, as in R's datasets::sleep.</summary>
    private static readonly double[] _first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    private static readonly double[] _second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    /// <summary>R 4: t.test(paired = TRUE), and pt with ncp solved for the interval of d_z; 12 digits printed.</summary>
    [Fact]
    public void Sleep_gives_what_R_gives()
    {
        var change = PairedChange.Of(_first, _second)!;
        Assert.Equal(10, change.N);
        Assert.Equal(9, change.DegreesOfFreedom);
        Assert.Equal(1.58, change.Mean, 1e-14);
        Assert.Equal(4.06212768338, change.T, 1e-11);
        Assert.Equal(0.00283289019738, change.P, 1e-14);
        Assert.Equal(0.700114236723, change.Interval.Low, 1e-12);
        Assert.Equal(2.459885763277, change.Interval.High, 1e-12);
        Assert.Equal(1.28455756259, change.Dz, 1e-11);
        Assert.Equal(0.41462775638, change.DzInterval.Low, 1e-11);
        Assert.Equal(2.11801651398, change.DzInterval.High, 1e-11);
        Assert.Equal(1.58 / 4.06212768338, change.StandardError, 1e-11);
        Assert.Equal(change.StandardError * Math.Sqrt(10), change.StandardDeviation, 1e-14);
    }

    [Fact]
    public void Before_and_after_exchanged_change_the_sign_only()
    {
        var draws = new NormalDraws(20200104);
        for (var n = 2; n < 40; n++)
        {
            double[] pre = [.. Enumerable.Range(0, n).Select(_ => draws.Next())];
            double[] post = [.. pre.Select(value => 0.3 + 0.5 * value + draws.Next())];
            var (there, back) = (PairedChange.Of(pre, post)!, PairedChange.Of(post, pre)!);
            Assert.Equal(there.Mean, -back.Mean, 1e-14);
            Assert.Equal(there.P, back.P, 1e-13);
            Assert.Equal(there.DzInterval.Low, -back.DzInterval.High, 1e-10);
            Assert.Equal(there.Interval.High, -back.Interval.Low, 1e-12);
        }
    }

    [Fact]
    public void Fewer_than_two_participants_make_no_change()
    {
        Assert.Null(PairedChange.Of([], []));
        Assert.Null(PairedChange.Of([1], [2]));
        Assert.Equal(1, PairedChange.Of([1, 2], [2, 4])!.DegreesOfFreedom);
    }

    [Fact]
    public void A_huge_effect_still_has_an_interval()
    {
        var change = PairedChange.Of([0, 0, 0, 0], [1, 1 + 1e-8, 1 - 1e-8, 1])!;
        Assert.InRange(change.Dz, 1e8, 2e8);
        Assert.InRange(change.DzInterval.Low, 1e7, change.Dz);
        Assert.InRange(change.DzInterval.High, change.Dz, 1e9);
    }

    [Fact]
    public void Values_that_are_not_numbers_or_not_pairs_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PairedChange.Of([1, 2], [1, double.NaN]));
        Assert.Throws<ArgumentException>(() => PairedChange.Of([1, double.PositiveInfinity], [1, 1]));
        Assert.Throws<ArgumentException>(() => PairedChange.Of([1, 2, 3], [1, 2]));
    }

    [Fact]
    public void The_intervals_cover_the_truth_as_often_as_they_say()
    {
        const int trials = 2000;
        const double mean = 0.4, deviation = 0.5;
        var draws = new NormalDraws(20200101);
        var (meanHits, dzHits) = (0, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            double[] pre = [.. Enumerable.Range(0, 8).Select(_ => draws.Next())];
            var change = PairedChange.Of(pre, [.. pre.Select(value => value + mean + deviation * draws.Next())])!;
            if (change.Interval.Contains(mean)) meanHits++;
            if (change.DzInterval.Contains(mean / deviation)) dzHits++;
        }
        NormalDraws.AssertRate(0.95, meanHits, trials);
        NormalDraws.AssertRate(0.95, dzHits, trials);
    }
}
