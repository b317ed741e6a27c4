namespace RoiAnalyzer.Tests.Statistics;

/// <summary>Seeded standard normal draws (Box and Muller), and what a count of hits among independent trials may be.</summary>
internal sealed class NormalDraws(int seed)
{
    private readonly Random _random = new(seed);

    public double Next() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>The share of hits lies within the binomial 99 % bounds of <paramref name="rate"/>.</summary>
    public static void AssertRate(double rate, int hits, int trials)
    {
        var reach = 2.5758293035489 * Math.Sqrt(rate * (1 - rate) / trials);
        Assert.InRange(hits / (double)trials, rate - reach, rate + reach);
    }
}
