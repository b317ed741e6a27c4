using System.Buffers.Binary;
using System.Globalization;

namespace RoiAnalyzer.Images;

/// <summary>
/// The extensions between header and voxels: each is its size, its code and its content. They are skipped by size, after a check
/// that they end where the voxels begin or before.
/// </summary>
internal static class HeaderExtensions
{
    private const int SizeAndCode = 8;
    private const int CiftiCode = 32;

    /// <summary>
    /// The bytes of all extensions together. In a pair they end with the .hdr. A size that cannot be, and a CIFTI extension,
    /// are an <see cref="InputException"/>.
    /// </summary>
    public static long LengthOf(HeaderBytes header, ByteSource source, long dataOffset)
    {
        Span<byte> flags = stackalloc byte[4];
        var start = header.Layout.FirstData;
        if (source.Read(header.Layout.Length, flags) < 4 || flags[0] == 0) return 0;
        long at = start, end = header.IsSingle ? dataOffset : source.MostBytes;
        while (at <= end - SizeAndCode && Next(header, source, at, end) is { } size) at += size;
        return at - start;
    }

    private static int? Next(HeaderBytes header, ByteSource source, long at, long end)
    {
        Span<byte> bytes = stackalloc byte[SizeAndCode];
        if (source.Read(at, bytes) < SizeAndCode) return null;
        var (size, code) = header.BigEndian
            ? (BinaryPrimitives.ReadInt32BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes[4..]))
            : (BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]));
        // bytes of zeros up to the voxels are padding
        if (size == 0 && code == 0) return null;
        if (size < SizeAndCode || size > end - at)
            throw new InputException(new Place(header.Path, at, Field: "esize"),
                FormattableString.Invariant($"an extension of {SizeAndCode} to {end - at} bytes"),
                size.ToString(CultureInfo.InvariantCulture), "The header is damaged; make the image again from its source.");
        if (code == CiftiCode)
            throw new InputException(new Place(header.Path, at + 4, Field: "ecode"), "an image of voxels",
                "a CIFTI file of surface points and grey matter", "Use the volume image of the same run.");
        return size;
    }
}
