using System.Runtime.CompilerServices;

namespace RoiAnalyzer.Images;

/// <summary>
/// The last inflated bytes: 32 KB that copies may reach back to, and after them the block that is being inflated, which stays
/// in cache until it is taken. Offsets count from the stream's first inflated byte.
/// </summary>
internal sealed unsafe class InflatedWindow
{
    /// <summary>The farthest that a copy reaches back (RFC 1951, 3.2.5).</summary>
    public const int History = 32 * 1024;
    // pinned, so that the pointers into it stay true
    private readonly byte[] _bytes;
    private readonly byte* _start;

    // whoever wants a header only inflates no more than this
    private const int FirstBlock = 4 * 1024;
    private readonly byte* _end;

    /// <param name="block">How many bytes are inflated before the window moves on; the first block is a short one.</param>
    public InflatedWindow(int block)
    {
        // what lies before Next is inflated data, and nobody looks beyond it
        _bytes = GC.AllocateUninitializedArray<byte>(History + block + DeflateLoop.Round, pinned: true);
        _start = (byte*)Unsafe.AsPointer(ref _bytes[0]);
        _end = _start + History + block;
        Restart();
    }

    /// <summary>Begins at offset 0, with nothing inflated.</summary>
    public void Restart()
    {
        Next = Origin = _start;
        Limit = _start + Math.Min(FirstBlock, _end - _start - History);
        Start = 0;
    }

    /// <summary>Where the next byte goes.</summary>
    public byte* Next { get; set; }

    /// <summary>The block is full here; a round of <see cref="DeflateLoop"/> that began before it stays inside.</summary>
    public byte* Limit { get; private set; }

    /// <summary>The first byte that copies may use: of the gzip member, or of the window.</summary>
    public byte* Origin { get; private set; }

    /// <summary>The offset of the first byte that is still there.</summary>
    public long Start { get; private set; }

    /// <summary>The offset after the last inflated byte.</summary>
    public long End => Start + (Next - _start);

    /// <summary>Bytes that follow are those of another member.</summary>
    public void BeginMember() => Origin = Next;

    /// <summary>Makes room in a full window.</summary>
    public void MoveOn()
    {
        if (Next < Limit) return;
        Limit = _end;
        if (Next - _start <= History) return;
        var shift = Next - History - _start;
        new ReadOnlySpan<byte>(_start + shift, History).CopyTo(_bytes);
        Next -= shift;
        Origin = Origin - shift < _start ? _start : Origin - shift;
        Start += shift;
    }

    /// <summary>The inflated bytes from an offset on, not before <see cref="Start"/>.</summary>
    public ReadOnlySpan<byte> Since(long offset) => _bytes.AsSpan((int)(offset - Start), (int)(End - offset));

    /// <summary>Bytes from a place in the window to the next one.</summary>
    public ReadOnlySpan<byte> Since(byte* place) => new(place, (int)(Next - place));

    /// <summary>How many bytes have room.</summary>
    public int Room => (int)Math.Max(0, Limit - Next);

    /// <summary>Appends bytes, for which there is <see cref="Room"/>.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(new Span<byte>(Next, Room));
        Next += bytes.Length;
    }
}
