using System.Numerics.Tensors;

namespace RoiAnalyzer.Numerics;

/// <summary>
/// Cholesky's factor L of a positive definite matrix, LL' = M (Golub and Van Loan, section 4.2), in rows of a given stride.
/// </summary>
internal readonly struct Cholesky
{
    private const int Rows = 4;

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
        for (var j = 0; j < size; j++)
        {
            var row = triangle.AsSpan(j * stride, j);
            var pivot = Math.Sqrt(Math.Max(matrix[j * stride + j] - Householder.Dot(row, row), 0));
            triangle[j * stride + j] = pivot;
            var i = j + 1;
            for (; i <= size - Rows; i += Rows)
            {
                var sums = Householder.FourDots(triangle.AsSpan(i * stride), stride, row, 0, j);
                for (var n = 0; n < Rows; n++) triangle[(i + n) * stride + j] = (matrix[(i + n) * stride + j] - sums[n]) / pivot;
            }
            for (; i < size; i++) triangle[i * stride + j] = (matrix[i * stride + j] - Householder.Dot(triangle.AsSpan(i * stride, j), row)) / pivot;
        }
        return new Cholesky(triangle, size, stride);
    }

    /// <summary>Puts L⁻¹x in the place of x.</summary>
    public void Forward(Span<double> x)
    {
        for (var i = 0; i < Size; i++)
            x[i] = (x[i] - Householder.Dot(_triangle.AsSpan(i * _stride, i), x[..i])) / _triangle[i * _stride + i];
    }

    /// <summary>Puts L⁻¹x in the place of four x, a factor each, which stand <paramref name="apart"/>; all factors are of one size.</summary>
    public static void Forward(ReadOnlySpan<double> factors, Span<double> x, int size, int apart)
    {
        // the rows of the factors stand side by side: first that of each factor, then the next
        for (var i = 0; i < size; i++)
        {
            var rows = factors[(i * Rows * apart)..];
            var sums = Householder.FourDots(rows, apart, x, apart, i);
            for (var n = 0; n < Rows; n++) x[n * apart + i] = (x[n * apart + i] - sums[n]) / rows[n * apart + i];
        }
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

    /// <summary>How many values of room <see cref="Inverse"/> needs.</summary>
    public static int RoomFor(int size, int stride) => 2 * RowProducts.Padded(size) * stride;

    /// <summary>Writes M⁻¹ row by row in the stride of the factor, a multiple of <see cref="RowProducts.Lanes"/>.</summary>
    public void Inverse(Span<double> inverse, Span<double> room)
    {
        room = room[..RoomFor(Size, _stride)];
        var rows = room[..(room.Length / 2)];
        InvertTriangle(rows, room[rows.Length..]);
        RowProducts.GramOfLower(rows[..(Size * _stride)], _stride, inverse);
        for (var i = 0; i < Size; i++)
            for (var j = i + 1; j < Size; j++) inverse[i * _stride + j] = inverse[j * _stride + i];
    }

    /// <summary>L⁻¹, eight rows at a time: what the rows before contribute is a product of matrices. Rows of zeros fill up the last eight.</summary>
    private void InvertTriangle(Span<double> rows, Span<double> factor)
    {
        const int lanes = RowProducts.Lanes;
        rows.Clear();
        _triangle.AsSpan(0, Size * _stride).CopyTo(factor);
        factor[(Size * _stride)..].Clear();
        for (var first = 0; first < Size; first += lanes)
        {
            for (var j = 0; j < first; j += lanes)
                RowProducts.Eight(factor[(first * _stride + j)..], _stride, 1, first - j, rows[(j * _stride + j)..], rows[(first * _stride + j)..], _stride);
            for (var i = first; i < Math.Min(first + lanes, Size); i++)
            {
                var row = rows.Slice(i * _stride, i + 1);
                TensorPrimitives.Negate(row[..first], row[..first]);
                row[i] = 1;
                for (var k = first; k < i; k++) Householder.Subtract(row[..(k + 1)], rows.Slice(k * _stride, k + 1), factor[i * _stride + k]);
                TensorPrimitives.Divide(row, factor[i * _stride + i], row);
            }
        }
    }
}
