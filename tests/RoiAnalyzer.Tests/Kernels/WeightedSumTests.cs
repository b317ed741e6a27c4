using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Kernels;

public class WeightedSumTests
{
    private static readonly double[] Special =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.0, double.Epsilon, -double.Epsilon, 2.2e-308, double.MaxValue, double.MinValue];

    [Fact]
    public void Vectors_give_the_bits_of_the_definition_at_every_length()
    {
        var random = new Random(20200101);
        for (var length = 0; length <= 256; length++)
            for (var draw = 0; draw < 20; draw++)
            {
                var (values, weights) = (Wide(random, length), Wide(random, length));
                AssertSameBits(WeightedSum.Reference(values, weights), WeightedSum.Of(values, weights));
            }
    }

    [Fact]
    public void Special_values_give_the_bits_of_the_definition_wherever_they_stand()
    {
        var random = new Random(20200102);
        foreach (var special in Special)
            for (var length = 1; length <= 40; length++)
                for (var at = 0; at < length; at++)
                {
                    var (values, weights) = (Wide(random, length), Wide(random, length));
                    (at % 2 == 0 ? values : weights)[at] = special;
                    AssertSameBits(WeightedSum.Reference(values, weights), WeightedSum.Of(values, weights));
                }
    }

    [Fact]
    public void Several_special_values_at_once_give_the_bits_of_the_definition()
    {
        var random = new Random(20200103);
        for (var draw = 0; draw < 20_000; draw++)
        {
            var (values, weights) = (new double[draw % 35], new double[draw % 35]);
            for (var n = 0; n < values.Length; n++) (values[n], weights[n]) = (Special[random.Next(Special.Length)], Special[random.Next(Special.Length)]);
            AssertSameBits(WeightedSum.Reference(values, weights), WeightedSum.Of(values, weights));
        }
    }

    [Fact]
    public void Where_the_spans_begin_in_memory_makes_no_difference()
    {
        var random = new Random(20200104);
        var (values, weights) = (Wide(random, 100), Wide(random, 100));
        var expected = WeightedSum.Of(values, weights);
        for (var shift = 0; shift < 16; shift++)
        {
            double[] shifted = [.. new double[shift], .. values], alike = [.. new double[15 - shift], .. weights];
            AssertSameBits(expected, WeightedSum.Of(shifted.AsSpan(shift), alike.AsSpan(15 - shift)));
        }
    }

    [Fact]
    public void The_definition_is_eight_interleaved_sums_folded_in_a_fixed_order()
    {
        var random = new Random(20200106);
        var differing = 0;
        for (var draw = 0; draw < 200; draw++)
        {
            var (values, weights, lanes) = (Wide(random, 19), Wide(random, 19), new double[8]);
            for (var n = 0; n < values.Length; n++) lanes[n % 8] += values[n] * weights[n];
            var expected = lanes[0] + lanes[4] + (lanes[2] + lanes[6]) + (lanes[1] + lanes[5] + (lanes[3] + lanes[7]));
            AssertSameBits(expected, WeightedSum.Reference(values, weights));
            if (lanes.Sum() != expected) differing++;
        }
        // the draws can tell one order from another
        Assert.InRange(differing, 20, 200);
    }

    [Fact]
    public void Small_integers_are_summed_exactly()
    {
        // closed form: sum of i(i+1) for i = 1..n is n(n+1)(n+2)/3
        for (var n = 0; n <= 256; n++)
        {
            double[] values = [.. Enumerable.Range(1, n).Select(i => (double)i)], weights = [.. values.Select(i => i + 1)];
            Assert.Equal(n * (n + 1.0) * (n + 2.0) / 3, WeightedSum.Of(values, weights));
        }
    }

    [Fact]
    public void Fourteen_digits_agree_with_decimal_arithmetic()
    {
        // 28 digits of System.Decimal; values of one sign, as image intensities are
        var random = new Random(20200105);
        for (var draw = 0; draw < 50; draw++)
        {
            double[] values = [.. Enumerable.Range(0, 2000).Select(_ => Math.Round(1000 * random.NextDouble(), 6))];
            double[] weights = [.. Enumerable.Range(0, 2000).Select(_ => Math.Round(random.NextDouble(), 6))];
            var exact = (double)values.Zip(weights, (v, w) => (decimal)v * (decimal)w).Sum();
            Assert.InRange(WeightedSum.Of(values, weights) / exact - 1, -1e-14, 1e-14);
        }
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        Assert.Contains("3 values, 2 weights", Assert.Throws<ArgumentException>(() => WeightedSum.Of(new double[3], new double[2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => WeightedSum.Of([], new double[1]));
        Assert.Throws<ArgumentException>(() => WeightedSum.Reference(new double[16], new double[17]));
    }

    private static double[] Wide(Random random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 13)))];

    // which NaN it is may differ between instruction sets; that it is one may not
    private static void AssertSameBits(double expected, double actual)
    {
        if (double.IsNaN(expected) && double.IsNaN(actual)) return;
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
    }
}
