using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class FreedmanLaneTests
{
    private static readonly double[] _effect = [1, 0, 1, 0, 1, 0, 1, 0];
    private static readonly double[][] _pre = [[1.1, .9, 1.4, 1.2, .8, 1.6, 1.3, 1.0], [.2, .5, .1, .4, .3, .6, .2, .5]];
    private static readonly double[][] _post = [[1.6, .8, 1.9, 1.1, 1.5, 1.7, 1.9, .9], [.6, .4, .5, .3, .8, .5, .7, .4]];

    /// <summary>anchors_R.txt A5: all 5040 orders of seven.</summary>
    [Fact]
    public void Seven_participants_and_a_covariate_give_what_R_counts()
    {
        var test = FreedmanLane.Of(
            [new CovariateModel([1.2, 2.9, 3.1, 4.8, 4.1, 6.5, 5.9], [[1, 2, 3, 4, 5, 6, 7]])], [0, 1, 0, 1, 0, 1, 0], [], 10000, 1);
        Assert.Equal((5040, true), (test.Permutations, test.IsExact));
        MaxTRegions.AssertCounts([154], test.P, 5040);
    }

    /// <summary>
    /// R 4.2: t of summary(lm(I(fitted + residuals[order]) ~ pre + x)) over the 24 × 24 orders of two strata, each region with its
    /// own values before.
    /// </summary>
    [Fact]
    public void Two_regions_with_covariates_of_their_own_in_two_strata_give_what_R_counts()
    {
        var test = FreedmanLane.Of(Models(_post), _effect, [1, 1, 1, 1, 2, 2, 2, 2], 10000, 1);
        Assert.Equal((576, true), (test.Permutations, test.IsExact));
        MaxTRegions.AssertCounts([25, 2], test.P, 576);
        MaxTRegions.AssertCounts([26, 6], test.MaxT, 576);
        MaxTRegions.AssertCounts([25, 6], test.StepDownMaxT, 576);
    }

    /// <summary>R 4.2: the same without participant 3 in the second region, who is taken out of each order there.</summary>
    [Fact]
    public void Who_is_missing_in_a_region_is_taken_out_of_the_order()
    {
        double[][] post = [_post[0], [.. _post[1]]];
        post[1][2] = double.NaN;
        var test = FreedmanLane.Of(Models(post), _effect, [1, 1, 1, 1, 2, 2, 2, 2], 10000, 1);
        MaxTRegions.AssertCounts([25, 12], test.P, 576);
        MaxTRegions.AssertCounts([36, 32], test.MaxT, 576);
    }

    /// <summary>Without covariates the residuals are the values about their mean, and the test is the one of lots drawn again.</summary>
    [Fact]
    public void Without_covariates_it_is_rerandomisation()
    {
        var (lane, lots) = (FreedmanLane.Of([.. _post.Select(own => new CovariateModel(own, []))], _effect, [], 10000, 1), Rerandomisation.Of(_post, [.. _effect.Select(x => x > 0)], [], 10000, 1));
        Assert.Equal((40320, 70), (lane.Permutations, lots.Permutations));
        Assert.Equal(lots.P.Select(p => Math.Round(p, 12)), lane.P.Select(p => Math.Round(p, 12)));
        Assert.Equal(lots.MaxT.Select(p => Math.Round(p, 12)), lane.MaxT.Select(p => Math.Round(p, 12)));
    }

    [Fact]
    public void Drawn_orders_come_near_all_orders_and_depend_on_the_seed_only()
    {
        var exact = FreedmanLane.Of(Models(_post), _effect, [], 1, 1);
        Assert.Equal((40320, true), (exact.Permutations, exact.IsExact));
        // a participant who is nowhere in these regions makes the orders too many
        CovariateModel[] wider = [.. Models(_post).Select(model => new CovariateModel([.. model.Outcome, double.NaN], [[.. model.Covariates[0], 0]])), new CovariateModel([.. Enumerable.Repeat(double.NaN, 8), 1], [])];
        var (drawn, again) = (Drawn(7), Drawn(7));
        Assert.Equal((20000, false), (drawn.Permutations, drawn.IsExact));
        Assert.Equal(drawn.P, again.P);
        Assert.NotEqual(drawn.P, Drawn(8).P);
        foreach (var (all, some) in exact.P.Zip(drawn.P).Concat(exact.MaxT.Zip(drawn.MaxT)))
            Assert.InRange(some, all - 4 * Math.Sqrt(all * (1 - all) / 20000) - 1e-4, all + 4 * Math.Sqrt(all * (1 - all) / 20000) + 1e-4);
        PermutationTest Drawn(ulong seed) => FreedmanLane.Of(wider, [.. _effect, 1], [], 20000, seed);
    }

    [Fact]
    public void Regions_without_a_test_have_no_p_and_take_no_part()
    {
        double[] one = [.. Enumerable.Repeat(1.0, 8)];
        CovariateModel[] models =
        [
            new(one, [_pre[0]]), new(_post[0], [_effect]), new([.. _pre[0].Select(value => 3 * value)], [_pre[0]]),
            new([1, 2, .. Enumerable.Repeat(double.NaN, 6)], []), .. Models(_post),
        ];
        var test = FreedmanLane.Of(models, _effect, [1, 1, 1, 1, 2, 2, 2, 2], 100, 1);
        Assert.All([0, 1, 2, 3], region => Assert.True(double.IsNaN(test.P[region]) && double.IsNaN(test.MaxT[region])));
        MaxTRegions.AssertCounts([26, 6], test.MaxT.Skip(4), 576);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FreedmanLane.Of([new CovariateModel([1, 2], [])], [1, 0, 1], [], 100, 1));
        Assert.Throws<ArgumentException>(() => FreedmanLane.Of([new CovariateModel([1, 2, double.NegativeInfinity], [])], [1, 0, 1], [], 100, 1));
    }

    private static CovariateModel[] Models(double[][] post) => [.. post.Select((own, region) => new CovariateModel(own, [_pre[region]]))];
}
