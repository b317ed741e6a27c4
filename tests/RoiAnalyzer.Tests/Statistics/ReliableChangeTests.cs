using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class ReliableChangeTests
{
    /// <summary>R 4.2.2, A18 of anchors_R.txt: .30·sqrt(2·(1 − .70)), and a change of −.55 over it.</summary>
    [Fact]
    public void The_error_and_the_index_are_those_of_R()
    {
        var error = ReliableChange.ErrorOfDifference(.30, .70);
        Assert.Equal(0.232379000772, error, 1e-12);
        Assert.Equal(-2.36682315602, -.55 / error, 1e-11);
        // a reference whose deviation is .3 and whose mean change is 0
        var change = ReliableChange.Of([-.3, 0, .3], [-.2, -.1, .3], .70)!;
        Assert.Equal(-2.36682315602, change.Index(.55, 0), 1e-11);
    }

    /// <summary>
    /// R 4.2.2: for each of four participants the reference anorexia's Cont, m = lm(Postwt ~ Prewt), p = predict(m, newdata, se.fit = TRUE),
    /// (post − p$fit)/sqrt(p$se.fit^2 + p$residual.scale^2).
    /// </summary>
    [Theory]
    [InlineData(80.5, 82.2, 0.195036714451147)]
    [InlineData(88.7, 103.6, 4.67671482750347)]
    [InlineData(70, 90.9, 1.57274827431451)]
    public void Distances_from_what_the_reference_foretells_are_those_of_R(double pre, double post, double z)
    {
        var change = ReliableChange.Of(Anorexia.ControlPre, Anorexia.ControlPost, .5)!;
        Assert.Equal(24, change.DegreesOfFreedom);
        Assert.Equal(z, change.RegressionZ(pre, post), 1e-11);
    }

    /// <summary>Closed form: without change the probability beyond 1.96 S is .05, and at the limit itself half and a rest.</summary>
    [Fact]
    public void The_probability_of_a_true_change_beyond_a_limit_is_that_of_the_normal_distribution()
    {
        var change = ReliableChange.Of([-.3, 0, .3], [-.2, -.1, .3], .70)!;
        var limit = 1.959963984540054 * change.DifferenceError;
        Assert.Equal(0.05, change.ProbabilityBeyond(1, 1, limit), 1e-12);
        Assert.Equal(0.5, change.ProbabilityBeyond(1, 1 + limit, limit), 1e-4);
        Assert.Equal(change.ProbabilityBeyond(1, 1.4, limit), change.ProbabilityBeyond(1, 0.6, limit), 1e-12);
    }

    [Fact]
    public void Without_change_one_in_twenty_lies_beyond_either_measure()
    {
        const int trials = 4000;
        var draws = new NormalDraws(20200111);
        var beyond = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            var values = Enumerable.Range(0, 12).Select(_ => draws.Next()).Select(own => (Pre: own + .5 * draws.Next(), Post: own + .5 * draws.Next() + .4)).ToArray();
            var change = ReliableChange.Of([.. values[1..].Select(own => own.Pre)], [.. values[1..].Select(own => own.Post)], .8)!;
            var z = change.RegressionZ(values[0].Pre, values[0].Post);
            if (RoiAnalyzer.Numerics.Distributions.StudentTTwoSided(z, change.DegreesOfFreedom) < .05) beyond++;
        }
        NormalDraws.AssertRate(.05, beyond, trials);
    }

    [Fact]
    public void What_a_reference_cannot_say_is_not_said()
    {
        Assert.Null(ReliableChange.Of([1, 2], [1, 2], .7));
        Assert.Null(ReliableChange.Of([1, 1, 1], [1, 2, 3], .7));
        Assert.True(double.IsNaN(ReliableChange.Of([1, 2, 4], [2, 3, 5], .7)!.RegressionZ(1, 3)));
        Assert.True(double.IsNaN(ReliableChange.Of([1, 2, 4], [2, 1, 5], 1)!.Index(1, 3)));
        Assert.True(double.IsNaN(ReliableChange.Of([1, 2, 4], [2, 1, 5], -.1)!.Index(1, 3)));
        Assert.True(double.IsNaN(ReliableChange.Of([1, 2, 4], [2, 1, 5], double.NaN)!.Index(1, 3)));
    }
}
