using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Numerics;

public class QuantileTests
{
    [Theory]
    [InlineData(0, -3.0), InlineData(0.1, 0.6), InlineData(0.25, 1.25), InlineData(0.5, 3.5), InlineData(0.75, 5.375), InlineData(0.9, 6.3), InlineData(1, 9.0)]
    public void It_is_that_of_R(double probability, double expected) =>
        // R: quantile(c(3, 1, 4, 1, 5, 9, 2, 6, 5.5, -3), probability)
        Assert.Equal(expected, Quantile.Of([3, 1, 4, 1, 5, 9, 2, 6, 5.5, -3], probability), 1e-14);

    [Fact]
    public void It_is_that_of_sorted_values_with_ties_and_without()
    {
        var random = new Random(5);
        for (var trial = 0; trial < 2000; trial++)
        {
            var values = Enumerable.Range(0, random.Next(1, 60)).Select(_ => trial % 2 == 0 ? random.NextDouble() : random.Next(4)).ToArray();
            var (sorted, p) = (values.Order().ToArray(), random.Next(9) / 8.0);
            var place = p * (values.Length - 1);
            var (low, high) = (sorted[(int)place], sorted[(int)Math.Ceiling(place)]);
            Assert.Equal(low + (place - (int)place) * (high - low), Quantile.Of(values, p), 1e-15);
        }
    }

    [Fact]
    public void Of_nothing_there_is_none_and_a_probability_is_one()
    {
        Assert.Equal(double.NaN, Quantile.Of([], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], -0.5));
    }

    [Fact]
    public void A_place_has_the_value_that_sorting_puts_there()
    {
        var random = new Random(20200160);
        for (var n = 1; n < 60; n++)
        {
            double[] values = [.. Enumerable.Range(0, n).Select(_ => (double)random.Next(n))];
            double[] sorted = [.. values.Order()];
            for (var place = 0; place < n; place++) Assert.Equal(sorted[place], Quantile.AtPlace(values, place));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.AtPlace([1], 1));
    }
}
