using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class StandardisedChangeTests
{
    /// <summary>
    /// R 4.2.2, x and y the two drugs of sleep, d = y - x, l = λ's interval by uniroot(pt(t, 9, nc) - p): mean(d)/sd(d) with l/√10,
    /// times J(9); mean(d)/sqrt((var(x) + var(y))/2) with l·sqrt(2·(var(x) + var(y) − 2·cov(x, y))/(10·(var(x) + var(y))));
    /// mean(d)/((sd(x) + sd(y))/2), d_z·sqrt(2·(1 − cor(x, y))) and mean(d)/sd(x) with l/√10 scaled alike.
    /// </summary>
    [Fact]
    public void Sleep_gives_what_R_gives_in_every_denominator()
    {
        var change = StandardisedChange.Of(Sleep.First, Sleep.Second)!;
        Agreement.Relative(1e-10, [1.28455756259105, 0.414627756380144, 2.11801651397707], Agreement.Numbers(change.Dz));
        Agreement.Relative(1e-10, [1.1739249035142, 0.378917895996093, 1.93560211252563], Agreement.Numbers(change.Gz));
        Agreement.Relative(1e-10, [0.83218108134954, 0.268610286304319, 1.37212478774588], Agreement.Numbers(change.DavRms));
        Agreement.Relative(1e-10, [0.833496341312704, 0.26903482414012, 1.37429342728628], Agreement.Numbers(change.DavMean));
        Agreement.Relative(1e-10, [0.822176638386309, 0.26538106570691, 1.35562916619777], Agreement.Numbers(change.Drm));
        Agreement.Relative(1e-10, [0.883170190360538, 0.285068482094634, 1.45619713924131], Agreement.Numbers(change.Dpre));
        Assert.Equal(0.795170205833578, change.Correlation, 1e-12);
    }

    /// <summary>Planted: bivariate normal values with standard deviations 1 and 1.3, correlated by .6; each measure's truth is closed form.</summary>
    [Fact]
    public void Intervals_cover_the_truth_as_often_as_they_say_or_nearly_where_a_denominator_is_taken_as_known()
    {
        const int trials = 4000, n = 15;
        const double mean = 0.6, after = 1.3, r = 0.6;
        var draws = new NormalDraws(20200106);
        var deviation = Math.Sqrt(1 + after * after - 2 * r * after);
        var hits = new int[4];
        for (var trial = 0; trial < trials; trial++)
        {
            double[] pre = [.. Enumerable.Range(0, n).Select(_ => draws.Next())];
            double[] post = [.. pre.Select(value => mean + after * (r * value + Math.Sqrt(1 - r * r) * draws.Next()))];
            var change = StandardisedChange.Of(pre, post)!;
            if (change.Dz.Interval.Contains(mean / deviation)) hits[0]++;
            if (change.DavRms.Interval.Contains(mean / Math.Sqrt((1 + after * after) / 2))) hits[1]++;
            if (change.Drm.Interval.Contains(mean / deviation * Math.Sqrt(2 * (1 - r)))) hits[2]++;
            if (change.Dpre.Interval.Contains(mean)) hits[3]++;
        }
        NormalDraws.AssertRate(0.95, hits[0], trials);
        Assert.All(hits[1..], own => Assert.InRange(own / (double)trials, 0.93, 0.97));
    }

    [Fact]
    public void Where_everybody_changes_alike_there_is_no_effect_size()
    {
        var change = StandardisedChange.Of([1, 2, 4], [2, 3, 5])!;
        Assert.All([change.Dz, change.Gz, change.DavRms, change.DavMean, change.Drm, change.Dpre], effect => Assert.True(double.IsNaN(effect.Value)));
        Assert.Null(StandardisedChange.Of([1], [2]));
    }

    [Fact]
    public void A_denominator_that_does_not_vary_is_none()
    {
        var change = StandardisedChange.Of([0.3, 0.3, 0.1 + 0.2], [1, 2, 4])!;
        Assert.True(double.IsFinite(change.Dz.Value) && double.IsFinite(change.DavRms.Value));
        Assert.Equal(EffectSize.None, change.Dpre);
        Assert.Equal(EffectSize.None, change.Drm);
        Assert.True(double.IsNaN(change.Correlation));
    }
}
