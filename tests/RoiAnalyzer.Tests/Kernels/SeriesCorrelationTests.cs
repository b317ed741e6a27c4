using MathNet.Numerics.Statistics;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Kernels;

public class SeriesCorrelationTests : KernelLaws
{
    private const int Volumes = 5;

    protected override int FirstResult => 2;

    protected override IReadOnlyList<int> Free => [0, 1];

    protected override byte[][] Draw(Random random, int length) => [Wide(random, Volumes * length), Wide(random, Volumes), Places(length)];

    protected override void Reference(Operands operands) => SeriesCorrelation.Reference(operands[0], operands[1], operands[2]);

    protected override void Kernel(Operands operands) => SeriesCorrelation.Of(operands[0], operands[1], operands[2]);

    protected override IEnumerable<(Action Call, int One, int Other)> WrongCalls()
    {
        yield return (() => SeriesCorrelation.Of(new double[11], new double[4], new double[3]), 11, 4);
        yield return (() => SeriesCorrelation.Of(new double[11], new double[4], new double[3]), 11, 3);
    }

    [Theory]
    // R, cor(anscombe$x1, anscombe$y1) and so on: Anscombe 1973, The American Statistician 27:17
    [InlineData(new double[] { 10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5 }, new[] { 8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68 }, 0.8164205)]
    [InlineData(new double[] { 10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5 }, new[] { 9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74 }, 0.8162365)]
    [InlineData(new double[] { 10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5 }, new[] { 7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73 }, 0.8162867)]
    [InlineData(new double[] { 8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8 }, new[] { 6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89 }, 0.8165214)]
    public void Anscombes_quartet_has_its_correlations(double[] x, double[] y, double expected) =>
        Assert.All(Correlations(x, y, 11), r => Assert.Equal(expected, r, 7));

    [Fact]
    public void Thirteen_digits_agree_with_mathnet()
    {
        var random = new Random(20200111);
        double[] x = [.. Enumerable.Range(0, 156).Select(_ => 1000 + random.NextDouble())];
        double[] y = [.. x.Select(value => value + random.NextDouble())];
        Assert.All(Correlations(x, y, 8), r => Assert.Equal(Correlation.Pearson(x, y), r, 1e-12));
    }

    [Fact]
    public void A_line_is_correlated_with_itself_by_one_and_never_more()
    {
        var random = new Random(20200112);
        for (var draw = 0; draw < 1000; draw++)
        {
            double[] x = [.. Enumerable.Range(0, 3 + draw % 20).Select(_ => 1000 * random.NextDouble())];
            Assert.All(Correlations(x, [.. x.Select(value => 3 * value - 7)], 9), r => Assert.InRange(r, 1 - 1e-14, 1));
            Assert.All(Correlations(x, [.. x.Select(value => -value)], 9), r => Assert.InRange(r, -1, -1 + 1e-14));
        }
    }

    [Fact]
    public void What_does_not_vary_has_no_correlation()
    {
        // the mean of 0.1, 0.1 and 0.1 is not 0.1 when it is summed without care
        double[] constant = [0.1, 0.1, 0.1], varying = [1, 2, 4];
        Assert.All(Correlations(varying, constant, 9), r => Assert.True(double.IsNaN(r)));
        Assert.All(Correlations(constant, varying, 9), r => Assert.True(double.IsNaN(r)));
        Assert.All(Correlations([], [], 9), r => Assert.True(double.IsNaN(r)));
    }

    private static double[] Correlations(double[] series, double[] ofVoxel, int voxels)
    {
        var correlations = new double[voxels];
        SeriesCorrelation.Of([.. ofVoxel.SelectMany(value => Enumerable.Repeat(value, voxels))], series, correlations);
        return correlations;
    }
}
