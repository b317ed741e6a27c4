using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Numerics;

public class RanksTests
{
    private static readonly double[][] Tied = [[1, 2, 2, 4, 5, 3, 3, 3], [2, 2, 1, 5, 4, 4, 3, 1], [1, 3, 2, 6, 5, 4, 4, 2]];

    /// <summary>R 4: <c>rank(c(1,2,2,4,5,3,3,3))</c>, and <c>t &lt;- table(x); sum(t^3 - t)</c>.</summary>
    [Fact]
    public void Equal_values_share_the_mean_of_their_ranks()
    {
        var ranks = Ranks.Of(Tied[0]);
        Assert.Equal([1, 2.5, 2.5, 7, 8, 5, 5, 5], ranks.Values);
        Assert.Equal(6 + 24, ranks.Ties);
    }

    /// <summary>
    /// R 4, whose Friedman statistic, corrected for ties, is K(n − 1)W: <c>x &lt;- list(c(1,2,2,4,5,3,3,3), c(2,2,1,5,4,4,3,1),
    /// c(1,3,2,6,5,4,4,2)); friedman.test(t(sapply(x, identity)))$statistic / (3 * 7)</c>; and of <c>list(c(3,1,4,1.5,9,2.6,5),
    /// c(2,7,1,8,2.8,1.9,4), c(1,6,1.8,0.3,3.9,8.8,7))</c>, without ties, over <c>(3 * 6)</c>.
    /// </summary>
    [Fact]
    public void Concordance_is_that_of_R_with_and_without_ties()
    {
        Assert.Equal(0.870523415977962, Of(Tied), 1e-14);
        Assert.Equal(0.222222222222222, Of([[3, 1, 4, 1.5, 9, 2.6, 5], [2, 7, 1, 8, 2.8, 1.9, 4], [1, 6, 1.8, 0.3, 3.9, 8.8, 7]]), 1e-14);
    }

    [Fact]
    public void Series_that_rise_and_fall_together_have_1_and_two_that_are_opposed_have_0()
    {
        double[] series = [4, 1, 3, 3, 9, 2];
        Assert.Equal(1, Of([series, [.. series.Select(Math.Exp)], [.. series.Select(v => 10 * v - 7)]]));
        Assert.Equal(0, Of([series, [.. series.Select(v => -v)]]));
        Assert.Equal(double.NaN, Of([[2, 2, 2], [5, 5, 5]]));
    }

    /// <summary>E[W] = 1/K of independent series; 2000 draws, so that four standard errors of their mean are about 0.003.</summary>
    [Theory]
    [InlineData(7), InlineData(27)]
    public void Independent_series_have_one_over_their_number_on_average(int raters)
    {
        var random = new RandomNumbers(20261126, raters);
        double[] drawn = [.. Enumerable.Range(0, 2000).Select(_ => Of([.. Enumerable.Range(0, raters).Select(_ => Enumerable.Range(0, 40).Select(_ => random.Normal()).ToArray())]))];
        var mean = drawn.Average();
        var error = Math.Sqrt(drawn.Average(w => (w - mean) * (w - mean)) / drawn.Length);
        Assert.InRange(error, 1e-5, 1e-3);
        Assert.InRange(mean, 1.0 / raters - 4 * error, 1.0 / raters + 4 * error);
    }

    private static double Of(double[][] series) => Ranks.Concordance([.. series.Select(s => Ranks.Of(s))]);
}
