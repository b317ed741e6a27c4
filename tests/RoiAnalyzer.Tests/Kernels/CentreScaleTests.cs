using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Kernels;

public class CentreScaleTests : KernelLaws
{
    protected override int FirstResult => 3;

    protected override IReadOnlyList<int> Free => [0, 1, 2];

    protected override byte[][] Draw(Random random, int length) =>
        [Wide(random, length), Wide(random, Math.Max(length, 1)), Wide(random, Math.Max(length, 1)), Places(length), Places(length)];

    protected override void Reference(Operands operands)
    {
        var length = operands[0].Length;
        CentreScale.Reference(operands[0], operands[1][..length], operands[2][..length], operands[3]);
        CentreScale.Reference(operands[0], operands[1][0], operands[2][0], operands[4]);
    }

    protected override void Kernel(Operands operands)
    {
        var length = operands[0].Length;
        CentreScale.Of(operands[0], operands[1][..length], operands[2][..length], operands[3]);
        CentreScale.Of(operands[0], operands[1][0], operands[2][0], operands[4]);
    }

    protected override IEnumerable<(Action Call, int One, int Other)> WrongCalls()
    {
        yield return (() => CentreScale.Of(new double[3], 0, 1, new double[2]), 3, 2);
        yield return (() => CentreScale.Of(new double[3], new double[3], new double[3], new double[4]), 3, 4);
        yield return (() => CentreScale.Of(new double[3], new double[2], new double[3], new double[3]), 3, 2);
        yield return (() => CentreScale.Of(new double[3], new double[3], new double[1], new double[3]), 3, 1);
    }

    [Fact]
    public void A_hundredth_of_the_mean_gives_percent_change()
    {
        // closed form: 250 and a quarter, half … of it
        var scaled = new double[9];
        CentreScale.Of([250, 252.5, 255, 260, 247.5, 245, 240, 375, 0], 250, 2.5, scaled);
        Assert.Equal([0, 1, 2, 4, -1, -2, -4, 50, -100], scaled);
    }

    [Fact]
    public void Each_voxel_has_its_own_centre_and_scale()
    {
        var scaled = new double[6];
        CentreScale.Of([1, 2, 3, 4, 5, 6], [0, 1, 1, 2, 2, 10], [1, 2, 4, 8, 0.5, 2], scaled);
        Assert.Equal([1, 0.5, 0.5, 0.25, 6, -2], scaled);
    }

    [Fact]
    public void The_result_may_be_written_over_the_values_but_not_beside_them()
    {
        double[] values = [.. Enumerable.Range(0, 20).Select(i => (double)i)];
        CentreScale.Of(values, 1, 2, values);
        Assert.Equal([.. Enumerable.Range(0, 20).Select(i => (i - 1) / 2.0)], values);
        Assert.Throws<ArgumentException>(() => CentreScale.Of(values.AsSpan(0, 10), 1, 2, values.AsSpan(1, 10)));
        Assert.Throws<ArgumentException>(() => CentreScale.Of(new double[10], values.AsSpan(0, 10), new double[10], values.AsSpan(1, 10)));
        Assert.Throws<ArgumentException>(() => CentreScale.Of(new double[10], new double[10], values.AsSpan(2, 10), values.AsSpan(1, 10)));
    }
}
