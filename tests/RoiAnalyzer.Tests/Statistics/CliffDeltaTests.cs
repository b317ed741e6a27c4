using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class CliffDeltaTests
{
    private static readonly double[] _treated = [10, 10, 20, 20, 20, 30, 30, 30, 40, 50], _reference = [10, 20, 30, 40, 40, 50];

    /// <summary>
    /// Hogarty and Kromrey (SUGI 24, 1999) print the three variances .26698, .447 and 1.00556 of this example; R 4.2 makes the interval
    /// of them: (d − d³ ± q·s·sqrt((1 − d²)² + q²s²))/(1 − d² + q²s²), q = qt(.975, 14).
    /// </summary>
    [Fact]
    public void The_published_example_has_its_interval()
    {
        var interval = CliffDelta.IntervalOf(_treated, _reference);
        Assert.Equal(-0.737324851082066, interval.Low, 1e-13);
        Assert.Equal(0.408463975874596, interval.High, 1e-13);
        Assert.Equal(-0.25, MannWhitney.Of(_treated, _reference)!.Delta, 1e-15);
    }

    /// <summary>R 4.2: the same formula on Student's sleep data as two groups.</summary>
    [Fact]
    public void Sleep_has_the_interval_of_the_same_formula()
    {
        var test = MannWhitney.Of([1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4], [.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2])!;
        Assert.Equal(0.49, test.Delta, 1e-15);
        Assert.Equal(-0.0785232182259183, test.DeltaInterval.Low, 1e-13);
        Assert.Equal(0.8180208725605377, test.DeltaInterval.High, 1e-13);
    }

    /// <summary>Closed form: Wilson's lower end for n of n is n/(n + z²), here as 2p − 1.</summary>
    [Fact]
    public void Arms_that_do_not_overlap_have_wilsons_interval()
    {
        const double z = 1.959963984540054;
        var interval = CliffDelta.IntervalOf([5, 6, 7, 8], [1, 2, 3]);
        Assert.Equal(2 * (3 / (3 + z * z)) - 1, interval.Low, 1e-14);
        Assert.Equal(1, interval.High);
        Assert.Equal(-interval.Low, CliffDelta.IntervalOf([1, 2, 3], [5, 6, 7, 8]).High, 1e-15);
        Assert.Equal(Interval.None, CliffDelta.IntervalOf([1], [2, 3]));
    }

    /// <summary>Planted: normal values 1 apart have δ = 2Φ(1/√2) − 1.</summary>
    [Fact]
    public void It_covers_the_truth_nearly_as_often_as_it_says()
    {
        const int trials = 2000;
        const double truth = 0.5204998778130465;
        var draws = new NormalDraws(20200142);
        var hits = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            double[] treated = [.. Enumerable.Range(0, 20).Select(_ => 1 + draws.Next())], reference = [.. Enumerable.Range(0, 20).Select(_ => draws.Next())];
            var interval = CliffDelta.IntervalOf(treated, reference);
            Assert.InRange(interval.Low, -1, interval.High);
            Assert.InRange(interval.High, interval.Low, 1);
            if (interval.Contains(truth)) hits++;
        }
        NormalDraws.AssertRate(0.95, hits, trials);
    }
}
