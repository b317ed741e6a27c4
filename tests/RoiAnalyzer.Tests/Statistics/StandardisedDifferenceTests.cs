using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class StandardisedDifferenceTests
{
    /// <summary>R 4.2.2, sleep as two groups: t.test(y, x, var.equal = TRUE)$statistic·sqrt(1/10 + 1/10) with λ's interval scaled alike, times J(18).</summary>
    [Fact]
    public void Sleep_as_two_groups_gives_what_R_gives()
    {
        var difference = StandardisedDifference.Of(Sleep.Second, Sleep.First)!;
        Agreement.Relative(1e-10, [0.832181081349539, -0.0954503982114229, 1.73881689910343], Agreement.Numbers(difference.Ds));
        Agreement.Relative(1e-10, [0.796935239191122, -0.0914077328051605, 1.66517179067486], Agreement.Numbers(difference.Gs));
    }

    /// <summary>
    /// R 4.2.2, anorexia CBT against Cont: J(53)·(mean change − mean change)/sp with sp = 5.26947485495326 the pooled SD of Prewt, rho the
    /// correlation from sums of products within arms, v = 2·J²·(1 − rho)·(55/754)·(53/51)·(1 + d²/(2·(1 − rho)·(55/754))) − d², d ± qnorm(.975)·sqrt(v).
    /// </summary>
    [Fact]
    public void Anorexia_in_standard_deviations_before_gives_what_R_gives()
    {
        Assert.Equal(5.26947485495326, StandardisedDifference.BaselineDeviation(Anorexia.TreatedPre, Anorexia.ControlPre), 1e-12);
        var d = StandardisedDifference.OfChangesInBaselines(Anorexia.TreatedPre, Anorexia.TreatedPost, Anorexia.ControlPre, Anorexia.ControlPost);
        Agreement.Relative(1e-10, [0.646688232473134, -0.0240907838355295, 1.3174672487818], Agreement.Numbers(d));
    }

    /// <summary>R 4.2.2: the coefficient of lm(Postwt ~ Prewt + Treat) over sp, with the interval of λ times its standard error over sp.</summary>
    [Fact]
    public void Anorexia_adjusted_in_standard_deviations_before_gives_what_R_gives()
    {
        var adjusted = ArmDifference.Adjusted(Anorexia.Pre, Anorexia.Post, Anorexia.IsTreated)!;
        var d = StandardisedDifference.OfAdjustedInBaselines(adjusted, Anorexia.TreatedPre, Anorexia.ControlPre);
        Agreement.Relative(1e-9, [0.805414653698485, 0.10094526025665, 1.50251832902142], Agreement.Numbers(d));
    }

    /// <summary>Planted: two arms of 12, before and after with deviation 1 and correlation .6, one arm changing by .7 more.</summary>
    [Fact]
    public void Intervals_cover_the_truth_as_often_as_they_say_or_nearly()
    {
        const int trials = 4000, n = 12;
        const double truth = 0.7, r = 0.6;
        var draws = new NormalDraws(20200107);
        var (d, ppc, adjusted, sum) = (0, 0, 0, 0.0);
        for (var trial = 0; trial < trials; trial++)
        {
            double[] pre = [.. Enumerable.Range(0, 2 * n).Select(_ => draws.Next())];
            double[] post = [.. pre.Select((value, i) => r * value + Math.Sqrt(1 - r * r) * draws.Next() + (i < n ? truth : 0))];
            var (before, after) = ((pre[..n], pre[n..]), (post[..n], post[n..]));
            if (StandardisedDifference.Of(after.Item1, after.Item2)!.Ds.Interval.Contains(truth)) d++;
            var morris = StandardisedDifference.OfChangesInBaselines(before.Item1, after.Item1, before.Item2, after.Item2);
            sum += morris.Value;
            if (morris.Interval.Contains(truth)) ppc++;
            var arms = ArmDifference.Adjusted(pre, post, [.. pre.Select((_, i) => i < n)])!;
            if (StandardisedDifference.OfAdjustedInBaselines(arms, before.Item1, before.Item2).Interval.Contains(truth)) adjusted++;
        }
        NormalDraws.AssertRate(0.95, d, trials);
        Assert.InRange(ppc / (double)trials, 0.93, 0.97);
        Assert.InRange(adjusted / (double)trials, 0.93, 0.97);
        Assert.Equal(truth, sum / trials, 0.02);
    }

    [Fact]
    public void What_cannot_be_had_is_none()
    {
        Assert.Null(StandardisedDifference.Of([1], [1, 2]));
        Assert.True(double.IsNaN(StandardisedDifference.Of([1, 1], [2, 2])!.Ds.Value));
        Assert.Equal(EffectSize.None, StandardisedDifference.OfChangesInBaselines([1], [2], [1, 2], [2, 5]));
        Assert.Equal(EffectSize.None, StandardisedDifference.OfChangesInBaselines([1, 1], [2, 3], [2, 2], [2, 5]));
        var four = StandardisedDifference.OfChangesInBaselines([1, 2], [2, 5], [1, 3], [2, 3]);
        Assert.True(double.IsFinite(four.Value) && double.IsNaN(four.Interval.Low));
    }
}
