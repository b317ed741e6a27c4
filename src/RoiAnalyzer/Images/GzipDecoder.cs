namespace RoiAnalyzer.Images;

/// <summary>
/// Inflates gzip data (RFC 1952) of one member or several, block by block, safe on any input: memory is the same whatever the
/// data say, and data that are damaged or cut end in <see cref="IsDamaged"/>, never in an exception. What follows the last
/// member and is no member is not looked at. Not for use by two threads at once.
/// </summary>
public sealed unsafe class GzipDecoder : IDisposable
{
    private readonly Stream _stream;
    private readonly Inflater _inflater;
    private readonly BitInput _input;
    private readonly InflatedWindow _window;
    private readonly DeflateBlocks _blocks;
    private bool _disposed;
    private bool _inMember;
    private bool _done;
    private bool _any;
    private uint _sum;
    private uint _length;

    /// <param name="compressed">Is read forward to its end, and disposed of with this.</param>
    /// <param name="block">About how many bytes are inflated at a time; each costs the copying of 32 KB.</param>
    public GzipDecoder(Stream compressed, int block = Inflater.UsualBlock)
    {
        ArgumentNullException.ThrowIfNull(compressed);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(block);
        (_stream, _inflater) = (compressed, Inflater.Borrow(block));
        (_input, _window, _blocks) = (_inflater.Input, _inflater.Window, _inflater.Blocks);
        _input.Restart(compressed);
    }

    /// <summary>Whether the bytes ended because what followed is not gzip data, or a check sum or length is wrong.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>How many bytes were inflated so far.</summary>
    public long Length => _window.End;

    /// <summary>The next inflated bytes, which are there until the next call; none at the end, or where damage begins.</summary>
    public ReadOnlySpan<byte> Next()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _window.MoveOn();
        var start = _window.Next;
        var counted = start;
        while (!_done && _window.Room > 0)
        {
            if (!Advance(ref counted))
            {
                IsDamaged = true;
                _done = true;
            }
        }
        Count(ref counted);
        return _window.Since(start);
    }

    /// <summary>The offset of the first byte that is still there: 32 KB before the last block, or the very first.</summary>
    internal long Kept => _window.Start;

    /// <summary>Inflates on until there are bytes up to <paramref name="end"/>; false where there are none.</summary>
    internal bool Reach(long end)
    {
        while (Length < end)
            if (Next().IsEmpty) return false;
        return true;
    }

    /// <summary>The inflated bytes from an offset on that is not before <see cref="Kept"/>.</summary>
    internal ReadOnlySpan<byte> Since(long offset) => _disposed ? [] : _window.Since(offset);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _inflater.GiveBack();
        _stream.Dispose();
    }

    private bool Advance(ref byte* counted)
    {
        if (!_inMember) return BeginMember();
        if (!_blocks.Done) return _blocks.Advance();
        Count(ref counted);
        _inMember = false;
        _input.Drop(_input.Count & 7);
        return _input.Take(32) == _sum && _input.Take(32) == _length && !_input.Overran;
    }

    private bool BeginMember()
    {
        if (!GzipHeader.IsNext(_input))
        {
            _done = true;
            return _any;
        }
        (_inMember, _any, _sum, _length) = (true, true, 0, 0);
        _window.BeginMember();
        _blocks.Restart();
        return GzipHeader.Skip(_input);
    }

    private void Count(ref byte* counted)
    {
        var bytes = _window.Since(counted);
        _sum = Crc32.Append(_sum, bytes);
        _length += (uint)bytes.Length;
        counted = _window.Next;
    }
}
