using System.Runtime.CompilerServices;
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
        var i = 0;
        for (; i <= left.Length - 2 * Width; i += 2 * Width)
        {
            even += Vector256.Create(left[i..]) * Vector256.Create(right[i..]);
            odd += Vector256.Create(left[(i + Width)..]) * Vector256.Create(right[(i + Width)..]);
        }
        even += odd;
        var sum = even[0] + even[2] + (even[1] + even[3]);
        for (; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }

    /// <summary>Takes a multiple of a direction off a vector of its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(Span<double> vector, ReadOnlySpan<double> direction, double multiple)
    {
        var i = 0;
        for (; i <= vector.Length - Width; i += Width)
            (Vector256.Create<double>(vector[i..]) - multiple * Vector256.Create(direction[i..])).CopyTo(vector[i..]);
        for (; i < vector.Length; i++) vector[i] -= multiple * direction[i];
    }
}
