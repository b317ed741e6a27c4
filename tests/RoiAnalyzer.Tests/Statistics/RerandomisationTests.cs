using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class RerandomisationTests
{
    /// <summary>Hollander and Wolfe's permeability data, as in the example of R's wilcox.test, and a made second region.</summary>
    private static readonly double[][] _values =
    [
        [.80, .83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, .73, 1.46, 1.15, .88, .90, .74, 1.21],
        [.31, .12, .45, -.06, .38, .17, .29, .11, .52, .2, .12, -.05, .3, .08, .25],
    ];

    private static readonly bool[] _treated = [.. Enumerable.Range(0, 15).Select(i => i < 10)];

    /// <summary>
    /// R 4.2: coin::oneway_test(c(a, b) ~ factor(rep(1:2, c(10, 5))), distribution = "exact") for each region; the largest |t| over
    /// combn(15, 10) with t.test(var.equal = TRUE).
    /// </summary>
    [Fact]
    public void Two_arms_give_what_R_and_coin_count()
    {
        var test = Rerandomisation.Of(_values, _treated, [], 10000, 1);
        Assert.Equal((3003, true), (test.Permutations, test.IsExact));
        Assert.Equal(0.131868131868132, test.P[0], 1e-14);
        Assert.Equal(0.252081252081252, test.P[1], 1e-14);
        MaxTRegions.AssertCounts([746, 1326], test.MaxT, 3003);
        MaxTRegions.AssertCounts([746, 757], test.StepDownMaxT, 3003);
    }

    /// <summary>R 4.2: the same over combn of each stratum, 21 × 56.</summary>
    [Fact]
    public void Lots_are_drawn_within_strata()
    {
        var test = Rerandomisation.Of(_values, _treated, [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 1, 1, 2, 2, 2], 10000, 1);
        Assert.Equal((1176, true), (test.Permutations, test.IsExact));
        MaxTRegions.AssertCounts([171, 302], test.P, 1176);
        MaxTRegions.AssertCounts([313, 542], test.MaxT, 1176);
    }

    /// <summary>R 4.2: the same with the second region's values of participants 3 and 12 missing, t of those left under each lot.</summary>
    [Fact]
    public void A_region_without_some_participants_goes_by_its_own()
    {
        double[][] values = [_values[0], [.. _values[1]]];
        (values[1][2], values[1][11]) = (double.NaN, double.NaN);
        var test = Rerandomisation.Of(values, _treated, [], 10000, 1);
        MaxTRegions.AssertCounts([396, 2065], test.P, 3003);
        MaxTRegions.AssertCounts([779, 2704], test.MaxT, 3003);
    }

    [Fact]
    public void Lots_that_are_too_many_are_drawn_and_depend_on_the_seed_only()
    {
        var draws = new NormalDraws(20200131);
        bool[] treated = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0)];
        double[][] values = [.. Enumerable.Range(0, 6).Select(r => (double[])[.. treated.Select(arm => draws.Next() + (arm ? 0.2 * r : 0))])];
        var test = Rerandomisation.Of(values, treated, [], 500, 7);
        Assert.Equal((500, false), (test.Permutations, test.IsExact));
        Assert.Equal(test.MaxT, Rerandomisation.Of(values, treated, [], 500, 7).MaxT);
        Assert.NotEqual(test.MaxT, Rerandomisation.Of(values, treated, [], 500, 8).MaxT);
        // C(18, 9) = 48 620 are looked at
        Assert.Equal((48620, true), Shape(Rerandomisation.Of([.. values.Select(own => own[..18])], treated[..18], [], 500, 7)));
        static (long, bool) Shape(PermutationTest test) => (test.Permutations, test.IsExact);
    }

    [Theory]
    [InlineData(10, 2)]
    [InlineData(12, 3)]
    public void Drawn_p_values_lie_within_their_error_of_the_exact_ones(int n, int regions)
    {
        var draws = new NormalDraws(20200132 + n);
        bool[] treated = [.. Enumerable.Range(0, n).Select(i => i % 2 == 0)];
        double[][] values = [.. Enumerable.Range(0, regions).Select(_ => (double[])[.. treated.Select(_ => draws.Next())])];
        var exact = Rerandomisation.Of(values, treated, [], 1, 1);
        // a second stratum in which everybody is the same makes too many lots to look at, and changes t but for the sums not at all
        var strata = treated.Select(_ => 0).Concat(Enumerable.Repeat(1, 40)).ToArray();
        double[][] wider = [.. values.Select(own => (double[])[.. own, .. Enumerable.Repeat(double.NaN, 40)]), [.. treated.Select(_ => double.NaN), .. Enumerable.Range(0, 40).Select(_ => draws.Next())]];
        var drawn = Rerandomisation.Of(wider, [.. treated, .. Enumerable.Range(0, 40).Select(i => i < 20)], strata, 20000, 3);
        Assert.False(drawn.IsExact);
        foreach (var (all, some) in exact.P.Zip(drawn.P))
            Assert.InRange(some, all - 4 * Math.Sqrt(all * (1 - all) / 20000) - 1e-4, all + 4 * Math.Sqrt(all * (1 - all) / 20000) + 1e-4);
    }

    [Fact]
    public void Regions_without_a_test_have_no_p()
    {
        double[] few = [.. Enumerable.Repeat(double.NaN, 15)], same = [.. Enumerable.Repeat(0.2, 15)], apart = [.. _treated.Select(arm => arm ? 1.0 : 0)];
        (few[0], few[1], few[12]) = (1, 2, 3);
        var test = Rerandomisation.Of([few, same, apart, .. _values], _treated, [], 100, 1);
        Assert.All([0, 1, 2], region => Assert.True(double.IsNaN(test.P[region])));
        MaxTRegions.AssertCounts([746, 1326], test.MaxT.Skip(3), 3003);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rerandomisation.Of(_values, _treated, [1, 2], 100, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rerandomisation.Of(_values, [true, false], [], 100, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rerandomisation.Of(_values, _treated, [], 0, 1));
    }
}
