using MathNet.Numerics.LinearAlgebra;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Tests.Models;

namespace RoiAnalyzer.Tests.Numerics;

public class TridiagonalTests
{
    // oracle: T and A have the same eigenvalues, and x'A y is the same as (H'x)'T(H'y), both by MathNet
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(17)]
    [InlineData(40)]
    public void Eigenvalues_and_products_are_the_matrix_s_own(int size)
    {
        var matrix = Symmetric(size);
        var turned = Tridiagonal.Of(matrix.ToRowArrays());
        var dense = Dense(turned);
        Golden.Equal([.. matrix.Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real)],
            [.. dense.Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real)], 1e-11);
        var (x, y) = (Vector<double>.Build.Random(size, 5), Vector<double>.Build.Random(size, 6));
        Assert.Equal(x * matrix * y, Turned(turned, x) * dense * Turned(turned, y), 1e-12 * matrix.FrobeniusNorm() * x.L2Norm() * y.L2Norm());
        Assert.Equal(x.L2Norm(), Turned(turned, x).L2Norm(), 1e-13 * x.L2Norm());
    }

    [Fact]
    public void A_diagonal_matrix_keeps_its_diagonal_and_rows_of_zeros_do_no_harm()
    {
        var turned = Tridiagonal.Of([[1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 3, 0], [0, 0, 0, 4]]);
        Assert.Equal([1, 0, 3, 4], turned.Diagonal);
        Assert.Equal([0, 0, 0], turned.Beside);
    }

    [Fact]
    public void A_matrix_that_is_not_square_and_a_vector_of_another_length_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Tridiagonal.Of([[1, 2], [3]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tridiagonal.Of([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tridiagonal.Of([[1, 2], [2, 1]]).Turn([1]));
    }

    private static Matrix<double> Symmetric(int size)
    {
        var random = Matrix<double>.Build.Random(size, size, 7);
        return random + random.Transpose();
    }

    private static Matrix<double> Dense(Tridiagonal turned) => Matrix<double>.Build.Dense(turned.Diagonal.Length, turned.Diagonal.Length,
        (i, j) => i == j ? turned.Diagonal[i] : Math.Abs(i - j) == 1 ? turned.Beside[Math.Min(i, j)] : 0);

    private static Vector<double> Turned(Tridiagonal turned, Vector<double> vector)
    {
        var own = vector.ToArray();
        turned.Turn(own);
        return Vector<double>.Build.Dense(own);
    }
}
