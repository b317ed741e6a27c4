namespace RoiAnalyzer.Images;

/// <summary>
/// An image's voxel lattice: how many voxels along i, j and k, and where they are. Voxels are numbered with i fastest.
/// A count below 1, more than <see cref="Array.MaxLength"/> voxels, or an affine without inverse is an
/// <see cref="ArgumentException"/>.
/// </summary>
public sealed record Grid(int X, int Y, int Z, Affine Affine)
{
    private const double SamePlaceMillimetres = 1e-3;
    private readonly Affine _toVoxel = Affine.TryInvert(out var inverse)
        ? inverse : throw new ArgumentException($"{Affine} has no inverse", nameof(Affine));

    /// <summary>Voxels along i.</summary>
    public int X { get; } = AtLeastOne(X);

    /// <summary>Voxels along j.</summary>
    public int Y { get; } = AtLeastOne(Y);

    /// <summary>Voxels along k.</summary>
    public int Z { get; } = AtLeastOne(Z);

    /// <summary>From voxel indices to world millimetres, RAS+.</summary>
    public Affine Affine { get; } = Affine;

    /// <summary>All voxels of a volume.</summary>
    public int VoxelCount { get; } = (Int128)X * Y * Z <= Array.MaxLength
        ? X * Y * Z : throw new ArgumentOutOfRangeException(nameof(X), $"{X}x{Y}x{Z} voxels are too many");

    /// <summary>The number of a voxel. Indices outside the grid are an <see cref="ArgumentOutOfRangeException"/>.</summary>
    public int IndexOf(int i, int j, int k)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)X, nameof(i));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)j, (uint)Y, nameof(j));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)k, (uint)Z, nameof(k));
        return i + X * (j + Y * k);
    }

    /// <summary>The indices of the voxel with this number.</summary>
    public (int I, int J, int K) VoxelAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)VoxelCount, nameof(index));
        return (index % X, index / X % Y, index / X / Y);
    }

    /// <summary>The world place of a voxel's centre, in millimetres.</summary>
    public Point CentreOf(int index)
    {
        var (i, j, k) = VoxelAt(index);
        return ToWorld(new Point(i, j, k));
    }

    /// <summary>From (fractional) voxel indices to world millimetres.</summary>
    public Point ToWorld(Point voxel) => Affine.Apply(voxel);

    /// <summary>From world millimetres to fractional voxel indices.</summary>
    public Point ToVoxel(Point world) => _toVoxel.Apply(world);

    /// <summary>
    /// The number of the voxel whose centre is nearest along each voxel axis (a point half-way belongs to the higher index),
    /// or null where the point is not in the grid.
    /// </summary>
    public int? NearestTo(Point world)
    {
        var (x, y, z) = ToVoxel(world);
        (x, y, z) = (Math.Floor(x + 0.5), Math.Floor(y + 0.5), Math.Floor(z + 0.5));
        var inside = x >= 0 && x < X && y >= 0 && y < Y && z >= 0 && z < Z;
        return inside ? IndexOf((int)x, (int)y, (int)z) : null;
    }

    /// <summary>The distance between neighbouring voxel centres along i, j and k, in millimetres.</summary>
    public Point VoxelSize => Affine.ColumnLengths;

    /// <summary>
    /// Where i, j and k lead, to the nearest world axis: one of R or L, A or P, S or I each; for example <c>LAS</c> where i leads
    /// to the left.
    /// </summary>
    public string Orientation => GridOrientation.Of(Affine);

    /// <summary>Whether both have the same voxels: equal counts, and every corner within 0.001 mm of its counterpart.</summary>
    public bool SameAs(Grid other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if ((X, Y, Z) != (other.X, other.Y, other.Z)) return false;
        for (var corner = 0; corner < 8; corner++)
        {
            var voxel = new Point((corner & 1) * (X - 1), (corner >> 1 & 1) * (Y - 1), (corner >> 2) * (Z - 1));
            if (ToWorld(voxel).DistanceTo(other.ToWorld(voxel)) > SamePlaceMillimetres) return false;
        }
        return true;
    }

    /// <summary>For example <c>65x77x65 voxels of 3x3x3 mm, RAS</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{X}x{Y}x{Z} voxels of {VoxelSize.X:0.###}x{VoxelSize.Y:0.###}x{VoxelSize.Z:0.###} mm, {Orientation}");

    private static int AtLeastOne(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return count;
    }
}
