namespace RoiAnalyzer.Images;

/// <summary>The header of a gzip member (RFC 1952, 2.3), of which nothing is of use but that it is sound.</summary>
internal static class GzipHeader
{
    private const uint Magic = 0x8b1f;
    private const int HeaderSum = 2, Extra = 4, Name = 8, Comment = 16, Reserved = 0xe0;

    /// <summary>Whether the next two bytes begin a member.</summary>
    public static bool IsNext(BitInput input) => (input.Peek() & 0xffff) == Magic && !input.Overran;

    /// <summary>Moves past a header; false where it is cut, not of deflate data, or its check sum is wrong.</summary>
    public static bool Skip(BitInput input)
    {
        var sum = 0u;
        Span<byte> start = stackalloc byte[10];
        foreach (ref var one in start) one = (byte)Take(input, ref sum);
        var flags = start[3];
        if (start[2] != 8 || (flags & Reserved) != 0) return false;
        if ((flags & Extra) != 0)
            for (var left = Take(input, ref sum) | Take(input, ref sum) << 8; left > 0; left--) Take(input, ref sum);
        if ((flags & Name) != 0) SkipText(input, ref sum);
        if ((flags & Comment) != 0) SkipText(input, ref sum);
        return ((flags & HeaderSum) == 0 || (sum & 0xffff) == input.Take(16)) && !input.Overran;
    }

    // past the end there are zeros
    private static void SkipText(BitInput input, ref uint sum)
    {
        while (Take(input, ref sum) != 0) { }
    }

    private static uint Take(BitInput input, ref uint sum)
    {
        var one = input.Take(8);
        sum = Crc32.Append(sum, [(byte)one]);
        return one;
    }
}
