using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class RankOrdersTests
{
    /// <summary>By going through all orders here.</summary>
    [Theory]
    [InlineData(2), InlineData(3), InlineData(5), InlineData(7)]
    public void Both_distributions_are_those_of_all_orders(int n)
    {
        var (distances, inversions, all) = (new double[(n * n * n - n) / 6 + 1], new double[n * (n - 1) / 2 + 1], 0);
        foreach (var order in Orders([.. Enumerable.Range(0, n)]))
        {
            distances[order.Select((value, place) => (value - place) * (value - place)).Sum() / 2]++;
            inversions[Enumerable.Range(0, n).Sum(i => Enumerable.Range(0, i).Count(j => order[j] < order[i]))]++;
            all++;
        }
        var (d, v) = (RankOrders.Distances(n), RankOrders.Inversions(n));
        Assert.Equal((distances.Length, inversions.Length), (d.Length, v.Length));
        Assert.All(distances.Zip(d), pair => Assert.Equal(pair.First / all, pair.Second, 1e-14));
        Assert.All(inversions.Zip(v), pair => Assert.Equal(pair.First / all, pair.Second, 1e-14));
    }

    [Fact]
    public void Thirteen_are_too_many() => Assert.Throws<ArgumentOutOfRangeException>(() => RankOrders.Distances(13));

    private static IEnumerable<int[]> Orders(int[] of)
    {
        if (of.Length < 2) { yield return of; yield break; }
        foreach (var first in of)
            foreach (var rest in Orders([.. of.Where(value => value != first)])) yield return [first, .. rest];
    }
}
