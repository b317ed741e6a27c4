using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Kernels;

/// <summary>
/// t² of one effect in every region after the residuals of the model without it have changed places (Freedman and Lane 1983): with
/// orthonormal columns the effect's share is the square of one product, and what is left is the residuals' own sum of squares
/// less the squares of all products, so nothing is fitted anew. A region is a lane of its own and sums run over participants in
/// their order, multiply and add kept apart: every width of vector gives the same bits.
/// </summary>
public static class PermutedFit
{
    // what is left of a perfect fit is rounding; this share of the whole keeps t² finite
    private const double Floor = 1.0 / (1L << 52);

    /// <summary>The definition: see <see cref="SquaredT"/>.</summary>
    public static void Reference(
        ReadOnlySpan<double> residuals, ReadOnlySpan<int> order, ReadOnlySpan<double> columns, ReadOnlySpan<double> squares,
        ReadOnlySpan<double> degrees, Span<double> squaredT)
    {
        Require(residuals, order, columns, squares, degrees, squaredT);
        for (var region = 0; region < squaredT.Length; region++)
            squaredT[region] = OfRegion(region, residuals, order, columns, squares[region], degrees[region], squaredT.Length);
    }

    /// <summary>
    /// Writes one t² a region. <paramref name="residuals"/> are those of all regions for one participant, participant after
    /// participant; place i is given those of participant <paramref name="order"/>[i]. <paramref name="columns"/> are laid out so,
    /// one column after the other: first the effect freed of the other columns, then a basis of those, each of length 1 in every
    /// region. <paramref name="squares"/> are the residuals' sums of squares, <paramref name="degrees"/> the full model's degrees of
    /// freedom.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SquaredT(
        ReadOnlySpan<double> residuals, ReadOnlySpan<int> order, ReadOnlySpan<double> columns, ReadOnlySpan<double> squares,
        ReadOnlySpan<double> degrees, Span<double> squaredT)
    {
        Require(residuals, order, columns, squares, degrees, squaredT);
        var regions = squaredT.Length;
        var whole = Vector128.IsHardwareAccelerated ? regions - regions % EightLanes.Count : 0;
        for (var region = 0; region < whole; region += EightLanes.Count)
            OfEight(region, residuals, order, columns, squares, degrees, squaredT);
        for (var region = whole; region < regions; region++)
            squaredT[region] = OfRegion(region, residuals, order, columns, squares[region], degrees[region], regions);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OfEight(
        int region, ReadOnlySpan<double> residuals, ReadOnlySpan<int> order, ReadOnlySpan<double> columns, ReadOnlySpan<double> squares,
        ReadOnlySpan<double> degrees, Span<double> squaredT)
    {
        ref var residual = ref Unsafe.Add(ref MemoryMarshal.GetReference(residuals), region);
        ref var x = ref Unsafe.Add(ref MemoryMarshal.GetReference(columns), region);
        var whole = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(squares), (nuint)region);
        Vector512<double> effect = default, explained = default;
        for (var column = 0; column < columns.Length; column += 2 * residuals.Length)
        {
            // the sums of two columns do not wait for each other; the last is taken with itself where there is no other
            var other = Math.Min(column + residuals.Length, columns.Length - residuals.Length);
            var (first, second) = Squares(ref residual, order, ref Unsafe.Add(ref x, column), ref Unsafe.Add(ref x, other), squaredT.Length);
            if (column == 0) effect = first;
            explained += first;
            if (other > column) explained += second;
        }
        var (left, least) = (whole - explained, whole * Floor);
        left = Vector512.ConditionalSelect(Vector512.GreaterThan(left, least), left, least);
        var df = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(degrees), (nuint)region);
        (df * effect / left).StoreUnsafe(ref MemoryMarshal.GetReference(squaredT), (nuint)region);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> First, Vector512<double> Second) Squares(ref double residual, ReadOnlySpan<int> order, ref double x, ref double y, int regions)
    {
        Vector512<double> first = default, second = default;
        nuint at = 0;
        foreach (var participant in order)
        {
            var values = Vector512.LoadUnsafe(ref residual, (nuint)((long)participant * regions));
            first += values * Vector512.LoadUnsafe(ref x, at);
            second += values * Vector512.LoadUnsafe(ref y, at);
            at += (nuint)regions;
        }
        return (first * first, second * second);
    }

    private static double OfRegion(
        int region, ReadOnlySpan<double> residuals, ReadOnlySpan<int> order, ReadOnlySpan<double> columns, double whole, double df, int regions)
    {
        var (effect, explained) = (0.0, 0.0);
        for (var column = 0; column < columns.Length; column += residuals.Length)
        {
            var product = 0.0;
            for (var i = 0; i < order.Length; i++)
                product += residuals[order[i] * regions + region] * columns[column + i * regions + region];
            if (column == 0) effect = product * product;
            explained += product * product;
        }
        var (left, least) = (whole - explained, whole * Floor);
        return df * effect / (left > least ? left : least);
    }

    private static void Require(
        ReadOnlySpan<double> residuals, ReadOnlySpan<int> order, ReadOnlySpan<double> columns, ReadOnlySpan<double> squares,
        ReadOnlySpan<double> degrees, Span<double> squaredT)
    {
        Lengths.MustAgree(squares.Length, "sums of squares", squaredT.Length, "regions");
        Lengths.MustAgree(degrees.Length, "degrees of freedom", squaredT.Length, "regions");
        if (residuals.Length != (long)order.Length * squaredT.Length)
            throw new ArgumentException($"{residuals.Length} residuals, {order.Length} participants of {squaredT.Length} regions: lengths must agree");
        if (residuals.Length > 0 && columns.Length % residuals.Length != 0)
            throw new ArgumentException($"{columns.Length} values of the columns, {residuals.Length} residuals: columns must be whole");
        foreach (var participant in order)
            if ((uint)participant >= (uint)order.Length)
                throw new ArgumentException($"participant {participant} of {order.Length} in the order: there is none");
    }
}
