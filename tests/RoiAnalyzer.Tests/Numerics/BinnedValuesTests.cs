using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Numerics;

public class BinnedValuesTests
{
    [Theory]
    [InlineData("spread")]
    [InlineData("few and far")]
    [InlineData("all alike")]
    [InlineData("most in one bin")]
    [InlineData("a range beyond the doubles")]
    [InlineData("a range of the least doubles")]
    public void A_place_has_the_value_that_sorting_puts_there(string kind)
    {
        var random = new Random(kind.Length);
        foreach (var n in (int[])[1, 2, 3, 50, 3000])
        {
            double[] values = [.. Enumerable.Range(0, n).Select(_ => Draw(kind, random))];
            var (sorted, binned) = (values.Order().ToArray(), new BinnedValues(values));
            foreach (var place in Enumerable.Range(0, n).OrderBy(_ => random.Next())) Assert.Equal(sorted[place], binned.AtPlace(place));
        }
    }

    [Fact]
    public void Beyond_the_values_there_is_no_place()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BinnedValues([1, 2]).AtPlace(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BinnedValues([1, 2]).AtPlace(-1));
    }

    private static double Draw(string kind, Random random) => kind switch
    {
        "spread" => random.NextDouble() - 0.5,
        "few and far" => random.Next(7),
        "all alike" => 0.1,
        "most in one bin" => random.Next(500) == 0 ? 1e12 : random.NextDouble(),
        "a range beyond the doubles" => random.Next(2) == 0 ? -double.MaxValue : double.MaxValue * random.NextDouble(),
        _ => random.Next(9) * double.Epsilon,
    };
}
