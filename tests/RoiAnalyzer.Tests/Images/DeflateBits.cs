namespace RoiAnalyzer.Tests.Images;

/// <summary>Writes deflate data bit by bit as RFC 1951 says, so that a test can say what no compressor would.</summary>
public sealed class DeflateBits
{
    private readonly List<byte> _bytes = [];
    private int _count;

    /// <summary>A number, lowest bit first.</summary>
    public DeflateBits Number(int value, int bits)
    {
        for (var n = 0; n < bits; n++) Bit(value >> n & 1);
        return this;
    }

    /// <summary>A code, highest bit first, as text of 0 and 1.</summary>
    public DeflateBits Code(string bits)
    {
        foreach (var bit in bits) Bit(bit - '0');
        return this;
    }

    /// <summary>A code of the fixed literals and lengths (RFC 1951, 3.2.6).</summary>
    public DeflateBits Fixed(int symbol) => symbol switch
    {
        < 144 => Code(Convert.ToString(0x30 + symbol, 2).PadLeft(8, '0')),
        < 256 => Code(Convert.ToString(0x190 + symbol - 144, 2)),
        < 280 => Code(Convert.ToString(symbol - 256, 2).PadLeft(7, '0')),
        _ => Code(Convert.ToString(0xc0 + symbol - 280, 2)),
    };

    /// <summary>
    /// The head of the last block with codes of its own, from the lengths of its codes, which are written by a code of 4 bits for
    /// each of the lengths 0 to 15.
    /// </summary>
    public DeflateBits Dynamic(int[] literals, int[] distances)
    {
        Number(1, 1).Number(2, 2).Number(literals.Length - 257, 5).Number(distances.Length - 1, 5).Number(15, 4);
        foreach (var symbol in (int[])[16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]) Number(symbol < 16 ? 4 : 0, 3);
        foreach (var length in (int[])[.. literals, .. distances]) Code(Convert.ToString(length, 2).PadLeft(4, '0'));
        return this;
    }

    /// <summary>Bytes as they are, from the next whole byte on.</summary>
    public DeflateBits Bytes(params byte[] bytes)
    {
        _count = 0;
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>A gzip member of it; its check sum and length are those of the bytes that it should inflate to.</summary>
    public byte[] Member(params byte[] inflated)
    {
        // the runtime writes no member at all of no bytes; its check sum and length are 0
        var zipped = inflated.Length == 0 ? new byte[8] : NiftiBytes.Gzip(inflated);
        return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, .. _bytes, .. zipped[^8..]];
    }

    private void Bit(int bit)
    {
        if (_count == 0) _bytes.Add(0);
        _bytes[^1] |= (byte)(bit << _count);
        _count = (_count + 1) % 8;
    }
}
