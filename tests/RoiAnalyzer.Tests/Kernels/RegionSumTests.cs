using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Kernels;

public class RegionSumTests : KernelLaws
{
    protected override int FirstResult => 2;

    protected override IReadOnlyList<int> Free => [0];

    // two voxels of three are chosen, in any order
    protected override byte[][] Draw(Random random, int length)
    {
        int[] voxels = [.. Enumerable.Range(0, length + length / 2).OrderBy(_ => random.Next()).Take(length)];
        return [Wide(random, length + length / 2), Bytes(voxels), Places(1)];
    }

    protected override void Reference(Operands operands) => operands[2][0] = RegionSum.Reference(operands[0], operands.Of<int>(1));

    protected override void Kernel(Operands operands) => operands[2][0] = RegionSum.Of(operands[0], operands.Of<int>(1));

    // any number of voxels may be chosen of any volume
    protected override IEnumerable<(Action Call, int One, int Other)> WrongCalls() => [];

    [Fact]
    public void Small_integers_are_summed_exactly()
    {
        // closed form: the squares of 0, 2, 4 … 2(n − 1) sum to 2n(n − 1)(2n − 1)/3
        double[] volume = [.. Enumerable.Range(0, 512).Select(i => (double)i * i)];
        for (var n = 0; n <= 256; n++)
            Assert.Equal(2.0 * n * (n - 1.0) * (2 * n - 1.0) / 3, RegionSum.Of(volume, [.. Enumerable.Range(0, n).Select(i => 2 * i)]));
    }

    [Fact]
    public void It_is_the_weighted_sum_with_weights_of_one()
    {
        var random = new Random(20200108);
        for (var length = 0; length <= 64; length++)
        {
            double[] volume = [.. Enumerable.Range(0, 100).Select(_ => 1000 * random.NextDouble())];
            int[] voxels = [.. Enumerable.Range(0, length).Select(_ => random.Next(100))];
            Assert.Equal(WeightedSum.Of(volume, voxels, [.. Enumerable.Repeat(1.0, length)]), RegionSum.Of(volume, voxels));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_voxel_that_the_volume_does_not_hold_is_refused(int voxel)
    {
        int[] voxels = [0, 1, 2, 3, voxel, 0, 0, 0];
        Assert.Throws<IndexOutOfRangeException>(() => RegionSum.Of(new double[5], voxels));
        Assert.Throws<IndexOutOfRangeException>(() => RegionSum.Of(new double[5], [voxel]));
    }
}
