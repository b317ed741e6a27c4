using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class SignFlipsTests
{
    /// <summary>anchors_R.txt A6: all 256 signs.</summary>
    [Fact]
    public void Three_regions_of_eight_participants_give_what_R_counts()
    {
        var test = SignFlips.Of(MaxTRegions.Changes, 10000, 1);
        Assert.Equal((256, true), (test.Permutations, test.IsExact));
        MaxTRegions.AssertCounts([4, 14, 178], test.P, 256);
        MaxTRegions.AssertCounts([6, 36, 242], test.MaxT, 256);
        MaxTRegions.AssertCounts([6, 30, 178], test.StepDownMaxT, 256);
    }

    /// <summary>anchors_R.txt A1: 4 of 1024, one change being zero.</summary>
    [Fact]
    public void Sleep_gives_what_R_counts()
    {
        var test = SignFlips.Of([[1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, .8, 4.6, 1.4]], 10000, 1);
        Assert.Equal((1024, true), (test.Permutations, test.IsExact));
        Assert.Equal(4 / 1024.0, test.P[0], 1e-15);
        Assert.Equal(4 / 1024.0, test.MaxT[0], 1e-15);
    }

    /// <summary>R 4.2: the script of A6 with D[2,2], D[5,3], D[7,3] missing, each region's t of those it has under the same signs.</summary>
    [Fact]
    public void A_region_without_some_participants_goes_by_its_own()
    {
        double[][] changes = [.. MaxTRegions.Changes.Select(own => own.ToArray())];
        (changes[1][1], changes[2][4], changes[2][6]) = (double.NaN, double.NaN, double.NaN);
        var test = SignFlips.Of(changes, 10000, 1);
        MaxTRegions.AssertCounts([4, 28, 40], test.P, 256);
        MaxTRegions.AssertCounts([12, 56, 70], test.MaxT, 256);
        MaxTRegions.AssertCounts([12, 48, 48], test.StepDownMaxT, 256);
    }

    [Fact]
    public void Who_has_no_change_anywhere_takes_no_part()
    {
        double[][] wider = [.. MaxTRegions.Changes.Select(own => (double[])[double.NaN, .. own, double.NaN])];
        var (there, without) = (SignFlips.Of(wider, 100, 1), SignFlips.Of(MaxTRegions.Changes, 100, 1));
        Assert.Equal(without.Permutations, there.Permutations);
        Assert.Equal(without.MaxT, there.MaxT);
    }

    [Fact]
    public void Regions_without_a_test_have_no_p_and_take_no_part()
    {
        var nobody = Enumerable.Repeat(double.NaN, 8).ToArray();
        double[] single = [.. nobody], same = [.. nobody];
        single[3] = 1;
        Array.Fill(same, 0.3, 0, 4);
        var test = SignFlips.Of([nobody, .. MaxTRegions.Changes, single, same], 100, 1);
        Assert.All([0, 4, 5], region => Assert.True(double.IsNaN(test.P[region]) && double.IsNaN(test.MaxT[region]) && double.IsNaN(test.StepDownMaxT[region])));
        MaxTRegions.AssertCounts([6, 36, 242], test.MaxT.Skip(1).Take(3), 256);
        Assert.Empty(SignFlips.Of([], 100, 1).P);
        Assert.True(double.IsNaN(SignFlips.Of([[]], 100, 1).P[0]));
    }

    /// <summary>17 participants of whom one does not change: all signs are those of the other 16, but only some are drawn.</summary>
    [Fact]
    public void Drawn_signs_come_near_all_signs_and_depend_on_the_seed_only()
    {
        var draws = new NormalDraws(20200130);
        double[][] sixteen = [.. Enumerable.Range(0, 10).Select(r => (double[])[.. Enumerable.Range(0, 16).Select(_ => 0.05 * r + draws.Next())])];
        double[][] seventeen = [.. sixteen.Select(own => (double[])[.. own, 0])];
        var exact = SignFlips.Of(sixteen, 1, 1);
        var (drawn, again, other) = (SignFlips.Of(seventeen, 10000, 7), SignFlips.Of(seventeen, 10000, 7), SignFlips.Of(seventeen, 10000, 8));
        Assert.Equal((65536, true), (exact.Permutations, exact.IsExact));
        Assert.Equal((10000, false), (drawn.Permutations, drawn.IsExact));
        Assert.Equal(drawn.MaxT, again.MaxT);
        Assert.NotEqual(drawn.MaxT, other.MaxT);
        foreach (var (all, some) in exact.P.Zip(drawn.P).Concat(exact.MaxT.Zip(drawn.MaxT)))
        {
            // t of 17 with a zero orders the signs as t of 16 does within a region; the largest over regions too, for all have it
            var error = 4 * Math.Sqrt(all * (1 - all) / 10000) + 1e-4;
            Assert.InRange(some, all - error, all + error);
            Assert.InRange(some, 1 / 10001.0, 1);
        }
    }

    [Fact]
    public void Units_direction_and_the_order_of_regions_make_no_difference()
    {
        var test = SignFlips.Of(MaxTRegions.Changes, 100, 1);
        var tiny = SignFlips.Of([.. MaxTRegions.Changes.Select(own => Array.ConvertAll(own, value => -1e-9 * value))], 100, 1);
        var backwards = SignFlips.Of([.. MaxTRegions.Changes.Reverse()], 100, 1);
        Assert.Equal(test.MaxT, tiny.MaxT);
        Assert.Equal(test.StepDownMaxT, backwards.StepDownMaxT.Reverse());
    }

    [Fact]
    public void A_change_that_all_share_but_for_a_hair_counts_itself_once()
    {
        // the observed signs and their mirror: 2 of 2⁶, whatever rounding does to so large a t
        var test = SignFlips.Of([[1, 1 + 1e-9, 1 - 1e-9, 1 + 2e-9, 1 - 2e-9, 1]], 100, 1);
        Assert.Equal(2 / 64.0, test.P[0]);
    }

    [Fact]
    public void What_is_infinite_or_not_of_the_same_participants_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SignFlips.Of([[1, double.PositiveInfinity]], 100, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignFlips.Of([[1, 2, 3], [1, 2]], 100, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignFlips.Of([[1, 2, 3]], 0, 1));
    }
}
