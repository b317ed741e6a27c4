using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Regions;

/// <summary>Makes small grids, images and runs with known contents.</summary>
internal static class MadeImages
{
    /// <summary>A cube of <paramref name="count"/> voxels a side, upright, with world (0, 0, 0) in the middle of it.</summary>
    public static Grid Cube(int count, double mm) => Cube(count, mm, -(count - 1) / 2.0 * mm);

    public static Grid Cube(int count, double mm, double corner) =>
        new(count, count, count, new Affine(mm, 0, 0, corner, 0, mm, 0, corner, 0, 0, mm, corner));

    /// <summary>The same lattice at another place, <paramref name="x"/> mm to the right.</summary>
    public static Grid MovedBy(this Grid grid, double x) => new(grid.X, grid.Y, grid.Z, grid.Affine with { X0 = grid.Affine.X0 + x });

    /// <summary>The same lattice with i counted from the other end.</summary>
    public static Grid Flipped(this Grid grid) =>
        new(grid.X, grid.Y, grid.Z, grid.Affine with { Xi = -grid.Affine.Xi, X0 = grid.Affine.X0 + (grid.X - 1) * grid.Affine.Xi });

    /// <summary>Writes an image whose values are a function of the voxel's world place.</summary>
    public static string Write(this TemporaryFolder folder, string name, Grid grid, Func<Point, double> valueAt, short sformCode = 1)
    {
        double[] values = [.. Enumerable.Range(0, grid.VoxelCount).Select(v => valueAt(grid.CentreOf(v)))];
        NiftiWriter.Write(folder[name], grid, values, sformCode: sformCode);
        return folder[name];
    }

    /// <summary>Writes a run whose values are a function of volume and voxel number.</summary>
    public static string WriteRun(this TemporaryFolder folder, string name, Grid grid, int volumes, Func<int, int, double> value)
    {
        NiftiWriter.Write(folder[name], grid, (volume, values) =>
        {
            for (var voxel = 0; voxel < values.Length; voxel++) values[voxel] = value(volume, voxel);
        }, volumes, repetitionTime: 2);
        return folder[name];
    }

    public static Image Read(this TemporaryFolder folder, string name, Grid grid, Func<Point, double> valueAt) => Image.Read(folder.Write(name, grid, valueAt));

    public static string Text(this TemporaryFolder folder, string name, string text)
    {
        File.WriteAllText(folder[name], text);
        return folder[name];
    }

    public static RegionMap Locate(Grid grid, Membership membership, params Seed[] seeds) =>
        RegionMap.Locate(new RegionSet("made", "made.json", [.. seeds.Select(s => s with { Space = s.Space ?? "MNI152" })]), grid, "MNI152", "bold.nii", membership);

    /// <summary>The region of a single seed on a grid.</summary>
    public static Region Find(Grid grid, Seed seed, Membership membership = Membership.Centre) => Locate(grid, membership, seed).Regions[0];

    public static SphereSeed Sphere(string name, double x, double y, double z, double radius) => new(name, new Point(x, y, z), radius);
}
