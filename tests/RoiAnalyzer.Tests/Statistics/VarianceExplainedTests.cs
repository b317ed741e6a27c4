using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class VarianceExplainedTests
{
    /// <summary>
    /// R 4.2.2, anorexia CBT against Cont: F = t² of lm(Postwt ~ Prewt + Treat) on 1 and 52, η² = F/(F + 52) (A4 of anchors_R.txt), ω² =
    /// (F − 1)/(F − 1 + 55). For the interval see below.
    /// </summary>
    [Fact]
    public void Anorexia_gives_what_R_gives()
    {
        var t = ArmDifference.Adjusted(Anorexia.Pre, Anorexia.Post, Anorexia.IsTreated)!.T;
        var explained = VarianceExplained.Of(t * t, 1, 52, 55);
        Agreement.Relative(1e-10, [0.093019453559292, 0.0730299528008977], [explained.EtaSquared.Value, explained.OmegaSquared.Value]);
    }

    /// <summary>R 4.2.2: λ by uniroot(pf(7.86808, 2, 68, ncp = l) - p) for a level of 90 %, over λ + 71; pf keeps nine digits.</summary>
    [Fact]
    public void The_interval_is_that_of_R()
    {
        var interval = VarianceExplained.Of(7.86808, 2, 68, 72, 0.9).EtaSquared.Interval;
        Agreement.Relative(1e-8, [0.0550678601801099, 0.305277703507608], Agreement.Numbers(interval));
    }

    [Fact]
    public void Weak_effects_have_an_omega_below_zero_and_an_interval_that_begins_there()
    {
        var explained = VarianceExplained.Of(0.5, 2, 30, 33);
        Assert.True(explained.OmegaSquared.Value < 0);
        Assert.Equal(0, explained.EtaSquared.Interval.Low);
        Assert.Equal(explained.EtaSquared.Interval, explained.OmegaSquared.Interval);
    }

    [Theory]
    [InlineData(1e6)]
    [InlineData(9e6)]
    [InlineData(1e7)]
    public void Nearly_everything_explained_still_has_an_interval(double f)
    {
        var interval = VarianceExplained.Of(f, 1, 1, 3).EtaSquared.Interval;
        Assert.InRange(interval.Low, 0.9, interval.High);
        Assert.InRange(interval.High, 1 - 1e-5, 1);
    }

    [Fact]
    public void Beyond_that_there_is_none()
    {
        var explained = VarianceExplained.Of(1e12, 2, 30, 33);
        Assert.Equal(1, explained.EtaSquared.Value, 1e-10);
        Assert.True(double.IsNaN(explained.EtaSquared.Interval.Low) && double.IsNaN(explained.OmegaSquared.Interval.High));
    }

    [Fact]
    public void Without_an_F_there_is_none()
    {
        Assert.Equal(EffectSize.None, VarianceExplained.Of(double.NaN, 1, 5, 7).EtaSquared);
        Assert.Equal(EffectSize.None, VarianceExplained.Of(double.PositiveInfinity, 1, 5, 7).OmegaSquared);
    }
}
