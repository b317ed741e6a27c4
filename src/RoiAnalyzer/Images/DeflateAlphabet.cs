namespace RoiAnalyzer.Images;

/// <summary>
/// What the symbols of deflate's three codes mean (RFC 1951, 3.2.5 to 3.2.7), as entries of a <see cref="DeflateCode"/> without
/// the code's length.
/// </summary>
internal static class DeflateAlphabet
{
    /// <summary>The symbol after which a block is over.</summary>
    public const int EndOfBlock = 256;

    /// <summary>The longest code of code lengths.</summary>
    public const int LengthBits = 7;

    private static readonly uint[] _literals = MakeLiterals();
    private static readonly uint[] _distances = MakeDistances();
    private static readonly uint[] _lengths = [.. Enumerable.Range(0, 19).Select(n => (uint)n << 8)];

    /// <summary>Literals, the end of a block, and the lengths of copies; the last two have no meaning.</summary>
    public static ReadOnlySpan<uint> Literals => _literals;

    /// <summary>The distances of copies; the last two have no meaning.</summary>
    public static ReadOnlySpan<uint> Distances => _distances;

    /// <summary>The lengths of codes: the value is the symbol.</summary>
    public static ReadOnlySpan<uint> Lengths => _lengths;

    /// <summary>The order in which the lengths of the codes of code lengths are written.</summary>
    public static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>The lengths of the fixed codes of literals and lengths.</summary>
    public static ReadOnlySpan<byte> FixedLiteralLengths => (byte[])
        [.. Enumerable.Range(0, 288).Select(n => (byte)(n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8))];

    /// <summary>The lengths of the fixed codes of distances.</summary>
    public static ReadOnlySpan<byte> FixedDistanceLengths => (byte[])[.. Enumerable.Repeat((byte)5, 32)];

    private static uint[] MakeLiterals()
    {
        var meanings = new uint[288];
        for (var n = 0; n < 256; n++) meanings[n] = 1 << 6 | (uint)n << 8;
        meanings[EndOfBlock] = DeflateCode.Stop;
        // symbols 257 to 264 are 3 to 10; then four of each number of extra bits; 258 has a symbol of its own
        for (var n = 0; n < 28; n++)
        {
            var extra = Math.Max(0, n / 4 - 1);
            meanings[257 + n] = DeflateCode.Copy | (uint)(extra | (n < 8 ? n : (4 + n % 4) << extra) << 16);
        }
        meanings[285] = DeflateCode.Copy | 255 << 16;
        meanings[286] = meanings[287] = DeflateCode.Stop | 1 << 16;
        return meanings;
    }

    private static uint[] MakeDistances()
    {
        var meanings = new uint[32];
        for (var n = 0; n < 30; n++)
        {
            var extra = Math.Max(0, n / 2 - 1);
            meanings[n] = (uint)(extra | (n < 4 ? 1 + n : 1 + ((2 + n % 2) << extra)) << 8);
        }
        meanings[30] = meanings[31] = DeflateCode.Stop | 1 << 16;
        return meanings;
    }
}
