using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace RoiAnalyzer.Images;

/// <summary>
/// Compressed bytes, read from a stream in pieces of 64 KB and taken bit by bit, lowest bit first (RFC 1951, 3.1.1). Past the
/// last byte it gives zeros and says so in <see cref="Overran"/>; it never reads outside its buffer.
/// </summary>
internal sealed unsafe class BitInput
{
    /// <summary>The most that one round of <see cref="DeflateLoop"/> reads beyond where it stood when it began.</summary>
    private const int Round = 24;
    private const int Capacity = 64 * 1024;
    private Stream _stream = Stream.Null;
    // pinned, so that the pointers into it stay true
    private readonly byte[] _buffer = GC.AllocateArray<byte>(Capacity + 2 * Round, pinned: true);
    private readonly byte* _start;
    private bool _exhausted;
    private bool _overran;

    public BitInput() => Next = End = _start = (byte*)Unsafe.AsPointer(ref _buffer[0]);

    /// <summary>Begins at the stream's first byte.</summary>
    public void Restart(Stream stream)
    {
        _stream = stream;
        Next = End = _start;
        (Bits, Count, _exhausted, _overran) = (0, 0, false, false);
    }

    /// <summary>The first byte that is not yet in <see cref="Bits"/>.</summary>
    public byte* Next { get; private set; }

    /// <summary>After the last byte that was read.</summary>
    public byte* End { get; private set; }

    /// <summary>Bits that wait, the next one lowest. Those above <see cref="Count"/> are true or zero.</summary>
    public ulong Bits { get; private set; }

    /// <summary>How many bits wait, at most 63.</summary>
    public int Count { get; private set; }

    /// <summary>A round of the loop may begin below this and reads inside the buffer then.</summary>
    public byte* Limit => _exhausted ? End + 8 : End - Round;

    /// <summary>Whether bits were taken that the stream did not have.</summary>
    public bool Overran => _overran || (Next - End) * 8 > Count;

    /// <summary>Reads on, where too little is left for a round of the loop. False: there is nothing at all left.</summary>
    public bool Prepare()
    {
        if (Next >= Limit && !_exhausted) ReadOn();
        return Next < Limit;
    }

    /// <summary>Takes over where a loop that read by itself has come to.</summary>
    public void MoveTo(byte* next, ulong bits, int count)
    {
        Next = next;
        (Bits, Count) = (bits, count);
    }

    /// <summary>The next bits, at most 32, and moves past them.</summary>
    public uint Take(int count)
    {
        var bits = Peek() & ((1UL << count) - 1);
        Drop(count);
        return (uint)bits;
    }

    /// <summary>The next bits, at least 32 of them.</summary>
    public ulong Peek()
    {
        if (Count < 32) Refill();
        return Bits;
    }

    /// <summary>Moves past bits that <see cref="Peek"/> gave.</summary>
    public void Drop(int count)
    {
        Bits >>= count;
        Count -= count;
    }

    /// <summary>Moves to the next whole byte, after which no bits wait.</summary>
    public void Align()
    {
        Next -= Count >> 3;
        (Bits, Count) = (0, 0);
    }

    /// <summary>Bytes as they are, at an <see cref="Align"/>ed place: at most so many as wanted, none at the end.</summary>
    public ReadOnlySpan<byte> TakeBytes(int most)
    {
        if (Next >= End && !_exhausted) ReadOn();
        var bytes = new ReadOnlySpan<byte>(Next, (int)Math.Clamp(End - Next, 0, most));
        Next += bytes.Length;
        return bytes;
    }

    private void Refill()
    {
        if (!Prepare())
        {
            _overran = true;
            (Bits, Count) = (0, 63);
            return;
        }
        Bits |= BinaryPrimitives.ReadUInt64LittleEndian(new ReadOnlySpan<byte>(Next, 8)) << Count;
        Next += (63 - Count) >> 3;
        Count |= 56;
    }

    private void ReadOn()
    {
        // what waits in Bits is kept too: Align may give it back
        var behind = (int)Math.Min(8, Next - _start);
        var kept = new ReadOnlySpan<byte>(Next - behind, behind + (int)(End - Next));
        kept.CopyTo(_buffer);
        Next = _start + behind;
        End = _start + kept.Length;
        while (End - Next <= Round && !_exhausted)
        {
            var read = _stream.Read(_buffer, (int)(End - _start), Capacity - (int)(End - _start));
            End += read;
            _exhausted = read == 0;
        }
        if (_exhausted) new Span<byte>(End, 2 * Round).Clear();
    }
}
