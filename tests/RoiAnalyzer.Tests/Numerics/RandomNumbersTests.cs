using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Numerics;

public class RandomNumbersTests
{
    [Fact]
    public void The_generator_is_the_published_one()
    {
        // issuer: SplitMix64 started at 1234567, Rosetta Code "Pseudo-random numbers/Splitmix64"
        var random = new RandomNumbers(1234567);
        ulong[] published = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(published, published.Select(_ => random.Next()));
    }

    [Fact]
    public void Streams_of_other_keys_or_seeds_differ()
    {
        ulong[] firsts = [new RandomNumbers(1).Next(), new RandomNumbers(2).Next(), new RandomNumbers(1, 0).Next(), new RandomNumbers(1, 1).Next(),
            new RandomNumbers(1, 1, 2).Next(), new RandomNumbers(1, 2, 1).Next(), new RandomNumbers(1, 0, 0).Next()];
        Assert.Equal(firsts.Length, firsts.Distinct().Count());
        Assert.Equal(new RandomNumbers(5, 3, 1).Next(), new RandomNumbers(5, 3, 1).Next());
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_distribution()
    {
        // closed form: mean 0, variance 1, kurtosis 3, lag correlation 0; four standard errors of a million draws
        var values = new double[1_000_000];
        new RandomNumbers(20261123).FillNormal(values);
        Assert.InRange(values.Average(), -4e-3, 4e-3);
        Assert.InRange(values.Average(v => v * v), 1 - 5.7e-3, 1 + 5.7e-3);
        Assert.InRange(values.Average(v => v * v * v * v), 3 - 0.04, 3 + 0.04);
        Assert.InRange(values.Zip(values.Skip(1), (a, b) => a * b).Average(), -4e-3, 4e-3);
        Assert.InRange(values.Count(v => Math.Abs(v) > 1.959963984540054) / 1e6, 0.05 - 9e-4, 0.05 + 9e-4);
    }

    [Fact]
    public void Single_normal_numbers_come_from_the_same_quantiles()
    {
        var random = new RandomNumbers(7);
        var values = Enumerable.Range(0, 100_000).Select(_ => random.Normal()).ToList();
        Assert.InRange(values.Average(v => v * v), 0.98, 1.02);
        Assert.All(values.Take(1000), v => Assert.Equal(Math.Round(v * 65536), v * 65536));
        Assert.InRange(values.Max(Math.Abs), 3.5, 4.33);
    }

    [Fact]
    public void Whole_numbers_and_orders_are_equally_likely()
    {
        var random = new RandomNumbers(3);
        var counts = new int[6];
        var orders = new Dictionary<string, int>();
        for (var n = 0; n < 60_000; n++)
        {
            counts[random.Below(6)]++;
            char[] order = ['a', 'b', 'c'];
            random.Shuffle<char>(order);
            orders[new string(order)] = orders.GetValueOrDefault(new string(order)) + 1;
        }
        Assert.All(counts, count => Assert.InRange(count, 9600, 10_400));
        Assert.Equal(6, orders.Count);
        Assert.All(orders.Values, count => Assert.InRange(count, 9600, 10_400));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Below(0));
    }

    [Fact]
    public void Uniform_numbers_fill_the_unit_interval()
    {
        var random = new RandomNumbers(11);
        var values = Enumerable.Range(0, 10_000).Select(_ => random.Uniform()).ToList();
        Assert.All(values, v => Assert.InRange(v, 0, 1 - 1e-16));
        Assert.InRange(values.Average(), 0.488, 0.512);
    }
}
