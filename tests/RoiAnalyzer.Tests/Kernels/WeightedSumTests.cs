using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Kernels;

public class WeightedSumTests : KernelLaws
{
    protected override int FirstResult => 2;

    protected override IReadOnlyList<int> Free => [0, 1];

    protected override byte[][] Draw(Random random, int length) => [Wide(random, length), Wide(random, length), Places(1)];

    protected override void Reference(Operands operands) => operands[2][0] = WeightedSum.Reference(operands[0], operands[1]);

    protected override void Kernel(Operands operands) => operands[2][0] = WeightedSum.Of(operands[0], operands[1]);

    protected override IEnumerable<(Action Call, int One, int Other)> WrongCalls()
    {
        yield return (() => WeightedSum.Of(new double[3], new double[2]), 3, 2);
        yield return (() => WeightedSum.Of([], new double[1]), 0, 1);
        yield return (() => WeightedSum.Reference(new double[16], new double[17]), 16, 17);
    }

    [Fact]
    public void The_definition_is_eight_interleaved_sums_folded_in_a_fixed_order()
    {
        var random = new Random(20200106);
        var differing = 0;
        for (var draw = 0; draw < 200; draw++)
        {
            var (values, weights, lanes) = (Drawn(random, 19), Drawn(random, 19), new double[8]);
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

    [Theory]
    [InlineData(9)]
    [InlineData(24)]
    public void A_product_is_rounded_before_it_is_added(int length)
    {
        // closed form: (1 + 2⁻³⁰)² rounds to 1 + 2⁻²⁹, so that nothing is left; fused, 2⁻⁶⁰ would be
        var (values, weights) = (new double[length], new double[length]);
        (values[0], weights[0]) = (1, -1 - Math.ScaleB(1, -29));
        values[8] = weights[8] = 1 + Math.ScaleB(1, -30);
        Assert.Equal(0, WeightedSum.Of(values, weights));
        Assert.Equal(0, WeightedSum.Of(values, [.. Enumerable.Range(0, length)], weights));
    }

    private static double[] Drawn(Random random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 13)))];

    private static void AssertSameBits(double expected, double actual) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
}
