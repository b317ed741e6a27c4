namespace RoiAnalyzer.Images;

/// <summary>
/// One volume in memory: an atlas, a mask, a map, or one volume of a 4-D image. It is kept as it is stored and without its
/// background, so that an atlas of 1 mm takes some megabytes.
/// </summary>
public sealed class Image
{
    private readonly VoxelBlocks _voxels;

    private Image(NiftiHeader header, VoxelBlocks voxels) => (Header, _voxels) = (header, voxels);

    /// <summary>The checked header of the file that it came from.</summary>
    public NiftiHeader Header { get; }

    /// <summary>Where its voxels are.</summary>
    public Grid Grid => Header.Grid;

    /// <summary>The scaled values, one a grid voxel, i fastest; made anew at every call.</summary>
    public ReadOnlySpan<double> Values
    {
        get
        {
            var values = new double[Grid.VoxelCount];
            _voxels.CopyTo(values);
            return values;
        }
    }

    /// <summary>The scaled value of a grid voxel.</summary>
    public double this[int voxel] => (uint)voxel < (uint)Grid.VoxelCount ? _voxels[voxel]
        : throw new ArgumentOutOfRangeException(nameof(voxel), voxel, $"not one of {Grid.VoxelCount} voxels");

    /// <summary>
    /// Reads one volume (from 0). Whatever is wrong with the file is an <see cref="InputException"/>, as is a volume that it
    /// does not have.
    /// The check sums of a gzip file are only reached with its last volume.
    /// </summary>
    public static Image Read(string path, int volume = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(volume);
        using var file = NiftiFile.Open(path);
        if (volume >= file.Header.VolumeCount)
            throw new InputException(new Place(path),
                FormattableString.Invariant($"a volume number below {file.Header.VolumeCount}, counted from 0"),
                FormattableString.Invariant($"{volume}"), "Ask for a volume that the image has.");
        return new Image(file.Header, file.ReadVolume(volume));
    }

    /// <summary>
    /// The value of the voxel nearest to a world point (see <see cref="Grid.NearestTo"/>); null outside the grid.
    /// </summary>
    public double? At(Point world) => Grid.NearestTo(world) is { } voxel ? _voxels[voxel] : null;

    /// <summary>
    /// Calls <paramref name="visit"/> with i, j, k and value of every voxel, in order, for which <paramref name="isWanted"/>
    /// holds. Background is passed over at once where it is not wanted.
    /// </summary>
    public void Visit(Predicate<double> isWanted, Action<int, int, int, double> visit)
    {
        if (isWanted(_voxels.Background)) Visit(0, Values, isWanted, visit);
        else VisitBlocks(isWanted, visit);
    }

    private void VisitBlocks(Predicate<double> isWanted, Action<int, int, int, double> visit)
    {
        Span<double> values = stackalloc double[VoxelBlocks.BlockVoxels];
        for (var first = 0; _voxels.NextBlock(ref first, values); first += VoxelBlocks.BlockVoxels)
            Visit(first, values[..Math.Min(values.Length, Grid.VoxelCount - first)], isWanted, visit);
    }

    private void Visit(int first, ReadOnlySpan<double> values, Predicate<double> isWanted, Action<int, int, int, double> visit)
    {
        var (i, j, k) = Grid.VoxelAt(first);
        foreach (var value in values)
        {
            if (isWanted(value)) visit(i, j, k, value);
            if (++i < Grid.X) continue;
            (i, j) = (0, j + 1);
            if (j == Grid.Y) (j, k) = (0, k + 1);
        }
    }
}
