using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class FiellerRatioTests
{
    // R's sleep as two columns, its second drug and its first, and the same shifted
    private static readonly double[] A = [1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    private static readonly double[] B = [2.7, 1.6, 2.2, 1.2, 2.1, 5.4, 4.7, 2.8, 3.0, 4.0];

    /// <summary>
    /// R 4.2.2, by definition: the two r at which t.test(a − r·b)$p.value is .05, by uniroot with tol 1e-14 on either side of mean(a)/mean(b).
    /// </summary>
    [Fact]
    public void The_ends_are_the_ratios_that_the_t_test_just_does_not_reject()
    {
        var ratio = FiellerRatio.OfChanges(A, B)!.Value;
        Assert.Equal(RatioSet.Bounded, ratio.Set);
        Close.To(1e-9, [0.784511784511784, 0.411848932712633, 1.03971669374179], [ratio.Estimate, ratio.Interval.Low, ratio.Interval.High]);
    }

    /// <summary>R 4.2.2: the same with t.test(a[1:5] − r·b[1:5], a[6:10] − r·b[6:10], var.equal = TRUE).</summary>
    [Fact]
    public void Of_two_arms_the_same_with_pooled_variance()
    {
        var ratio = FiellerRatio.OfChanges(A[5..], B[5..], (A[..5], B[..5]))!.Value;
        Assert.Equal(RatioSet.Bounded, ratio.Set);
        Close.To(1e-9, [1.55445544554455, 0.872279512619767, 3.2220379815869], [ratio.Estimate, ratio.Interval.Low, ratio.Interval.High]);
    }

    /// <summary>By definition: inside the set t² of a − ρb is at most the limit, outside it is more.</summary>
    [Fact]
    public void A_denominator_that_is_not_told_from_nought_leaves_the_set_unbounded()
    {
        double[] small = [.1, -.3, .2, .4, -.2, .1, 0, .3, -.1, .2];
        var outside = FiellerRatio.OfChanges(A, small)!.Value;
        Assert.Equal(RatioSet.Outside, outside.Set);
        bool Rejected(double rho) => PairedChange.Of(new double[10], [.. A.Zip(small, (a, b) => a - rho * b)])!.P < 0.05;
        Assert.True(Rejected((outside.Interval.Low + outside.Interval.High) / 2));
        Assert.False(Rejected(outside.Interval.Low - 0.01) || Rejected(outside.Interval.High + 0.01) || Rejected(outside.Estimate));
        double[] nothing = [.5, -.6, .2, -.4, .9, -.8, .3, -.2, .4, -.1];
        var everything = FiellerRatio.OfChanges(nothing, small)!.Value;
        Assert.Equal((RatioSet.Everything, true), (everything.Set, double.IsNaN(everything.Interval.Low)));
        Assert.Null(FiellerRatio.OfChanges([1], [2]));
    }
}
