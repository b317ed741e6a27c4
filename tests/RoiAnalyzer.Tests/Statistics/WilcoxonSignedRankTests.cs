using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class WilcoxonSignedRankTests
{
    /// <summary>Student's sleep data: second drug minus first, as they are subtracted, rounding and all.</summary>
    private static readonly double[] _sleep =
        [1.9 - 0.7, 0.8 + 1.6, 1.1 + 0.2, 0.1 + 1.2, -0.1 + 0.1, 4.4 - 3.4, 5.5 - 3.7, 1.6 - 0.8, 4.6 - 0, 3.4 - 2];

    /// <summary>Hollander and Wolfe's depression data, as in the example of R's wilcox.test.</summary>
    private static readonly double[] _depression =
        [1.83 - 0.878, 0.50 - 0.647, 1.62 - 0.598, 2.48 - 2.05, 1.68 - 1.06, 1.88 - 1.29, 1.55 - 1.06, 3.06 - 3.14, 1.30 - 1.29];

    /// <summary>A made list with ties and two zeros.</summary>
    private static readonly double[] _tied = [-1, -2, 2, 0, 0, 3, 3, -.5, 4, 5, -3, 6];

    /// <summary>R 4.2: wilcox.test(x, y, paired = TRUE, conf.int = TRUE), and with exact = FALSE.</summary>
    [Fact]
    public void Depression_gives_what_R_gives()
    {
        var test = WilcoxonSignedRank.Of(_depression)!;
        Assert.Equal((9, 0, 40.0, true), (test.N, test.Zeros, test.V, test.IsExact));
        Assert.Equal(0.0390625, test.P, 1e-15);
        Assert.Equal(0.0440109840129515, test.NormalP, 1e-12);
        Assert.Equal(0.46, test.Centre, 1e-14);
        Assert.Equal(0.010, test.Interval.Low, 1e-14);
        Assert.Equal(0.786, test.Interval.High, 1e-14);
    }

    /// <summary>
    /// anchors_R.txt A1 for V, the normal p and the centre; exactRankTests::wilcox.exact(d) for p given the ties; the sorted Walsh averages at
    /// qsignrank(.025, 10) and its mirror.
    /// </summary>
    [Fact]
    public void Sleep_gives_what_R_gives_although_its_ties_are_rounded()
    {
        var test = WilcoxonSignedRank.Of(_sleep, scale: 5.5)!;
        Assert.Equal((10, 1, 45.0), (test.N, test.Zeros, test.V));
        Assert.Equal(0.00390625, test.P, 1e-16);
        Assert.Equal(0.00909069801593, test.NormalP, 1e-13);
        Assert.Equal(1.3, test.Centre, 1e-14);
        Assert.Equal(0.9, test.Interval.Low, 1e-14);
        Assert.Equal(2.7, test.Interval.High, 1e-14);
    }

    /// <summary>R 4.2: exactRankTests::wilcox.exact(d), and coin::wilcoxsign_test(d ~ rep(0, 12), distribution = "exact", zero.method = "Pratt").</summary>
    [Fact]
    public void Zeros_are_dropped_or_ranked_and_ties_counted_as_they_are()
    {
        var dropped = WilcoxonSignedRank.Of(_tied)!;
        Assert.Equal((12, 2, 42.5), (dropped.N, dropped.Zeros, dropped.V));
        Assert.Equal(0.140625, dropped.P, 1e-15);
        Assert.Equal(0.197265625, WilcoxonSignedRank.Of(_tied, ZeroChanges.Ranked)!.P, 1e-15);
    }

    /// <summary>R 4.2: exactRankTests::wilcox.exact of the anorexia trial's changes under treatment, rounded to the one digit they have.</summary>
    [Fact]
    public void Anorexia_gives_what_exactRankTests_gives()
    {
        var test = WilcoxonSignedRank.Of(Anorexia.TreatedChange, scale: 100)!;
        Assert.Equal(304.5, test.V);
        Assert.Equal(0.0599075332283974, test.P, 1e-13);
    }

    [Fact]
    public void The_sign_turns_the_interval_round_and_leaves_p()
    {
        var (there, back) = (WilcoxonSignedRank.Of(_depression)!, WilcoxonSignedRank.Of([.. _depression.Select(value => -value)])!);
        Assert.Equal(there.P, back.P, 1e-15);
        Assert.Equal(there.Interval.Low, -back.Interval.High);
        Assert.Equal(there.Centre, -back.Centre);
    }

    [Fact]
    public void Many_changes_go_by_the_normal_distribution_and_meet_the_counted_one()
    {
        var draws = new NormalDraws(20200140);
        double[] many = [.. Enumerable.Range(0, WilcoxonSignedRank.ExactUpTo + 1).Select(_ => 0.1 + draws.Next())];
        var (counted, normal) = (WilcoxonSignedRank.Of(many.AsSpan(1))!, WilcoxonSignedRank.Of(many)!);
        Assert.True(counted.IsExact && !normal.IsExact);
        Assert.Equal(normal.NormalP, normal.P);
        Assert.Equal(counted.NormalP, counted.P, 0.002);
        Assert.Equal(counted.Interval.Low, normal.Interval.Low, 0.01);
        Assert.Equal(counted.Interval.High, normal.Interval.High, 0.01);
    }

    [Fact]
    public void Where_nothing_changes_there_is_no_p_and_where_few_do_no_interval()
    {
        var none = WilcoxonSignedRank.Of([0, 0, 0])!;
        Assert.True(double.IsNaN(none.P) && double.IsNaN(none.NormalP));
        Assert.Equal((0, 3, 0.0), (none.V, none.Zeros, none.Centre));
        // five changes: 2/2⁵ = .0625 is the least two-sided p, so that no interval of 95 % can be had; six do, R's qsignrank(.025, 6) is 1
        Assert.Equal(Interval.None, WilcoxonSignedRank.Of([1, 2, 3, 4, 5])!.Interval);
        Assert.Equal(0.0625, WilcoxonSignedRank.Of([1, 2, 3, 4, 5])!.P);
        Assert.Equal(new Interval(1, 6), WilcoxonSignedRank.Of([1, 2, 3, 4, 5, 6])!.Interval);
        Assert.Null(WilcoxonSignedRank.Of([]));
        Assert.Throws<ArgumentException>(() => WilcoxonSignedRank.Of([1, double.NaN]));
    }
}
