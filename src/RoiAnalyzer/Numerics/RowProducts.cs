using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Numerics;

/// <summary>
/// Products of matrices kept row by row, each row padded with zeros to a multiple of <see cref="Lanes"/>. An entry is a lane of
/// its own and is summed in the order of the rows, multiply and add kept apart: every width of vector gives the same bits.
/// </summary>
internal static class RowProducts
{
    /// <summary>What the length of a row is a multiple of.</summary>
    public const int Lanes = 8;

    private const int Rows = 4;

    /// <summary>The length of a row that holds so many values.</summary>
    public static int Padded(int width) => (width + Lanes - 1) / Lanes * Lanes;

    /// <summary>W'W on and below the diagonal, a square of rows of <paramref name="stride"/>; what lies above is not to be used.</summary>
    public static void Gram(ReadOnlySpan<double> rows, int stride, Span<double> products)
    {
        for (var i = 0; i < stride; i += Rows)
            for (var j = 0; j <= i; j += Lanes)
                Block(rows[i..], 1, stride, rows.Length / stride, rows[j..], products[(i * stride + j)..], stride);
    }

    /// <summary>The same of a lower triangle, whose values above the diagonal are 0 and add nothing.</summary>
    public static void GramOfLower(ReadOnlySpan<double> rows, int stride, Span<double> products)
    {
        var count = rows.Length / stride;
        for (var i = 0; i < count; i += Rows)
            for (var j = 0; j <= i; j += Lanes)
                Block(rows[(i * stride + i)..], 1, stride, count - i, rows[(i * stride + j)..], products[(i * stride + j)..], stride);
    }

    /// <summary>Four series, a value of each after the other, times the rows: four rows of <paramref name="stride"/>.</summary>
    public static void Cross(ReadOnlySpan<double> fours, ReadOnlySpan<double> rows, int stride, Span<double> products)
    {
        for (var j = 0; j < stride; j += Lanes) Block(fours, 1, Rows, fours.Length / Rows, rows[j..], products[j..], stride);
    }

    /// <summary>W times a square matrix of its width.</summary>
    public static void Multiply(ReadOnlySpan<double> rows, int stride, ReadOnlySpan<double> square, Span<double> products)
    {
        var count = rows.Length / stride;
        for (var t = 0; t < count; t += Rows)
        {
            var first = Math.Max(0, Math.Min(t, count - Rows)) * stride;    // the last block takes some rows again
            for (var j = 0; j < stride; j += Lanes)
                Block(rows[first..], stride, 1, stride, square[j..], products[(first + j)..], stride);
        }
    }

    /// <summary>
    /// Eight rows of eight: Σ over k of left (row i at <paramref name="across"/>·i, its values <paramref name="along"/> apart) times
    /// row k of right.
    /// </summary>
    public static void Eight(ReadOnlySpan<double> left, int across, int along, int count, ReadOnlySpan<double> right, Span<double> into, int stride)
    {
        Block(left, across, along, count, right, into, stride);
        Block(left[(Rows * across)..], across, along, count, right, into[(Rows * stride)..], stride);
    }

    /// <summary>Four rows of eight, as <see cref="Eight"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block(ReadOnlySpan<double> left, int across, int along, int count, ReadOnlySpan<double> right, Span<double> into, int stride)
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            OneByOne(left, across, along, count, right, into, stride);
            return;
        }
        ref var x = ref MemoryMarshal.GetReference(left[..((count - 1) * along + (Rows - 1) * across + 1)]);
        ref var y = ref MemoryMarshal.GetReference(right[..((count - 1) * stride + Lanes)]);
        Vector512<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        nuint at = 0;
        for (var k = 0; k < count; k++, at += (nuint)stride, x = ref Unsafe.Add(ref x, along))
        {
            var values = Vector512.LoadUnsafe(ref y, at);
            sum0 += Vector512.Create(x) * values;
            sum1 += Vector512.Create(Unsafe.Add(ref x, across)) * values;
            sum2 += Vector512.Create(Unsafe.Add(ref x, 2 * across)) * values;
            sum3 += Vector512.Create(Unsafe.Add(ref x, 3 * across)) * values;
        }
        sum0.CopyTo(into);
        sum1.CopyTo(into[stride..]);
        sum2.CopyTo(into[(2 * stride)..]);
        sum3.CopyTo(into[(3 * stride)..]);
    }

    // vectors that are imitated are slower than none
    private static void OneByOne(ReadOnlySpan<double> left, int across, int along, int count, ReadOnlySpan<double> right, Span<double> into, int stride)
    {
        for (var i = 0; i < Rows; i++)
        {
            var sums = into.Slice(i * stride, Lanes);
            sums.Clear();
            for (var k = 0; k < count; k++)
            {
                var (x, row) = (left[k * along + i * across], k * stride);
                for (var lane = 0; lane < Lanes; lane++) sums[lane] += x * right[row + lane];
            }
        }
    }
}
