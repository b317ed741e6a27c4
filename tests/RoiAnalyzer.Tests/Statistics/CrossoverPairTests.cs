using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class CrossoverPairTests
{
    [Fact]
    public void A_participant_is_paired_with_himself_and_several_periods_are_their_mean()
    {
        CrossoverValue[] values = [new(0, 0, 0, 0, 1), new(0, 0, 1, 1, 5), new(0, 0, 2, 0, 2), new(1, 1, 0, 1, 4), new(1, 1, 1, 0, 3), new(2, 0, 0, 0, 7)];
        var pairs = CrossoverPair.Of(values, 1);
        Assert.Equal([new(0, 0, 5, 1.5, false), new(1, 1, 4, 3, true)], pairs);
        Assert.Equal([3.5, 1], pairs.Select(p => p.Difference));
        Assert.Equal([-1.75, 0.5], pairs.Select(p => p.HalfPeriodDifference));
    }

    /// <summary>Half the differences of periods are S6's estimate when the sequences are compared; so is each sequence's mean without the effects of periods.</summary>
    [Fact]
    public void Sequences_differ_by_the_treatment_and_without_periods_both_show_it()
    {
        var crossover = Crossover.Of(CrossoverTests.KetamineFirst, CrossoverTests.PlaceboFirst, out _)!;
        var pairs = CrossoverPair.Of(CrossoverComparisonTests.Values(), 1);
        Assert.Equal(crossover.Treatment.Estimate, pairs.Where(p => p.IsTreatedFirst).Average(p => p.HalfPeriodDifference) - pairs.Where(p => !p.IsTreatedFirst).Average(p => p.HalfPeriodDifference), 1e-12);
        var freed = CrossoverPair.Of(CrossoverComparisonTests.Values(), 1, new Dictionary<int, double> { [1] = crossover.Period.Estimate });
        foreach (var sequence in freed.GroupBy(p => p.Sequence)) Assert.Equal(crossover.Treatment.Estimate, sequence.Average(p => p.Difference), 1e-12);
    }
}
