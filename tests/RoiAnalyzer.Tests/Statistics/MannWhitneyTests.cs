using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class MannWhitneyTests
{
    /// <summary>Hollander and Wolfe's permeability data, as in the example of R's wilcox.test.</summary>
    private static readonly double[] _term = [.80, .83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, .73, 1.46], _early = [1.15, .88, .90, .74, 1.21];

    private static readonly double[] _second = [1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4], _first = [.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2];

    /// <summary>R 4.2: wilcox.test(a, b, conf.int = TRUE), and with exact = FALSE.</summary>
    [Fact]
    public void Permeability_gives_what_R_gives()
    {
        var test = MannWhitney.Of(_term, _early)!;
        Assert.Equal((10, 5, 35.0, true), (test.Treated, test.Reference, test.W, test.IsExact));
        Assert.Equal(0.254412254412254, test.P, 1e-14);
        Assert.Equal(0.244623605126983, test.NormalP, 1e-13);
        Assert.Equal(0.305, test.Shift, 1e-14);
        Assert.Equal(-0.15, test.Interval.Low, 1e-14);
        Assert.Equal(0.76, test.Interval.High, 1e-14);
        Assert.Equal(0.4, test.Delta, 1e-15);
    }

    /// <summary>
    /// anchors_R.txt A2 for W and the normal p; coin::wilcox_test(distribution = "exact") for p given the ties; the sorted differences at
    /// qwilcox(.025, 10, 10) and its mirror.
    /// </summary>
    [Fact]
    public void Sleep_as_two_groups_gives_what_R_gives()
    {
        var test = MannWhitney.Of(_second, _first)!;
        Assert.Equal(74.5, test.W);
        Assert.Equal(0.0658165364047717, test.P, 1e-14);
        Assert.Equal(0.0693275754336, test.NormalP, 1e-13);
        Assert.Equal(1.35, test.Shift, 1e-14);
        Assert.Equal(-0.1, test.Interval.Low, 1e-14);
        Assert.Equal(3.6, test.Interval.High, 1e-14);
    }

    /// <summary>R 4.2: exactRankTests::wilcox.exact and coin::wilcox_test agree on a lopsided case, whichever arm is the smaller.</summary>
    [Fact]
    public void Ties_in_arms_of_different_size_are_counted_as_they_are()
    {
        var (there, back) = (MannWhitney.Of([3, 3, 4, 5, 5, 7], [1, 2, 3, 3])!, MannWhitney.Of([1, 2, 3, 3], [3, 3, 4, 5, 5, 7])!);
        Assert.Equal((22.0, 2.0), (there.W, back.W));
        Assert.Equal(0.0333333333333333, there.P, 1e-14);
        Assert.Equal(there.P, back.P, 1e-14);
        Assert.Equal(there.Shift, -back.Shift);
        Assert.Equal(there.Delta, -back.Delta, 1e-15);
        Assert.Equal(there.DeltaInterval.Low, -back.DeltaInterval.High, 1e-14);
    }

    /// <summary>R 4.2: coin::wilcox_test(distribution = "exact") of the anorexia trial's changes rounded to the one digit they have, and wilcox.test's normal p.</summary>
    [Fact]
    public void Anorexia_gives_what_coin_gives()
    {
        var test = MannWhitney.Of(Anorexia.TreatedChange, Anorexia.ControlChange, scale: 104)!;
        Assert.Equal(472, test.W);
        Assert.Equal(0.110635963940259, test.P, 1e-12);
        Assert.Equal(0.111125109203568, test.NormalP, 1e-12);
    }

    [Fact]
    public void Many_participants_go_by_the_normal_distribution_and_meet_the_counted_one()
    {
        var draws = new NormalDraws(20200141);
        double[] treated = [.. Enumerable.Range(0, 101).Select(_ => 0.2 + draws.Next())], reference = [.. Enumerable.Range(0, 100).Select(_ => draws.Next())];
        var (counted, normal) = (MannWhitney.Of(treated.AsSpan(1), reference)!, MannWhitney.Of(treated, reference)!);
        Assert.True(counted.IsExact && !normal.IsExact);
        Assert.Equal(normal.NormalP, normal.P);
        Assert.Equal(counted.NormalP, counted.P, 0.001);
        Assert.Equal(counted.Interval.Low, normal.Interval.Low, 0.02);
        double[] rounded = [.. treated.Select(value => Math.Round(value, 1))];
        Assert.False(MannWhitney.Of(rounded.AsSpan(0, 60), reference.AsSpan(0, 60))!.IsExact);
        Assert.True(MannWhitney.Of(rounded.AsSpan(0, 50), reference.AsSpan(0, 50))!.IsExact);
    }

    [Fact]
    public void Where_nothing_varies_there_is_no_p_and_where_few_are_no_interval()
    {
        Assert.True(double.IsNaN(MannWhitney.Of([1, 1, 1], [1, 1])!.P));
        // R's qwilcox(.025, 3, 3) is 0, and qwilcox(.025, 4, 4) is 1
        Assert.Equal(Interval.None, MannWhitney.Of([1, 2, 3], [4, 5, 6.5])!.Interval);
        Assert.Equal(new Interval(-7.5, -1), MannWhitney.Of([1, 2, 3, 4], [5, 6, 7, 8.5])!.Interval);
        Assert.Null(MannWhitney.Of([], [1]));
        Assert.Throws<ArgumentException>(() => MannWhitney.Of([1, double.NaN], [1]));
    }
}
