using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class TrimmedMeanTests
{
    /// <summary>anchors_R.txt A1; R 4.2 for the interval: tmean ± qt(.975, 5)·se.</summary>
    [Fact]
    public void Sleep_gives_what_R_gives()
    {
        var trimmed = TrimmedMean.Of([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, .8, 4.6, 1.4])!;
        Assert.Equal(4 / 3.0, trimmed.Estimate, 1e-14);
        Assert.Equal(0.176033105752832, trimmed.StandardError, 1e-14);
        Assert.Equal(7.574332837173644, trimmed.T, 1e-12);
        Assert.Equal(5, trimmed.DegreesOfFreedom);
        Assert.Equal(0.000636374413739, trimmed.P, 1e-14);
        Assert.Equal(0.880825829214457512, trimmed.Interval.Low, 1e-13);
        Assert.Equal(1.785840837452209, trimmed.Interval.High, 1e-13);
    }

    /// <summary>
    /// R 4.2, on each arm's sorted values: h = n - 2g, d = (n - 1)·var(winsorised)/(h(h - 1)), se = sqrt(d1 + d2), df = (d1 + d2)²/(d1²/(h1 - 1) +
    /// d2²/(h2 - 1)): sleep as two groups, and Hollander and Wolfe's permeability data.
    /// </summary>
    [Fact]
    public void Two_arms_give_what_R_gives()
    {
        var sleep = TrimmedMean.Of([1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4], [.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2])!;
        Equal(sleep, 1.66666666666667, 1.03085724844261, 1.61677736581338, 8.26470851363769, 0.14337828852444);
        Assert.Equal(-0.69730662611559, sleep.Interval.Low, 1e-12);
        Assert.Equal(4.03063995944892, sleep.Interval.High, 1e-12);
        var permeability = TrimmedMean.Of([.80, .83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, .73, 1.46], [1.15, .88, .90, .74, 1.21])!;
        Equal(permeability, 0.323333333333333, 0.226733323532294, 1.426051223067262, 6.992220001987961, 0.196935321244922);
        Equal(TrimmedMean.Of(Anorexia.TreatedChange, Anorexia.ControlChange)!, 2.96250000000000, 2.37283636862135, 1.24850581320163, 28.49602053180571, 0.22200647804533);
    }

    /// <summary>Closed form: below five values nothing is trimmed, but the error keeps its (1 − 2γ).</summary>
    [Fact]
    public void Few_values_lose_none()
    {
        var trimmed = TrimmedMean.Of([1, 2, 4, 5])!;
        Assert.Equal(3, trimmed.Estimate);
        Assert.Equal(Math.Sqrt(10 / 3.0 / 4) / 0.6, trimmed.StandardError, 1e-14);
        Assert.Equal(3, trimmed.DegreesOfFreedom);
    }

    [Fact]
    public void An_outlier_does_not_move_it()
    {
        double[] plain = [1, 2, 3, 4, 5], wild = [1, 2, 3, 4, 1e6];
        Assert.Equal(TrimmedMean.Of(plain)!.T, TrimmedMean.Of(wild)!.T, 1e-12);
        Assert.Equal(TrimmedMean.Of(plain, [0, 1, 1, 2, 7])!.T, TrimmedMean.Of(wild, [0, 1, 1, 2, 7e7])!.T, 1e-12);
    }

    [Fact]
    public void Where_nothing_varies_there_is_no_test()
    {
        foreach (var same in new[] { TrimmedMean.Of([0.3, 0.3, 0.3, 0.3, 0.3, 9])!, TrimmedMean.Of([2, 2, 2, 2, 2], [1, 1, 1, 1, 1])! })
        {
            Assert.Equal(0, same.StandardError);
            Assert.True(double.IsNaN(same.T) && double.IsNaN(same.P) && double.IsNaN(same.Interval.Low));
        }
        Assert.Null(TrimmedMean.Of([1]));
        Assert.Null(TrimmedMean.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => TrimmedMean.Of([1, double.NaN]));
    }

    private static void Equal(TrimmedMean actual, double estimate, double error, double t, double df, double p)
    {
        Assert.Equal(estimate, actual.Estimate, 1e-13);
        Assert.Equal(error, actual.StandardError, 1e-13);
        Assert.Equal(t, actual.T, 1e-12);
        Assert.Equal(df, actual.DegreesOfFreedom, 1e-11);
        Assert.Equal(p, actual.P, 1e-13);
    }
}
