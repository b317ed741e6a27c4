using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Numerics;

public class RankSumsTests
{
    /// <summary>R 4.2: psignrank(8, 10), psignrank(500, 60), psignrank(100, 60).</summary>
    [Theory]
    [InlineData(8, 10, 0.0244140625)]
    [InlineData(500, 60, 9.55103700458648e-04)]
    [InlineData(100, 60, 4.52596293776254e-12)]
    public void Sums_of_signed_ranks_are_distributed_as_in_R(int sum, int n, double expected) =>
        Relative(expected, RankSums.OfSigns([.. Enumerable.Range(1, n)]).Take(sum + 1).Sum());

    /// <summary>R 4.2: pwilcox(25, 8, 9), pwilcox(300, 30, 30), pwilcox(50, 30, 30).</summary>
    [Theory]
    [InlineData(25, 8, 9, 0.160633484162896)]
    [InlineData(300, 30, 30, 1.31659801512897e-02)]
    [InlineData(50, 30, 30, 1.08184460898659e-11)]
    public void Pairs_are_distributed_as_in_R(int sum, int m, int n, double expected)
    {
        Relative(expected, RankSums.OfPairs(m, n).Take(sum + 1).Sum());
        Relative(expected, RankSums.OfPairs(n, m).Take(sum + 1).Sum());
    }

    /// <summary>A sum of ranks is a number of pairs and the least sum, which gives the same distribution in another way.</summary>
    [Theory]
    [InlineData(1, 1), InlineData(4, 7), InlineData(12, 9), InlineData(25, 40)]
    public void Choices_of_ranks_without_ties_are_pairs(int m, int n)
    {
        var (choices, pairs) = (RankSums.OfChoices([.. Enumerable.Range(1, m + n)], m), RankSums.OfPairs(m, n));
        for (var sum = 0; sum < pairs.Length; sum++) Assert.Equal(choices[sum + m * (m + 1) / 2], pairs[sum], 1e-12 * pairs[sum]);
    }

    [Fact]
    public void Choices_and_signs_are_counted_with_ties_as_by_hand()
    {
        var choices = RankSums.OfChoices([2, 2, 4], 2);
        Assert.Equal(7, choices.Length);
        Assert.Equal((1 - 2 / 3.0, 2 / 3.0, 0.0), (choices[4], choices[6], choices[5]));
        Assert.Equal([0.25, 0, 0, 0.5, 0, 0, 0.25], RankSums.OfSigns([3, 3]));
    }

    [Fact]
    public void Both_tails_are_as_far_from_the_centre()
    {
        double[] skewed = [0.1, 0.2, 0.3, 0.15, 0.25];
        Assert.Equal(0.35, RankSums.TwoSided(skewed, 0, 2), 1e-15);
        Assert.Equal(0.25, RankSums.TwoSided(skewed, 4, 1.5), 1e-15);
        Assert.Equal(1, RankSums.TwoSided(skewed, 2, 2));
    }

    [Fact]
    public void A_quantile_is_the_first_sum_that_reaches_the_probability()
    {
        // R 4.2: qsignrank(.025, 10) = 9 and qwilcox(.025, 10, 10) = 24
        Assert.Equal(9, RankSums.Quantile(RankSums.OfSigns([.. Enumerable.Range(1, 10)]), 0.025));
        Assert.Equal(24, RankSums.Quantile(RankSums.OfPairs(10, 10), 0.025));
        Assert.Equal(0, RankSums.Quantile(RankSums.OfSigns([1, 2, 3]), 0.025));
    }

    private static void Relative(double expected, double actual) => Assert.Equal(1, actual / expected, 1e-12);
}
