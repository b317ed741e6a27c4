using System.Buffers.Binary;
using System.IO.Compression;

namespace RoiAnalyzer.Images;

/// <summary>Writes NIfTI-1 single files, little-endian, with an sform: what made studies and masks need.</summary>
public static class NiftiWriter
{
    private const int Header = 352;
    private const int PieceVoxels = 64 * 1024;

    /// <summary>
    /// Writes an image: .nii, or gzipped where the name ends in .nii.gz. The file appears whole or not at all (a temporary name
    /// beside
    /// it, then renamed; an older file of the name is replaced). Integers are rounded to the nearest, half to even.
    /// </summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="grid">Voxels and affine; the header holds the affine as floats.</param>
    /// <param name="fill">Is given the number of a volume and fills its values, i fastest; the span is zeros at first, then the
    /// last volume's values.</param>
    /// <param name="volumeCount">1 writes a 3-D image where there is no repetition time, else a 4-D one.</param>
    /// <param name="repetitionTime">Seconds between volumes, where there is such a thing.</param>
    /// <param name="datatype">UInt8, Int16 or Float32.</param>
    /// <param name="slope">Value = slope · stored + intercept; the header holds both as floats, and these are used.</param>
    /// <param name="intercept">See <paramref name="slope"/>.</param>
    /// <param name="sformCode">1 scanner, 2 aligned, 3 Talairach, 4 MNI152.</param>
    /// <exception cref="ArgumentException">A value does not fit the datatype, or an argument is not of those named.</exception>
    /// <exception cref="InputException">The file cannot be written there.</exception>
    public static void Write(string path, Grid grid, Action<int, Span<double>> fill, int volumeCount = 1,
        double? repetitionTime = null, Datatype datatype = Datatype.Float32, double slope = 1, double intercept = 0,
        short sformCode = 1)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(fill);
        var store = new VoxelStore(datatype, slope, intercept);
        var header = HeaderOf(grid, volumeCount, repetitionTime, store, sformCode);
        WriteWhole(path, stream =>
        {
            stream.Write(header);
            var values = new double[grid.VoxelCount];
            for (var volume = 0; volume < volumeCount; volume++)
            {
                fill(volume, values);
                WriteVolume(stream, store, values);
            }
        });
    }

    /// <summary>
    /// Writes one volume that is in memory; <paramref name="values"/> has one value a grid voxel. See the other overload.
    /// </summary>
    public static void Write(string path, Grid grid, double[] values, Datatype datatype = Datatype.Float32, short sformCode = 1)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, grid.VoxelCount, nameof(values));
        Write(path, grid, (_, volume) => values.CopyTo(volume), datatype: datatype, sformCode: sformCode);
    }

    private static void WriteVolume(Stream stream, VoxelStore store, ReadOnlySpan<double> values)
    {
        var bytes = new byte[Math.Min(values.Length, PieceVoxels) * store.BytesPerVoxel];
        while (!values.IsEmpty)
        {
            var piece = values[..Math.Min(values.Length, PieceVoxels)];
            store.Put(piece, bytes);
            stream.Write(bytes, 0, piece.Length * store.BytesPerVoxel);
            values = values[piece.Length..];
        }
    }

    private static byte[] HeaderOf(Grid grid, int volumeCount, double? repetitionTime, VoxelStore store, short sformCode)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(volumeCount, Math.Clamp(volumeCount, 1, short.MaxValue));
        ArgumentOutOfRangeException.ThrowIfNotEqual(sformCode, Math.Clamp(sformCode, (short)1, (short)5));
        if (repetitionTime is { } time && !(time > 0 && double.IsFinite(time)))
            throw new ArgumentOutOfRangeException(nameof(repetitionTime), time, "not a time between volumes");
        var (bytes, at, is4D) = (new byte[Header], HeaderLayout.One, volumeCount > 1 || repetitionTime is not null);
        PutInteger(bytes, 0, at.Length);
        Put(bytes, at.Dim, is4D ? 4 : 3, grid.X, grid.Y, grid.Z, volumeCount, 1, 1, 1);
        Put(bytes, at.Datatype, (short)store.Datatype, 8 * store.BytesPerVoxel);
        var size = grid.VoxelSize;
        Put(bytes, at.Pixdim, 1.0, size.X, size.Y, size.Z, repetitionTime ?? 0, 0, 0, 0);
        Put(bytes, at.VoxOffset, Header, store.Slope, store.Intercept);
        bytes[at.Units] = (int)SpatialUnit.Millimetre | (int)TimeUnit.Second;
        Put(bytes, at.SformCode, sformCode);
        var m = grid.Affine;
        Put(bytes, at.Srow, m.Xi, m.Xj, m.Xk, m.X0, m.Yi, m.Yj, m.Yk, m.Y0, m.Zi, m.Zj, m.Zk, m.Z0);
        "n+1\0"u8.CopyTo(bytes.AsSpan(at.Magic));
        return bytes;
    }

    private static void PutInteger(byte[] bytes, int at, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);

    private static void Put(byte[] bytes, int at, params ReadOnlySpan<int> values)
    {
        for (var n = 0; n < values.Length; n++)
        {
            if (values[n] > short.MaxValue)
                throw new ArgumentOutOfRangeException(nameof(values), values[n], "NIfTI-1 counts to 32767");
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at + 2 * n), (short)values[n]);
        }
    }

    private static void Put(byte[] bytes, int at, params ReadOnlySpan<double> values)
    {
        for (var n = 0; n < values.Length; n++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at + 4 * n), (float)values[n]);
    }

    private static void WriteWhole(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var gzipped = path.EndsWith(".nii.gz", StringComparison.Ordinal);
        if (!gzipped && !path.EndsWith(".nii", StringComparison.Ordinal))
            throw new ArgumentException($"{path} ends neither in .nii nor in .nii.gz", nameof(path));
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            using (Stream stream = gzipped ? new GZipStream(file, CompressionLevel.Optimal) : file)
                write(stream);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Place(path), "a file that can be written", cause.Message.ReplaceLineEndings(" "),
                "Check the folder, its permissions and the space left.", cause);
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }
}
