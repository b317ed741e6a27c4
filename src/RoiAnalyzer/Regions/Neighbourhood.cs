using RoiAnalyzer.Images;

namespace RoiAnalyzer.Regions;

/// <summary>
/// A voxel and those around it: with 7 those that share a face, with 19 also those that share an edge, with 27 also those that share a
/// corner.
/// </summary>
public static class Neighbourhood
{
    /// <summary>How many voxels a neighbourhood may have, its centre among them.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [7, 19, 27];

    /// <summary>
    /// The grid indices of a voxel's neighbourhood of <paramref name="size"/> voxels, ascending; null where a part of it lies outside
    /// the grid. Another size than <see cref="Sizes"/> is an <see cref="ArgumentOutOfRangeException"/>.
    /// </summary>
    public static int[]? Around(Grid grid, int voxel, int size)
    {
        var furthest = Furthest(size);
        var (i, j, k) = grid.VoxelAt(voxel);
        if (i == 0 || j == 0 || k == 0 || i == grid.X - 1 || j == grid.Y - 1 || k == grid.Z - 1) return null;
        var around = new List<int>(size);
        for (var c = -1; c <= 1; c++)
            for (var b = -1; b <= 1; b++)
                for (var a = -1; a <= 1; a++)
                    if (Math.Abs(a) + Math.Abs(b) + Math.Abs(c) <= furthest) around.Add(grid.IndexOf(i + a, j + b, k + c));
        return [.. around];
    }

    /// <summary>Steps along the axes to the furthest voxel: 1 through a face, 2 over an edge, 3 over a corner.</summary>
    private static int Furthest(int size) => size switch
    {
        7 => 1,
        19 => 2,
        27 => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "a neighbourhood has 7, 19 or 27 voxels"),
    };
}
