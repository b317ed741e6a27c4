using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Kernels;

public class TemporalDifferenceTests : KernelLaws
{
    protected override int FirstResult => 2;

    protected override IReadOnlyList<int> Free => [0, 1];

    protected override byte[][] Draw(Random random, int length) => [Wide(random, length), Wide(random, length), Places(1)];

    protected override void Reference(Operands operands) => operands[2][0] = TemporalDifference.Reference(operands[0], operands[1]);

    protected override void Kernel(Operands operands) => operands[2][0] = TemporalDifference.Of(operands[0], operands[1]);

    protected override IEnumerable<(Action Call, int One, int Other)> WrongCalls()
    {
        yield return (() => TemporalDifference.Of(new double[3], new double[2]), 3, 2);
        yield return (() => TemporalDifference.Reference(new double[16], new double[17]), 16, 17);
    }

    [Fact]
    public void A_shift_of_every_voxel_is_its_own_size()
    {
        // closed form: √(n·7²/n) = 7
        for (var n = 1; n <= 256; n++)
            Assert.Equal(7, TemporalDifference.Of([.. Enumerable.Range(7, n).Select(i => (double)i)], [.. Enumerable.Range(14, n).Select(i => (double)i)]));
    }

    [Fact]
    public void Differences_of_three_and_four_in_a_hundred_voxels_are_half_a_unit()
    {
        // closed form: √((3² + 4²)/100) = 0.5
        var (volume, before) = (new double[100], new double[100]);
        (volume[3], before[97]) = (3, 4);
        Assert.Equal(0.5, TemporalDifference.Of(volume, before));
    }

    [Fact]
    public void White_noise_differs_by_the_root_of_two_standard_deviations()
    {
        // E[DVARS²] = 2σ² (Afyouni and Nichols 2018); of 100,000 voxels the standard error is 0.3 % of it
        var random = new Random(20200109);
        double[] volume = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextDouble())];
        double[] before = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextDouble())];
        Assert.InRange(TemporalDifference.Of(volume, before) / Math.Sqrt(2.0 / 12), 0.99, 1.01);
    }

    [Fact]
    public void No_voxels_have_no_difference() => Assert.True(double.IsNaN(TemporalDifference.Of([], [])));
}
