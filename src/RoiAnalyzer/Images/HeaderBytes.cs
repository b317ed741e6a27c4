using System.Buffers.Binary;

namespace RoiAnalyzer.Images;

/// <summary>A recognised NIfTI header, its fields still as they are stored, whatever the version and byte order.</summary>
internal sealed class HeaderBytes
{
    private readonly byte[] _bytes;

    private HeaderBytes(string path, byte[] bytes, HeaderLayout layout, bool bigEndian) =>
        (Path, _bytes, Layout, BigEndian) = (path, bytes, layout, bigEndian);

    public string Path { get; }

    public HeaderLayout Layout { get; }

    public bool BigEndian { get; }

    public int Version => Layout == HeaderLayout.One ? 1 : 2;

    /// <summary>Whether the voxels follow in the same file (magic <c>n+</c>) and not in an .img (magic <c>ni</c>).</summary>
    public bool IsSingle => _bytes[Layout.Magic + 1] == '+';

    /// <summary>
    /// Reads and recognises the header at the start of a file; what is no NIfTI is an <see cref="InputException"/>.
    /// </summary>
    public static HeaderBytes Read(ByteSource source)
    {
        var start = new byte[HeaderLayout.Two.Length];
        var read = source.Read(0, start.AsSpan(0, 4));
        if (read < 4) throw Cut(source, HeaderLayout.One, read);
        var (layout, bigEndian) = Recognise(source.Path, start);
        read += source.Read(4, start.AsSpan(4, layout.Length - 4));
        if (read < layout.Length) throw Cut(source, layout, read);
        CheckMagic(source.Path, start, layout);
        return new HeaderBytes(source.Path, start, layout, bigEndian);
    }

    /// <summary>A count: 16 bits in version 1, 64 bits in version 2.</summary>
    public long Count(int at, int index) => Version == 1 ? Short(at + 2 * index) : Long(at + 8 * index);

    /// <summary>A number: float in version 1, double in version 2.</summary>
    public double Real(int at, int index = 0) =>
        Version == 1 ? Single(at + 4 * index) : BitConverter.Int64BitsToDouble(Long(at + 8 * index));

    /// <summary>A code: 16 bits in version 1, 32 bits in version 2.</summary>
    public int Code(int at) => Version == 1 ? Short(at) : Integer(at);

    /// <summary>A number of 16 bits in both versions.</summary>
    public short Short(int at) =>
        BigEndian
            ? BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(at))
            : BinaryPrimitives.ReadInt16LittleEndian(_bytes.AsSpan(at));

    /// <summary>Where the voxels start: a float in version 1, 64 bits in version 2.</summary>
    public double VoxOffset => Version == 1 ? Single(Layout.VoxOffset) : Long(Layout.VoxOffset);

    /// <summary>The packed units: one byte in version 1, 32 bits in version 2.</summary>
    public int Units => Version == 1 ? _bytes[Layout.Units] : Integer(Layout.Units);

    /// <summary>What is wrong with a field.</summary>
    public InputException Fault(string field, int at, string expected, string found, string remedy) =>
        new(new Place(Path, at, Field: field), expected, found, remedy);

    private int Integer(int at) =>
        BigEndian
            ? BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(at))
            : BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));

    private long Long(int at) =>
        BigEndian
            ? BinaryPrimitives.ReadInt64BigEndian(_bytes.AsSpan(at))
            : BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(at));

    private float Single(int at) => BitConverter.Int32BitsToSingle(Integer(at));

    private static InputException Cut(ByteSource source, HeaderLayout layout, int read) =>
        new(new Place(source.Path, Byte: read), FormattableString.Invariant($"a header of {layout.Length} bytes"),
            FormattableString.Invariant($"{source.End} after {read}"), "Copy the file again from its source.");

    private static (HeaderLayout Layout, bool BigEndian) Recognise(string path, byte[] start)
    {
        foreach (var layout in (HeaderLayout[])[HeaderLayout.One, HeaderLayout.Two])
        {
            if (BinaryPrimitives.ReadInt32LittleEndian(start) == layout.Length) return (layout, false);
            if (BinaryPrimitives.ReadInt32BigEndian(start) == layout.Length) return (layout, true);
        }
        throw new InputException(new Place(path, 0, Field: "sizeof_hdr"), "a NIfTI header, which starts with 348 or 540",
            $"the bytes {Convert.ToHexString(start.AsSpan(0, 4))}", "Convert the file to NIfTI.");
    }

    private static void CheckMagic(string path, byte[] bytes, HeaderLayout layout)
    {
        var magic = bytes.AsSpan(layout.Magic, layout == HeaderLayout.One ? 4 : 8);
        var good = layout == HeaderLayout.One
            ? magic.SequenceEqual("n+1\0"u8) || magic.SequenceEqual("ni1\0"u8)
            : magic.SequenceEqual("n+2\0\r\n\x1a\n"u8) || magic.SequenceEqual("ni2\0\r\n\x1a\n"u8);
        if (good) return;
        if (layout == HeaderLayout.One && magic[0] == 0)
            throw new InputException(new Place(path, layout.Magic, Field: "magic"), "NIfTI",
                "an ANALYZE 7.5 header, which has no orientation", "Convert the image from its source to NIfTI.");
        throw new InputException(new Place(path, layout.Magic, Field: "magic"),
            layout == HeaderLayout.One ? "6E2B3100 (n+1) or 6E693100 (ni1)" : "6E2B32000D0A1A0A (n+2) or 6E6932000D0A1A0A (ni2)",
            Convert.ToHexString(magic), "The header is damaged; copy the file again from its source, in binary mode.");
    }
}
