using RoiAnalyzer.Statistics;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Statistics;

public class CrossoverComparisonTests
{
    private static readonly string[] s_treatments = ["placebo", "ketamine"];

    /// <summary>R 4.2.2: sqrt((var(p) + var(q))/2) of the differences of periods of A16, and the difference over it.</summary>
    [Fact]
    public void Whom_everybody_completed_is_compared_in_closed_form_and_standardised_by_the_differences()
    {
        var comparison = CrossoverComparison.Of(Values(), s_treatments, out _)!;
        Assert.NotNull(comparison.Closed);
        Assert.Null(comparison.Model);
        Near(0.0844294577344503, comparison.DifferenceDeviation, 1e-12);
        var size = comparison.Dz(comparison.Treatments[0]);
        Near(-1.70753988637595, size.Value, 1e-12);
        Near(-2.62178285481023, size.Interval.Low, 1e-9);
        Near(-0.763010966501819, size.Interval.High, 1e-9);
        // t/√n where the sequences are equally long
        Near(comparison.Treatments[0].T / Math.Sqrt(12), size.Value, 1e-12);
    }

    [Fact]
    public void The_mixed_model_has_the_same_deviation_where_nothing_is_missing()
    {
        var closed = CrossoverComparison.Of(Values(), s_treatments, out _)!;
        Near(closed.DifferenceDeviation, CrossoverModel.Of(Values(), s_treatments, out _)!.DifferenceDeviation, 1e-6);
    }

    [Fact]
    public void With_a_value_missing_it_is_the_model_and_complete_cases_are_the_rest()
    {
        List<CrossoverValue> some = [.. Values().Skip(1)];
        var comparison = CrossoverComparison.Of(some, s_treatments, out _)!;
        Assert.Null(comparison.Closed);
        Assert.Equal(comparison.Model!.Treatments, comparison.Treatments);
        Assert.True(CrossoverComparison.IsTwoByTwo(some, 2) && !CrossoverComparison.IsPlain(some, 2));
        Assert.Equal((5, 6), CrossoverComparison.OfComplete(some, out _) is { } complete ? (complete.FirstFirst, complete.SecondFirst) : default);
        Assert.Null(CrossoverComparison.Of([.. Values().Take(12)], s_treatments, out var reason));
        Assert.Contains("2 are needed in each", reason, StringComparison.Ordinal);
    }

    internal static List<CrossoverValue> Values() => [.. CrossoverTests.KetamineFirst.Concat(CrossoverTests.PlaceboFirst).SelectMany((pair, n) => new CrossoverValue[]
    {
        new(n, n / 6, 0, n < 6 ? 1 : 0, pair.First), new(n, n / 6, 1, n < 6 ? 0 : 1, pair.Second),
    })];
}
