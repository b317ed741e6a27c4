using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Kernels;

public class VoxelMomentsTests : KernelLaws
{
    private const int Volumes = 3;

    protected override int FirstResult => Volumes;

    protected override IReadOnlyList<int> Free => [0, 1, 2];

    protected override byte[][] Draw(Random random, int length) =>
        [Wide(random, length), Wide(random, length), Wide(random, length), Bytes(new double[length]), Bytes(new double[length])];

    protected override void Reference(Operands operands)
    {
        for (var volume = 0; volume < Volumes; volume++) VoxelMoments.Reference(operands[volume], volume, operands[Volumes], operands[Volumes + 1]);
    }

    protected override void Kernel(Operands operands)
    {
        for (var volume = 0; volume < Volumes; volume++) VoxelMoments.Add(operands[volume], volume, operands[Volumes], operands[Volumes + 1]);
    }

    protected override IEnumerable<(Action Call, int One, int Other)> WrongCalls()
    {
        yield return (() => VoxelMoments.Add(new double[3], 0, new double[2], new double[3]), 3, 2);
        yield return (() => VoxelMoments.Add(new double[3], 0, new double[3], new double[4]), 3, 4);
    }

    [Theory]
    // NIST StRD, univariate summary statistics: NumAcc1 to NumAcc4, certified mean and standard deviation. The digits are those that
    // the stored values have: 10000000.1 is a double to 2e-9 only, which is 8 digits of a deviation of 0.1
    [InlineData(10000002, -1, 1, 1, 10000002, 1, 15)]
    [InlineData(1.2, -0.1, 0.1, 500, 1.2, 0.1, 14)]
    [InlineData(1000000.2, -0.1, 0.1, 500, 1000000.2, 0.1, 9)]
    [InlineData(10000000.2, -0.1, 0.1, 500, 10000000.2, 0.1, 8)]
    public void Certified_moments_are_met(double first, double low, double high, int pairs, double mean, double deviation, int digits)
    {
        double[] series = [first, .. Enumerable.Repeat<double[]>([Math.Round(first + low, 1), Math.Round(first + high, 1)], pairs).SelectMany(p => p)];
        var (means, squares) = Moments(series, 11);
        Assert.All(means, m => Assert.InRange(m / mean - 1, -1e-14, 1e-14));
        var tolerance = Math.Pow(10, -digits);
        Assert.All(squares, s => Assert.InRange(Math.Sqrt(s / (series.Length - 1)) / deviation - 1, -tolerance, tolerance));
    }

    [Fact]
    public void The_first_integers_have_the_moments_of_the_closed_form()
    {
        // mean (n + 1)/2, sum of squared deviations n(n² − 1)/12
        var (means, squares) = Moments([.. Enumerable.Range(1, 300).Select(i => (double)i)], 8);
        Assert.All(means, m => Assert.InRange(m / 150.5 - 1, -1e-14, 1e-14));
        Assert.All(squares, s => Assert.InRange(s / (300.0 * (300 * 300 - 1) / 12) - 1, -1e-14, 1e-14));
    }

    [Fact]
    public void A_constant_voxel_has_no_variance_at_all()
    {
        var (means, squares) = Moments([.. Enumerable.Repeat(0.1, 300)], 9);
        Assert.All(means, m => Assert.Equal(0.1, m));
        Assert.All(squares, s => Assert.Equal(0, s));
    }

    [Fact]
    public void Fewer_than_no_volumes_before_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VoxelMoments.Add([1], -1, new double[1], new double[1]));

    private static (double[] Means, double[] Squares) Moments(double[] series, int voxels)
    {
        var (means, squares) = (new double[voxels], new double[voxels]);
        for (var volume = 0; volume < series.Length; volume++)
            VoxelMoments.Add([.. Enumerable.Repeat(series[volume], voxels)], volume, means, squares);
        return (means, squares);
    }
}
