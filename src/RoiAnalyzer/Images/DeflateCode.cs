using System.Numerics;
using System.Runtime.CompilerServices;

namespace RoiAnalyzer.Images;

/// <summary>
/// A prefix code of deflate (RFC 1951, 3.2.2) as a table that is looked up by the next bits of the input; codes longer than the
/// table has bits go on in a second table. An entry is, from its lowest bit: 6 bits of how many bits it takes in all, 2 bits of
/// how many literals begin it, 16 bits of value, 4 bits of how many bits its codes have (what is taken beyond them are extra
/// bits, which add to the value), and <see cref="Copy"/>, <see cref="Link"/>, <see cref="Stop"/> or none of them. The value is
/// a literal and, above it, another or a length; or it is a distance. A literal and what comes after it are one entry where
/// both codes fit the table: whether a copy or a literal is next cannot be foreseen, and a wrong guess costs as much as many
/// bytes.
/// </summary>
internal sealed unsafe class DeflateCode
{
    /// <summary>The upper byte of the value is a length less 3, and a distance follows.</summary>
    public const uint Copy = 1 << 28;

    /// <summary>The value is where the second table begins, the bits of codes are how many look it up.</summary>
    public const uint Link = 1 << 29;

    /// <summary>The upper byte of the value is 0 at the end of the block, and not where there is no such code.</summary>
    public const uint Stop = 1 << 30;

    /// <summary>No such code.</summary>
    public const uint None = Stop | 1 << 16 | 1;
    private const int LongestCode = 15;
    private readonly int _bits;
    private readonly uint[] _entries;
    // of each code that fits the table, by length: the code, and its entry as the first and as the second of a pair
    private readonly ushort[] _codes;
    private readonly uint[] _firsts;
    private readonly uint[] _seconds;

    /// <param name="bits">How many bits look up the first table.</param>
    /// <param name="symbols">The most symbols of a code: each that is longer may need a second table of its own.</param>
    public DeflateCode(int bits, int symbols)
    {
        _bits = bits;
        (_codes, _firsts, _seconds) = (new ushort[symbols], new uint[symbols], new uint[symbols]);
        // pinned, so that the pointer stays true
        _entries = GC.AllocateArray<uint>((1 << bits) + (symbols << Math.Max(0, LongestCode - bits)), pinned: true);
        Entries = (uint*)Unsafe.AsPointer(ref _entries[0]);
    }

    /// <summary>The table; a look-up by any bits, and by any link from it, is inside.</summary>
    public uint* Entries { get; }

    /// <summary>
    /// Makes the table of a code from its codes' lengths, 0 for a symbol without one. False where the lengths are no code: they
    /// leave bits without a meaning, or give them two.
    /// </summary>
    /// <param name="lengths">The length of each symbol's code, at most 15.</param>
    /// <param name="meanings">The entry of each symbol, without what its code's length adds; literals are the lowest.</param>
    /// <param name="mayBeShort">Whether one code of one bit, or none at all, will do.</param>
    public bool Build(ReadOnlySpan<byte> lengths, ReadOnlySpan<uint> meanings, bool mayBeShort)
    {
        Span<int> ends = stackalloc int[LongestCode + 1];
        Span<ushort> sorted = stackalloc ushort[lengths.Length];
        var free = Sort(lengths, ends, sorted, out var longest);
        if (free < 0 || free > 0 && !(mayBeShort && longest <= 1)) return false;
        var code = AddShort(ends, sorted, meanings);
        AddLong(lengths, sorted[ends[_bits]..ends[LongestCode]], meanings, code, longest);
        return true;
    }

    /// <summary>
    /// Symbols by the length of their code, then by number; <paramref name="ends"/> is where each length ends. Returns the codes
    /// of 15 bits that are left over, below 0 where there are too many.
    /// </summary>
    private static int Sort(ReadOnlySpan<byte> lengths, Span<int> ends, Span<ushort> sorted, out int longest)
    {
        Span<int> counts = stackalloc int[LongestCode + 1];
        foreach (var length in lengths) counts[length]++;
        (counts[0], longest) = (0, 0);
        var (free, end) = (1, 0);
        for (var length = 1; length <= LongestCode; length++)
        {
            free = free * 2 - counts[length];
            if (free < 0) return free;
            if (counts[length] > 0) longest = length;
            ends[length] = end;
            end += counts[length];
        }
        for (var symbol = 0; symbol < lengths.Length; symbol++)
            if (lengths[symbol] > 0) sorted[ends[lengths[symbol]]++] = (ushort)symbol;
        return free;
    }

    /// <summary>Codes that fit the table, which doubles with each length; returns the code after them.</summary>
    private uint AddShort(ReadOnlySpan<int> ends, ReadOnlySpan<ushort> sorted, ReadOnlySpan<uint> meanings)
    {
        Span<int> literalEnds = stackalloc int[LongestCode + 1];
        var (code, at) = (0u, 0);
        _entries[0] = None;
        for (var length = 1; length <= _bits; length++)
        {
            var half = 1 << (length - 1);
            _entries.AsSpan(0, half).CopyTo(_entries.AsSpan(half));
            literalEnds[length] = at;
            for (; at < ends[length]; at++, code = After(code, length))
            {
                var meaning = meanings[sorted[at]];
                var isLiteral = IsLiteral(meaning);
                _entries[code] = Entry(meaning, length);
                (_codes[at], _firsts[at]) = ((ushort)code, meaning);
                _seconds[at] = isLiteral ? meaning & 0xc0 | (meaning & 0xff00) << 8 : meaning;
                if (isLiteral) literalEnds[length]++;
            }
            AddPairs(length, ends, literalEnds);
        }
        return code;
    }

    /// <summary>Pairs whose codes have <paramref name="length"/> bits together.</summary>
    private void AddPairs(int length, ReadOnlySpan<int> ends, ReadOnlySpan<int> literalEnds)
    {
        for (var first = 1; first < length; first++)
        {
            var second = length - first;
            var literals = ends[first - 1]..literalEnds[first];
            AddPairs(literals, ends[second - 1]..literalEnds[second], first, (uint)length);
            AddPairs(literals, literalEnds[second]..ends[second], first, (uint)(length | length << 24));
        }
    }

    private void AddPairs(Range firsts, Range seconds, int shift, uint bits)
    {
        var (a, b) = (firsts.End.Value - firsts.Start.Value, seconds.End.Value - seconds.Start.Value);
        if (a == 0 || b == 0) return;
        // the longer of the two is the inner loop
        if (a > b)
            for (var n = seconds.Start.Value; n < seconds.End.Value; n++)
                Spread((uint)_codes[n] << shift, _codes.AsSpan(firsts), 0, _seconds[n] + bits, _firsts.AsSpan(firsts));
        else
            for (var n = firsts.Start.Value; n < firsts.End.Value; n++)
                Spread(_codes[n], _codes.AsSpan(seconds), shift, _firsts[n] + bits, _seconds.AsSpan(seconds));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Spread(uint code, ReadOnlySpan<ushort> codes, int shift, uint entry, ReadOnlySpan<uint> entries)
    {
        // both codes together are no longer than the table has bits
        for (var n = 0; n < codes.Length && n < entries.Length; n++) Entries[code | (uint)codes[n] << shift] = entry + entries[n];
    }

    private void AddLong(
        ReadOnlySpan<byte> lengths, ReadOnlySpan<ushort> symbols, ReadOnlySpan<uint> meanings, uint code, int longest)
    {
        var (below, size) = ((1u << _bits) - 1, 1 << Math.Max(0, longest - _bits));
        var (prefix, start) = (uint.MaxValue, (1 << _bits) - size);
        foreach (var symbol in symbols)
        {
            var length = lengths[symbol];
            if ((code & below) != prefix)
            {
                (prefix, start) = (code & below, start + size);
                _entries[prefix] = (uint)(_bits | start << 8 | (longest - _bits) << 24) | Link;
            }
            for (var at = (int)(code >> _bits); at < size; at += 1 << (length - _bits))
                _entries[start + at] = Entry(meanings[symbol], length - _bits);
            code = After(code, length);
        }
    }

    private static bool IsLiteral(uint meaning) => (meaning & 0xc0) != 0;

    private static uint Entry(uint meaning, int length) => meaning + (uint)(IsLiteral(meaning) ? length : length | length << 24);

    /// <summary>The next code of a length, its first bit lowest: one is added from the other end.</summary>
    private static uint After(uint code, int length)
    {
        var zeros = code ^ ((1u << length) - 1);
        if (zeros == 0) return 0;
        var bit = 1u << BitOperations.Log2(zeros);
        return code & (bit - 1) | bit;
    }
}
