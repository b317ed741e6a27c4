using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Kernels;

/// <summary>
/// Products of the columns of a design with the series of many voxels: X′Y, columns × voxels. Each sum is taken over volumes
/// in their order, multiply and add kept apart, and a voxel is a lane of its own: every width of vector, and every division of
/// the volumes into blocks, gives the same bits.
/// </summary>
public static class DesignProduct
{
    private const int ColumnsAtOnce = 4;

    /// <summary>The definition: see <see cref="Add"/>.</summary>
    public static void Reference(ReadOnlySpan<double> volumes, ReadOnlySpan<double> rows, int columns, Span<double> products)
    {
        var voxels = VoxelsOf(volumes, rows, columns, products);
        AddFrom(0, voxels, volumes, rows, columns, products);
    }

    /// <summary>
    /// Adds one or more volumes (each the values of the same voxels, one volume after the other) with their rows of the design
    /// (one value a column) to the products (the voxels of one column, then those of the next), which begin with zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<double> volumes, ReadOnlySpan<double> rows, int columns, Span<double> products)
    {
        var voxels = VoxelsOf(volumes, rows, columns, products);
        var whole = Vector128.IsHardwareAccelerated ? voxels - voxels % EightLanes.Count : 0;
        for (var voxel = 0; voxel < whole; voxel += EightLanes.Count)
        {
            var column = 0;
            for (; column <= columns - ColumnsAtOnce; column += ColumnsAtOnce)
                FourColumns(volumes, rows, column, columns, voxel, voxels, products);
            for (; column < columns; column++) OneColumn(volumes, rows, column, columns, voxel, voxels, products);
        }
        AddFrom(whole, voxels, volumes, rows, columns, products);
    }

    // the sums stay in registers while the volumes go by
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourColumns(
        ReadOnlySpan<double> volumes, ReadOnlySpan<double> rows, int column, int columns, int voxel, int voxels,
        Span<double> products)
    {
        ref var product = ref Unsafe.Add(ref MemoryMarshal.GetReference(products), (nint)column * voxels + voxel);
        var step = (nuint)voxels;
        var (sum0, sum1) = (Vector512.LoadUnsafe(ref product), Vector512.LoadUnsafe(ref product, step));
        var (sum2, sum3) = (Vector512.LoadUnsafe(ref product, 2 * step), Vector512.LoadUnsafe(ref product, 3 * step));
        ref var value = ref MemoryMarshal.GetReference(volumes);
        ref var x = ref MemoryMarshal.GetReference(rows);
        var at = (nuint)voxel;
        for (var row = column; row < rows.Length; row += columns, at += step)
        {
            var values = Vector512.LoadUnsafe(ref value, at);
            sum0 += Vector512.Create(Unsafe.Add(ref x, row)) * values;
            sum1 += Vector512.Create(Unsafe.Add(ref x, row + 1)) * values;
            sum2 += Vector512.Create(Unsafe.Add(ref x, row + 2)) * values;
            sum3 += Vector512.Create(Unsafe.Add(ref x, row + 3)) * values;
        }
        sum0.StoreUnsafe(ref product);
        sum1.StoreUnsafe(ref product, step);
        sum2.StoreUnsafe(ref product, 2 * step);
        sum3.StoreUnsafe(ref product, 3 * step);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneColumn(
        ReadOnlySpan<double> volumes, ReadOnlySpan<double> rows, int column, int columns, int voxel, int voxels,
        Span<double> products)
    {
        ref var product = ref Unsafe.Add(ref MemoryMarshal.GetReference(products), (nint)column * voxels + voxel);
        ref var value = ref MemoryMarshal.GetReference(volumes);
        var (sum, at) = (Vector512.LoadUnsafe(ref product), (nuint)voxel);
        for (var row = column; row < rows.Length; row += columns, at += (nuint)voxels)
            sum += Vector512.Create(rows[row]) * Vector512.LoadUnsafe(ref value, at);
        sum.StoreUnsafe(ref product);
    }

    private static void AddFrom(
        int start, int voxels, ReadOnlySpan<double> volumes, ReadOnlySpan<double> rows, int columns, Span<double> products)
    {
        if (start == voxels) return;
        for (var volume = 0; volume < rows.Length / columns; volume++)
            for (var column = 0; column < columns; column++)
            {
                var x = rows[volume * columns + column];
                var values = volumes.Slice(volume * voxels, voxels);
                var sums = products.Slice(column * voxels, voxels);
                for (var voxel = start; voxel < values.Length; voxel++) sums[voxel] += x * values[voxel];
            }
    }

    private static int VoxelsOf(ReadOnlySpan<double> volumes, ReadOnlySpan<double> rows, int columns, Span<double> products)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        var (count, voxels) = (rows.Length / columns, products.Length / columns);
        if (rows.Length % columns != 0)
            throw new ArgumentException($"{rows.Length} values of the design, {columns} columns: rows must be whole");
        if (products.Length % columns != 0)
            throw new ArgumentException($"{products.Length} products, {columns} columns: voxels must be whole");
        Lengths.MustHold(volumes.Length, count, voxels);
        return voxels;
    }
}
