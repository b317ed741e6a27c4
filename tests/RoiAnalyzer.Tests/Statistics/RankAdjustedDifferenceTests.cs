using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class RankAdjustedDifferenceTests
{
    /// <summary>R 4.2: r &lt;- resid(lm(rank(Postwt) ~ rank(Prewt))); summary(lm(r ~ arm)), CBT against Cont; F = 4.895279929326207.</summary>
    [Fact]
    public void Anorexia_gives_what_R_gives()
    {
        var difference = RankAdjustedDifference.Of(Anorexia.Post, [Anorexia.Pre], Anorexia.IsTreated)!;
        Assert.Equal(9.0010658104035421, difference.RankDifference, 1e-12);
        Assert.Equal(2.2125279499536723, difference.T, 1e-12);
        Assert.Equal(4.895279929326207, difference.T * difference.T, 1e-11);
        Assert.Equal(53, difference.DegreesOfFreedom);
        Assert.Equal(0.0312606293277122, difference.P, 1e-13);
    }

    [Fact]
    public void Only_the_order_counts()
    {
        var (plain, stretched) = (RankAdjustedDifference.Of(Anorexia.Post, [Anorexia.Pre], Anorexia.IsTreated)!,
            RankAdjustedDifference.Of(Array.ConvertAll(Anorexia.Post, value => Math.Exp(value / 10)), [Array.ConvertAll(Anorexia.Pre, value => value * value)], Anorexia.IsTreated)!);
        Assert.Equal(plain.T, stretched.T, 1e-12);
    }

    [Fact]
    public void What_cannot_be_tested_has_no_t()
    {
        Assert.Null(RankAdjustedDifference.Of([1, 2, 3], [[1, 2, 3]], [true, false, false]));
        // ranks after are those before: nothing is left to vary
        var same = RankAdjustedDifference.Of([10, 20, 30, 40], [[1, 2, 3, 4]], [true, false, true, false])!;
        Assert.True(double.IsNaN(same.T) && double.IsNaN(same.P));
        Assert.Throws<ArgumentException>(() => RankAdjustedDifference.Of([1, 2, 3, 4], [[1, 2]], [true, false, true, false]));
        Assert.Throws<ArgumentException>(() => RankAdjustedDifference.Of([1, 2, 3, double.NaN], [], [true, false, true, false]));
    }
}
