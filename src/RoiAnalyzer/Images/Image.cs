namespace RoiAnalyzer.Images;

/// <summary>One volume in memory: an atlas, a mask, a map, or one volume of a 4-D image.</summary>
public sealed class Image
{
    private readonly double[] _values;

    private Image(NiftiHeader header, double[] values) => (Header, _values) = (header, values);

    /// <summary>The checked header of the file that it came from.</summary>
    public NiftiHeader Header { get; }

    /// <summary>Where its voxels are.</summary>
    public Grid Grid => Header.Grid;

    /// <summary>The scaled values, one a grid voxel, i fastest.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The scaled value of a grid voxel.</summary>
    public double this[int voxel] => _values[voxel];

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
        var values = new double[file.Header.Grid.VoxelCount];
        file.ReadVolume(volume, values);
        return new Image(file.Header, values);
    }

    /// <summary>
    /// The value of the voxel nearest to a world point (see <see cref="Grid.NearestTo"/>); null outside the grid.
    /// </summary>
    public double? At(Point world) => Grid.NearestTo(world) is { } voxel ? _values[voxel] : null;
}
