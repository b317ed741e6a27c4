using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Numerics;

/// <summary>
/// Four sums of products, each kept as two doubles, about 32 digits (Ogita, Rump and Oishi 2005, Dot2). Each lane is a sum of
/// its own, so that a machine without vectors gives the same bits.
/// </summary>
internal struct DoubledSums
{
    public const int Count = 4;

    private Vector256<double> _high, _low;

    public DoubledSums(Vector256<double> first, Vector256<double> second)
    {
        _high = first;
        Add(second);
    }

    public readonly Vector256<double> Value => _high + _low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<double> left, Vector256<double> right)
    {
        var product = left * right;
        Add(product);
        _low += Vector256.FusedMultiplyAdd(left, right, -product);
    }

    /// <summary>Four values from a place on; zeros beyond the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ReadOnlySpan<double> values, int from) =>
        from <= values.Length - Count ? Vector256.Create(values[from..]) : Rest(values[from..]);

    private static Vector256<double> Rest(ReadOnlySpan<double> values)
    {
        Span<double> padded = stackalloc double[Count];
        values.CopyTo(padded);
        return Vector256.Create<double>(padded);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(Vector256<double> term)
    {
        var sum = _high + term;
        var moved = sum - _high;
        _low += _high - (sum - moved) + (term - moved);
        _high = sum;
    }
}
