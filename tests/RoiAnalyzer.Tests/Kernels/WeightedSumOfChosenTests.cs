using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Kernels;

public class WeightedSumOfChosenTests : KernelLaws
{
    protected override int FirstResult => 3;

    protected override IReadOnlyList<int> Free => [0, 2];

    // two voxels of three are chosen, in any order
    protected override byte[][] Draw(Random random, int length)
    {
        int[] voxels = [.. Enumerable.Range(0, length + length / 2).OrderBy(_ => random.Next()).Take(length)];
        return [Wide(random, length + length / 2), Bytes(voxels), Wide(random, length), Places(1)];
    }

    protected override void Reference(Operands operands) =>
        operands[3][0] = WeightedSum.Reference(operands[0], operands.Of<int>(1), operands[2]);

    protected override void Kernel(Operands operands) => operands[3][0] = WeightedSum.Of(operands[0], operands.Of<int>(1), operands[2]);

    protected override IEnumerable<(Action Call, int One, int Other)> WrongCalls()
    {
        yield return (() => WeightedSum.Of(new double[9], [1, 2, 3], new double[2]), 3, 2);
        yield return (() => WeightedSum.Reference(new double[9], [1], new double[9]), 1, 9);
    }

    [Fact]
    public void Choosing_gives_the_bits_of_gathering_first()
    {
        var random = new Random(20200107);
        for (var length = 0; length <= 64; length++)
        {
            double[] volume = [.. Enumerable.Range(0, 100).Select(_ => 1000 * random.NextDouble())];
            double[] weights = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble())];
            int[] voxels = [.. Enumerable.Range(0, length).Select(_ => random.Next(100))];
            Assert.Equal(WeightedSum.Reference([.. voxels.Select(v => volume[v])], weights), WeightedSum.Of(volume, voxels, weights));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_voxel_that_the_volume_does_not_hold_is_refused(int voxel)
    {
        int[] voxels = [0, 1, 2, 3, voxel, 0, 0, 0];
        Assert.Throws<IndexOutOfRangeException>(() => WeightedSum.Of(new double[5], voxels, new double[8]));
        Assert.Throws<IndexOutOfRangeException>(() => WeightedSum.Of(new double[5], [voxel], new double[1]));
    }
}
