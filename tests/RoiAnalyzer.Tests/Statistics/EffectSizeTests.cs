using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class EffectSizeTests
{
    [Fact]
    public void A_multiple_keeps_the_lower_end_below()
    {
        var effect = new EffectSize(1, new Interval(-1, 3));
        Assert.Equal(new EffectSize(2, new Interval(-2, 6)), effect.Times(2));
        Assert.Equal(new EffectSize(-2, new Interval(-6, 2)), effect.Times(-2));
    }

    /// <summary>R 4.2.2: pt with ncp solved for the interval of t = 4.06212768338 on 9 degrees of freedom (A1 of anchors_R.txt).</summary>
    [Fact]
    public void The_noncentrality_of_a_t_has_R_s_interval() => Agreement.Relative(
        1e-10, [4.06212768338, 1.31116809129, 6.69775630602], Agreement.Numbers(EffectSize.Noncentrality(4.06212768338, 9, 0.95)));

    [Fact]
    public void What_is_not_a_number_has_no_effect_size()
    {
        Assert.Equal(EffectSize.None, EffectSize.Noncentrality(double.NaN, 9, 0.95));
        Assert.Equal(new EffectSize(2, Interval.None), EffectSize.Noncentrality(2, 0.5, 0.95));
        Assert.True(double.IsNaN(EffectSize.None.Value) && double.IsNaN(EffectSize.None.Interval.Low));
    }
}
