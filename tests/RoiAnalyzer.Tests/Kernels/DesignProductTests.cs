using MathNet.Numerics.LinearAlgebra;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Kernels;

public class DesignProductTests : KernelLaws
{
    private const int Volumes = 3, Columns = 6;

    protected override int FirstResult => 2;

    protected override IReadOnlyList<int> Free => [0, 1, 2];

    protected override byte[][] Draw(Random random, int length) =>
        [Wide(random, Volumes * length), Wide(random, Volumes * Columns), Wide(random, Columns * length)];

    protected override void Reference(Operands operands) => DesignProduct.Reference(operands[0], operands[1], Columns, operands[2]);

    protected override void Kernel(Operands operands) => DesignProduct.Add(operands[0], operands[1], Columns, operands[2]);

    protected override IEnumerable<(Action Call, int One, int Other)> WrongCalls()
    {
        yield return (() => DesignProduct.Add(new double[11], new double[4], 2, new double[12]), 11, 6);
        yield return (() => DesignProduct.Add(new double[12], new double[5], 2, new double[12]), 5, 2);
        yield return (() => DesignProduct.Add(new double[12], new double[4], 2, new double[13]), 13, 2);
    }

    [Fact]
    public void The_products_are_those_of_matrices()
    {
        // MathNet, to 13 digits of the largest
        var (volumes, columns, voxels) = (156, 22, 130);
        var y = Matrix<double>.Build.Random(voxels, volumes, 1);
        var x = Matrix<double>.Build.Random(volumes, columns, 2);
        var products = new double[columns * voxels];
        DesignProduct.Add(y.ToColumnMajorArray(), x.ToRowMajorArray(), columns, products);
        var expected = (y * x).ToColumnMajorArray();
        var largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(products), p => Assert.InRange((p.Second - p.First) / largest, -1e-13, 1e-13));
    }

    [Fact]
    public void However_the_volumes_are_divided_the_bits_are_the_same()
    {
        var random = new Random(20200110);
        var (volumes, columns, voxels) = (30, 7, 19);
        double[] y = [.. Enumerable.Range(0, volumes * voxels).Select(_ => random.NextDouble())], x = [.. Enumerable.Range(0, volumes * columns).Select(_ => random.NextDouble())];
        var whole = new double[columns * voxels];
        DesignProduct.Add(y, x, columns, whole);
        foreach (var block in (int[])[1, 2, 5, 15])
        {
            var products = new double[columns * voxels];
            for (var volume = 0; volume < volumes; volume += block)
                DesignProduct.Add(y.AsSpan(volume * voxels, block * voxels), x.AsSpan(volume * columns, block * columns), columns, products);
            Assert.Equal(whole, products);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_product_is_rounded_before_it_is_added(int columns)
    {
        // closed form: (1 + 2⁻³⁰)² rounds to 1 + 2⁻²⁹, so that nothing is left; fused, 2⁻⁶⁰ would be
        var (voxels, one) = (9, 1 + Math.ScaleB(1, -30));
        double[] y = [.. Enumerable.Repeat(1.0, voxels), .. Enumerable.Repeat(one, voxels)];
        double[] x = [.. Enumerable.Repeat(-1 - Math.ScaleB(1, -29), columns), .. Enumerable.Repeat(one, columns)];
        var products = new double[columns * voxels];
        DesignProduct.Add(y, x, columns, products);
        Assert.All(products, product => Assert.Equal(0, product));
    }

    [Fact]
    public void A_design_without_columns_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DesignProduct.Add([], [], 0, []));
}
