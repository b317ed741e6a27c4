using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Numerics;

/// <summary>The two steps of a reflection, with the same bits for vectors of any width: products and sums are kept apart.</summary>
internal static class Householder
{
    private const int Width = 4;

    /// <summary>The sum of products in eight interleaved sums, folded in one order, and then the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        Vector256<double> even = default, odd = default;
        ref var x = ref MemoryMarshal.GetReference(left);
        ref var y = ref MemoryMarshal.GetReference(right[..left.Length]);
        var i = 0;
        for (; i <= left.Length - 2 * Width; i += 2 * Width)
        {
            even += Vector256.LoadUnsafe(ref x, (nuint)i) * Vector256.LoadUnsafe(ref y, (nuint)i);
            odd += Vector256.LoadUnsafe(ref x, (nuint)(i + Width)) * Vector256.LoadUnsafe(ref y, (nuint)(i + Width));
        }
        var sum = Folded(even + odd);
        for (; i < left.Length; i++) sum += Unsafe.Add(ref x, i) * Unsafe.Add(ref y, i);
        return sum;
    }

    /// <summary>
    /// Four sums of so many products at once, each with the bits of <see cref="Dot"/>: rows of one vector at some distance from each
    /// other, and the same of the other, whose distance may be 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> FourDots(ReadOnlySpan<double> left, int leftApart, ReadOnlySpan<double> right, int rightApart, int count)
    {
        Vector256<double> even0 = default, even1 = default, even2 = default, even3 = default, odd0 = default, odd1 = default, odd2 = default, odd3 = default;
        ref var x = ref MemoryMarshal.GetReference(left[..(3 * leftApart + count)]);
        ref var y = ref MemoryMarshal.GetReference(right[..(3 * rightApart + count)]);
        var (row, other) = ((nuint)leftApart, (nuint)rightApart);
        var i = 0;
        for (; i <= count - 2 * Width; i += 2 * Width)
        {
            nuint at = (nuint)i, next = at + Width;
            even0 += Vector256.LoadUnsafe(ref x, at) * Vector256.LoadUnsafe(ref y, at);
            odd0 += Vector256.LoadUnsafe(ref x, next) * Vector256.LoadUnsafe(ref y, next);
            even1 += Vector256.LoadUnsafe(ref x, at + row) * Vector256.LoadUnsafe(ref y, at + other);
            odd1 += Vector256.LoadUnsafe(ref x, next + row) * Vector256.LoadUnsafe(ref y, next + other);
            even2 += Vector256.LoadUnsafe(ref x, at + 2 * row) * Vector256.LoadUnsafe(ref y, at + 2 * other);
            odd2 += Vector256.LoadUnsafe(ref x, next + 2 * row) * Vector256.LoadUnsafe(ref y, next + 2 * other);
            even3 += Vector256.LoadUnsafe(ref x, at + 3 * row) * Vector256.LoadUnsafe(ref y, at + 3 * other);
            odd3 += Vector256.LoadUnsafe(ref x, next + 3 * row) * Vector256.LoadUnsafe(ref y, next + 3 * other);
        }
        double sum0 = Folded(even0 + odd0), sum1 = Folded(even1 + odd1), sum2 = Folded(even2 + odd2), sum3 = Folded(even3 + odd3);
        for (; i < count; i++)
        {
            sum0 += Unsafe.Add(ref x, i) * Unsafe.Add(ref y, i);
            sum1 += Unsafe.Add(ref x, i + leftApart) * Unsafe.Add(ref y, i + rightApart);
            sum2 += Unsafe.Add(ref x, i + 2 * leftApart) * Unsafe.Add(ref y, i + 2 * rightApart);
            sum3 += Unsafe.Add(ref x, i + 3 * leftApart) * Unsafe.Add(ref y, i + 3 * rightApart);
        }
        return Vector256.Create(sum0, sum1, sum2, sum3);
    }

    private static double Folded(Vector256<double> sums) => sums[0] + sums[2] + (sums[1] + sums[3]);

    /// <summary>Takes a multiple of a direction off a vector of its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(Span<double> vector, ReadOnlySpan<double> direction, double multiple)
    {
        ref var x = ref MemoryMarshal.GetReference(vector);
        ref var y = ref MemoryMarshal.GetReference(direction[..vector.Length]);
        var i = 0;
        for (; i <= vector.Length - Width; i += Width)
            (Vector256.LoadUnsafe(ref x, (nuint)i) - multiple * Vector256.LoadUnsafe(ref y, (nuint)i)).StoreUnsafe(ref x, (nuint)i);
        for (; i < vector.Length; i++) Unsafe.Add(ref x, i) -= multiple * Unsafe.Add(ref y, i);
    }
}
