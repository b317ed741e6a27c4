namespace RoiAnalyzer.Images;

/// <summary>
/// A NIfTI image on disk (.nii, or an .hdr/.img pair, each gzipped or not), read volume by volume from the first. Memory is
/// bounded by one piece of a volume, whatever the header promises. Not for use by two threads at once.
/// </summary>
public sealed class NiftiFile : IDisposable
{
    private const int PieceBytes = 256 * 1024;

    // some bytes behind the voxels are harmless; a gzip that goes on without end is not
    private const long MostBehind = 16 << 20;
    private readonly ByteSource _data;
    private readonly StoredVoxels _stored;
    private readonly int _pieceVoxels;
    private int _next;

    private NiftiFile(string path, NiftiHeader header, ByteSource data)
    {
        (Path, Header, _data) = (path, header, data);
        _stored = new StoredVoxels(header.Datatype, header.BigEndian, header.Slope, header.Intercept);
        _pieceVoxels = (int)Math.Min(PieceBytes, header.BytesPerVolume) / header.BytesPerVoxel;
    }

    /// <summary>The file as it was given.</summary>
    public string Path { get; }

    /// <summary>The checked header.</summary>
    public NiftiHeader Header { get; }

    /// <summary>
    /// Opens an image and checks its header against the file. Whatever is wrong with the file, missing halves of pairs
    /// included, is
    /// an <see cref="InputException"/>.
    /// </summary>
    public static NiftiFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var pair = FilePair.Of(path);
        var source = ByteSource.Open(pair.Header);
        try
        {
            var header = ReadHeader(source, pair);
            if (pair.IsPair) source = ExchangeForVoxels(source, pair);
            CheckLength(source, header.Shape);
            return new NiftiFile(path, NiftiHeader.Of(header.Bytes, header.Shape, header.ExtensionBytes), source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The next volume: <c>values[n]</c> is the scaled value of grid voxel <c>voxels[n]</c>; not-a-number and infinity are
    /// passed on as
    /// they are stored. False, and nothing read, after the last volume. With the last one a gzip file is read to its end, so
    /// that its
    /// check sums are checked.
    /// </summary>
    /// <param name="voxels">Voxel numbers of the grid, strictly ascending; none is allowed.</param>
    /// <param name="values">One place for each voxel.</param>
    /// <exception cref="ArgumentException">Voxels are not ascending or not in the grid, or the lengths differ.</exception>
    /// <exception cref="InputException">The file is cut or damaged.</exception>
    public bool GatherNext(ReadOnlySpan<int> voxels, Span<double> values)
    {
        CheckVoxels(voxels, values);
        if (_next == Header.VolumeCount) return false;
        for (var done = 0; done < voxels.Length;) done += GatherPiece(voxels[done..], values[done..]);
        Advance();
        return true;
    }

    /// <summary>All voxels of one volume, which must not be before the next one.</summary>
    internal VoxelBlocks ReadVolume(int volume)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(volume, _next);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(volume, Header.VolumeCount);
        _next = volume;
        var voxels = new VoxelBlocks(_stored, Header.Grid.VoxelCount);
        for (var done = 0; done < Header.Grid.VoxelCount;)
        {
            var bytes = Piece(done, Math.Min(Header.Grid.VoxelCount - done, _pieceVoxels));
            var count = bytes.Length / Header.BytesPerVoxel;
            voxels.Add(bytes, done);
            done += count;
        }
        Advance();
        return voxels;
    }

    /// <inheritdoc/>
    public void Dispose() => _data.Dispose();

    private int GatherPiece(ReadOnlySpan<int> voxels, Span<double> values)
    {
        var (first, count) = (voxels[0], 1);
        var gap = _data.Reach / Header.BytesPerVoxel;
        while (count < voxels.Length && voxels[count] - voxels[count - 1] <= gap && voxels[count] - first < _pieceVoxels) count++;
        var bytes = Piece(first, voxels[count - 1] - first + 1);
        var end = first + bytes.Length / Header.BytesPerVoxel;
        while (voxels[count - 1] >= end) count--;
        _stored.At(bytes, voxels[..count], first, values[..count]);
        return count;
    }

    /// <summary>Whole voxels of the next volume, at least the first of those that are wanted.</summary>
    private ReadOnlySpan<byte> Piece(int firstVoxel, int count)
    {
        var size = Header.BytesPerVoxel;
        var offset = Header.DataOffset + _next * Header.BytesPerVolume + (long)firstVoxel * size;
        var bytes = _data.Borrow(offset, size, count * size);
        return bytes.Length >= size ? bytes[..^(bytes.Length % size)] : throw Cut(_data.Finish());
    }

    private void Advance()
    {
        if (++_next < Header.VolumeCount) return;
        var most = Header.DataEnd + MostBehind;
        var end = _data.Finish(most);
        if (end < Header.DataEnd || _data.IsDamaged) throw Cut(end);
        if (end == most && _data is GzipSource)
            throw new InputException(new Place(_data.Path, end), "an end soon after the last volume",
                FormattableString.Invariant($"more than {MostBehind} further bytes of gzip data"), "Copy the file again from its source.");
    }

    private InputException Cut(long end)
    {
        var volume = Math.Min(Math.Max(0, end - Header.DataOffset) / Header.BytesPerVolume + 1, Header.VolumeCount);
        return new InputException(new Place(_data.Path, end),
            FormattableString.Invariant($"{Header.DataEnd} sound bytes, {Header.VolumeCount} volumes"),
            FormattableString.Invariant($"{_data.End} in volume {volume}, after {end} bytes"),
            "Copy the file again from its source.");
    }

    private void CheckVoxels(ReadOnlySpan<int> voxels, Span<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, voxels.Length, nameof(values));
        var last = -1;
        foreach (var voxel in voxels)
            last = voxel > last
                ? voxel : throw new ArgumentException($"voxel {voxel} after {last}: not ascending", nameof(voxels));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(last, Header.Grid.VoxelCount, nameof(voxels));
    }

    private static (HeaderBytes Bytes, HeaderShape Shape, long ExtensionBytes) ReadHeader(ByteSource source, FilePair pair)
    {
        var bytes = HeaderBytes.Read(source);
        if (bytes.IsSingle == pair.IsPair)
            throw bytes.Fault("magic", bytes.Layout.Magic, pair.IsPair ? "the header of an .hdr/.img pair" : "a single file",
                pair.IsPair ? "that of a single file" : "the header of an .hdr/.img pair",
                pair.IsPair ? "Name it .nii." : "Name it .hdr, with its .img beside it.");
        var shape = HeaderShape.Of(bytes);
        return (bytes, shape, HeaderExtensions.LengthOf(bytes, source, shape.DataOffset));
    }

    private static ByteSource ExchangeForVoxels(ByteSource header, FilePair pair)
    {
        header.Dispose();
        return ByteSource.Open(pair.Voxels);
    }

    private static void CheckLength(ByteSource data, HeaderShape shape)
    {
        if (shape.DataEnd <= data.MostBytes) return;
        throw new InputException(new Place(data.Path),
            FormattableString.Invariant($"{shape.DataEnd} bytes for {shape.X}x{shape.Y}x{shape.Z} voxels in ")
            + FormattableString.Invariant($"{shape.VolumeCount} volumes of {shape.Datatype}"),
            data.LengthInWords, "The file is cut or its header damaged; copy it again from its source.");
    }
}
