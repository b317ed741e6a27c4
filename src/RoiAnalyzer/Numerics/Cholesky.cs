using System.Numerics.Tensors;

namespace RoiAnalyzer.Numerics;

/// <summary>
/// Cholesky's factor L of a positive definite matrix, LL' = M (Golub and Van Loan, section 4.2), in rows of a given stride.
/// </summary>
internal readonly struct Cholesky
{
    private readonly double[] _triangle;    // L, row by row; what lies above the diagonal is 0
    private readonly int _stride;

    private Cholesky(double[] triangle, int size, int stride) => (_triangle, Size, _stride) = (triangle, size, stride);

    /// <summary>The order of the matrix.</summary>
    public int Size { get; }

    /// <summary>log|M|.</summary>
    public double LogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < Size; i++) sum += 2 * Math.Log(_triangle[i * _stride + i]);
            return sum;
        }
    }

    /// <summary>The factor of the first rows and columns.</summary>
    public Cholesky Leading(int size) => new(_triangle, size, _stride);

    /// <summary>A row of L up to its diagonal.</summary>
    public ReadOnlySpan<double> Row(int i) => _triangle.AsSpan(i * _stride, i + 1);

    /// <summary>A value on the diagonal of L.</summary>
    public double Pivot(int i) => _triangle[i * _stride + i];

    /// <summary>Of a matrix of which only the diagonal and what is below are read.</summary>
    public static Cholesky Of(ReadOnlySpan<double> matrix, int size, int stride)
    {
        var triangle = new double[size * stride];
        for (var i = 0; i < size; i++)
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i * stride + j] - Householder.Dot(triangle.AsSpan(i * stride, j), triangle.AsSpan(j * stride, j));
                triangle[i * stride + j] = i == j ? Math.Sqrt(Math.Max(rest, 0)) : rest / triangle[j * stride + j];
            }
        return new Cholesky(triangle, size, stride);
    }

    /// <summary>Puts L⁻¹x in the place of x.</summary>
    public void Forward(Span<double> x)
    {
        for (var i = 0; i < Size; i++)
            x[i] = (x[i] - Householder.Dot(_triangle.AsSpan(i * _stride, i), x[..i])) / _triangle[i * _stride + i];
    }

    /// <summary>Puts L'⁻¹x in the place of x.</summary>
    public void Back(Span<double> x)
    {
        for (var i = Size - 1; i >= 0; i--)
        {
            x[i] /= _triangle[i * _stride + i];
            Householder.Subtract(x[..i], _triangle.AsSpan(i * _stride, i), x[i]);
        }
    }

    /// <summary>M⁻¹, row by row in the stride of the factor.</summary>
    public double[] Inverse()
    {
        var inverse = new double[_stride * _stride];
        var triangle = new double[Size * _stride];      // L⁻¹
        for (var i = 0; i < Size; i++)
        {
            var row = triangle.AsSpan(i * _stride, _stride);
            row[i] = 1;
            for (var k = 0; k < i; k++) Householder.Subtract(row[..(k + 1)], triangle.AsSpan(k * _stride, k + 1), _triangle[i * _stride + k]);
            TensorPrimitives.Divide(row[..(i + 1)], _triangle[i * _stride + i], row[..(i + 1)]);
        }
        RowProducts.Gram(triangle, _stride, inverse);
        for (var i = 0; i < Size; i++)
            for (var j = i + 1; j < Size; j++) inverse[i * _stride + j] = inverse[j * _stride + i];
        return inverse;
    }
}
