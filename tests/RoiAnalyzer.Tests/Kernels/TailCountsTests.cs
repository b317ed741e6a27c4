using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Kernels;

public class TailCountsTests : KernelLaws
{
    private const int Regions = 5;

    protected override int FirstResult => 2;

    protected override IReadOnlyList<int> Free => [0, 1];

    protected override byte[][] Draw(Random random, int length) =>
    [
        Wide(random, Regions * length), Wide(random, Regions), Bytes([.. Enumerable.Repeat(double.NegativeInfinity, length)]),
        Bytes(new double[Regions]), Bytes<double>([.. Enumerable.Range(0, Regions)]), Bytes(new double[Regions]),
    ];

    protected override void Reference(Operands operands) =>
        TailCounts.Reference(operands[0], operands[1], operands[2], operands[3], operands[4], operands[5]);

    protected override void Kernel(Operands operands) => TailCounts.Add(operands[0], operands[1], operands[2], operands[3], operands[4], operands[5]);

    protected override IEnumerable<(Action Call, int One, int Other)> WrongCalls()
    {
        yield return (() => TailCounts.Add(new double[7], new double[2], new double[4], new double[2], new double[2], new double[2]), 7, 4);
        yield return (() => TailCounts.Add(new double[8], new double[2], new double[4], new double[3], new double[2], new double[2]), 3, 2);
        yield return (() => TailCounts.Add(new double[8], new double[2], new double[4], new double[2], new double[1], new double[2]), 1, 2);
        yield return (() => TailCounts.Add(new double[8], new double[2], new double[4], new double[2], new double[2], new double[9]), 9, 2);
    }

    /// <summary>Counted by hand: three regions under four permutations, the middle one with a statistic that is not a number.</summary>
    [Fact]
    public void A_small_table_is_counted()
    {
        double[] statistics = [9, 1, 2, 3, 4, 8, double.NaN, 3, 1, 1, 5, 2], largest = [.. Enumerable.Repeat(double.NegativeInfinity, 4)];
        double[] own = new double[3], all = new double[3], rest = new double[3];
        TailCounts.Add(statistics, [9, 4, 2], largest, own, all, rest);
        Assert.Equal([9, 8, 5, 3], largest);
        Assert.Equal([1, 2, 2], own);
        Assert.Equal([1, 3, 4], all);
        Assert.Equal([1, 3, 2], rest);
    }
}
