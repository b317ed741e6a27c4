namespace RoiAnalyzer.Images;

/// <summary>
/// One volume as it is stored, without the blocks of voxels whose bytes are all zero: most of an atlas, a mask or a map is
/// background, and a voxel of it is often one byte. Values are made as they are asked for.
/// </summary>
internal sealed class VoxelBlocks
{
    /// <summary>Voxels of a block.</summary>
    public const int BlockVoxels = 64;

    private const int BlocksPerPage = 1024, Empty = -1;
    private readonly StoredVoxels _stored;
    private readonly int[] _blocks;     // which stored block a block is
    private readonly List<byte[]> _pages = [];
    private readonly int _voxelBytes;
    private int _kept;

    public VoxelBlocks(StoredVoxels stored, int voxelCount)
    {
        (_stored, _voxelBytes) = (stored, StoredVoxels.BytesOf(stored.Datatype));
        _blocks = new int[(voxelCount - 1) / BlockVoxels + 1];
        Array.Fill(_blocks, Empty);
        Background = ValueOf(new byte[_voxelBytes], 0);
    }

    /// <summary>The value of a voxel whose bytes are zero: 0, or the intercept.</summary>
    public double Background { get; }

    /// <summary>The value of a voxel.</summary>
    public double this[int voxel] =>
        _blocks[voxel / BlockVoxels] is var block and not Empty ? ValueOf(BytesOf(block), voxel % BlockVoxels) : Background;

    /// <summary>Keeps the bytes of some voxels, in order, from any voxel on; none may be given twice.</summary>
    public void Add(ReadOnlySpan<byte> bytes, int first)
    {
        while (!bytes.IsEmpty)
        {
            var (block, within) = Math.DivRem(first, BlockVoxels);
            var own = bytes[..Math.Min(bytes.Length, (BlockVoxels - within) * _voxelBytes)];
            if (own.ContainsAnyExcept((byte)0)) own.CopyTo(KeptBlock(block)[(within * _voxelBytes)..]);
            bytes = bytes[own.Length..];
            first += BlockVoxels - within;
        }
    }

    /// <summary>All values, in order.</summary>
    public void CopyTo(Span<double> values)
    {
        Span<double> own = stackalloc double[BlockVoxels];
        for (var first = 0; first < values.Length; first += BlockVoxels)
        {
            Block(first / BlockVoxels, own);
            own[..Math.Min(BlockVoxels, values.Length - first)].CopyTo(values[first..]);
        }
    }

    /// <summary>
    /// The values of the next block from <paramref name="voxel"/> on that is not all background; false where there is none.
    /// Its first voxel's number is put into <paramref name="voxel"/>; what is beyond the last voxel is background.
    /// </summary>
    public bool NextBlock(ref int voxel, Span<double> values)
    {
        var next = voxel / BlockVoxels;
        while (next < _blocks.Length && _blocks[next] == Empty) next++;
        voxel = next * BlockVoxels;
        if (next == _blocks.Length) return false;
        Block(next, values);
        return true;
    }

    private void Block(int block, Span<double> values)
    {
        if (_blocks[block] == Empty) values.Fill(Background);
        else _stored.All(BytesOf(_blocks[block]), values);
    }

    private Span<byte> KeptBlock(int block)
    {
        if (_blocks[block] != Empty) return BytesOf(_blocks[block]);
        if (_kept % BlocksPerPage == 0) _pages.Add(new byte[BlocksPerPage * BlockVoxels * _voxelBytes]);
        return BytesOf(_blocks[block] = _kept++);
    }

    private Span<byte> BytesOf(int kept)
    {
        var length = BlockVoxels * _voxelBytes;
        return _pages[kept / BlocksPerPage].AsSpan(kept % BlocksPerPage * length, length);
    }

    private double ValueOf(ReadOnlySpan<byte> bytes, int voxel)
    {
        var value = 0.0;
        _stored.At(bytes, new ReadOnlySpan<int>(ref voxel), 0, new Span<double>(ref value));
        return value;
    }
}
