using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class RiskDifferenceTests
{
    /// <summary>R 4.2.2 (anchors A21): 8/17 − 4/23 and Newcombe's interval by his formula.</summary>
    [Fact]
    public void Abstinence_gives_what_R_gives()
    {
        var difference = RiskDifference.Of(8, 17, 4, 23)!;
        Close.To(1e-10, [0.296675191816, 0.0091920641139, 0.5398733013917], [difference.Estimate, difference.Interval.Low, difference.Interval.High]);
        Close.To(1e-10, 0.0793755593533, difference.Fisher.P);
    }

    /// <summary>Newcombe (1998), Statistics in Medicine 17:873, table II, method 10: 56/70 − 48/80, 9/10 − 3/10 and 10/10 − 0/20, four decimals.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    public void Newcombes_own_examples(int a, int m, int b, int n, double low, double high)
    {
        var interval = RiskDifference.Of(a, m, b, n)!.Interval;
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    /// <summary>R 4.2.2: prop.test(81, 263, correct = FALSE)$conf.int.</summary>
    [Fact]
    public void Wilsons_interval_is_that_of_R()
    {
        var interval = RiskDifference.Wilson(81, 263);
        Close.To(1e-10, [0.255288519878274, 0.366209576982800], [interval.Low, interval.High]);
        Assert.Equal((0, 1), (RiskDifference.Wilson(0, 9).Low, RiskDifference.Wilson(9, 9).High));
    }

    [Fact]
    public void An_empty_arm_has_no_share() => Assert.Null(RiskDifference.Of(0, 0, 3, 9));
}
