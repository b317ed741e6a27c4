namespace RoiAnalyzer.Images;

/// <summary>
/// The blocks of a deflate stream (RFC 1951), one after the other: stored, or with literals and copies in fixed codes or codes
/// of their own.
/// </summary>
internal sealed unsafe class DeflateBlocks(BitInput input, InflatedWindow window)
{
    private readonly DeflateCode _literals = new(DeflateLoop.LiteralBits, DeflateAlphabet.Literals.Length);
    private readonly DeflateCode _distances = new(DeflateLoop.DistanceBits, DeflateAlphabet.Distances.Length);
    private readonly DeflateCode _lengths = new(DeflateAlphabet.LengthBits, DeflateAlphabet.Lengths.Length);
    private bool _inBlock;
    private bool _last;
    private bool _stored;
    private bool _fixed;
    private int _storedLeft;

    /// <summary>Whether the last block is done.</summary>
    public bool Done => _last && !_inBlock;

    /// <summary>Begins another stream.</summary>
    public void Restart() => (_inBlock, _last) = (false, false);

    /// <summary>Goes on until the window is full, a block ends or begins; false where what is read is no deflate data.</summary>
    public bool Advance()
    {
        if (!_inBlock) return Begin();
        return _stored ? CopyStored() : Inflate();
    }

    private bool Begin()
    {
        _last = input.Take(1) == 1;
        var kind = input.Take(2);
        (_inBlock, _stored) = (true, kind == 0);
        return !input.Overran && kind switch { 0 => BeginStored(), 1 => BeginFixed(), 2 => BeginDynamic(), _ => false };
    }

    private bool BeginStored()
    {
        input.Drop(input.Count & 7);
        _storedLeft = (int)input.Take(16);
        return input.Take(16) == (~_storedLeft & 0xffff) && !input.Overran;
    }

    private bool BeginFixed()
    {
        if (_fixed) return true;
        _fixed = true;
        return _literals.Build(DeflateAlphabet.FixedLiteralLengths, DeflateAlphabet.Literals, mayBeShort: false)
            && _distances.Build(DeflateAlphabet.FixedDistanceLengths, DeflateAlphabet.Distances, mayBeShort: false);
    }

    private bool BeginDynamic()
    {
        _fixed = false;
        var (literals, distances) = ((int)input.Take(5) + 257, (int)input.Take(5) + 1);
        if (literals > 286 || distances > 30 || !ReadLengthCode((int)input.Take(4) + 4)) return false;
        Span<byte> lengths = stackalloc byte[literals + distances];
        return ReadLengths(lengths) && !input.Overran && lengths[DeflateAlphabet.EndOfBlock] > 0
            && _literals.Build(lengths[..literals], DeflateAlphabet.Literals, mayBeShort: true)
            && _distances.Build(lengths[literals..], DeflateAlphabet.Distances, mayBeShort: true);
    }

    private bool ReadLengthCode(int count)
    {
        Span<byte> lengths = stackalloc byte[DeflateAlphabet.Lengths.Length];
        lengths.Clear();
        foreach (var symbol in DeflateAlphabet.LengthOrder[..count]) lengths[symbol] = (byte)input.Take(3);
        return _lengths.Build(lengths, DeflateAlphabet.Lengths, mayBeShort: false);
    }

    private bool ReadLengths(Span<byte> lengths)
    {
        for (var done = 0; done < lengths.Length;)
        {
            var entry = _lengths.Entries[input.Peek() & ((1 << DeflateAlphabet.LengthBits) - 1)];
            input.Drop((int)(entry & 63));
            var symbol = (int)(entry >> 8 & 0xff);
            if (symbol < 16) lengths[done++] = (byte)symbol;
            else
            {
                if (symbol == 16 && done == 0) return false;
                var again = symbol switch { 16 => 3 + input.Take(2), 17 => 3 + input.Take(3), _ => 11 + input.Take(7) };
                if (again > lengths.Length - done) return false;
                lengths.Slice(done, (int)again).Fill(symbol == 16 ? lengths[done - 1] : (byte)0);
                done += (int)again;
            }
        }
        return true;
    }

    private bool CopyStored()
    {
        input.Align();
        while (_storedLeft > 0 && window.Room > 0)
        {
            var bytes = input.TakeBytes(Math.Min(_storedLeft, window.Room));
            if (bytes.IsEmpty) return false;
            window.Append(bytes);
            _storedLeft -= bytes.Length;
        }
        _inBlock = _storedLeft > 0;
        return true;
    }

    private bool Inflate()
    {
        var before = window.Next;
        if (!input.Prepare()) return false;
        var pause = DeflateLoop.Run(input, window, _literals.Entries, _distances.Entries);
        _inBlock = pause != DeflatePause.BlockEnd;
        if (!input.Overran) return pause != DeflatePause.Damaged;
        // what was inflated from beyond the end of the input never was there
        window.Next = before;
        return false;
    }
}
