using System.Buffers.Binary;
using System.IO.Compression;

namespace RoiAnalyzer.Tests.Images;

/// <summary>
/// Builds NIfTI files in memory, field by field from nifti1.h and nifti2.h, so that a test can state any header, true or lying.
/// It shares no code with the reader or the writer.
/// </summary>
public sealed class NiftiBytes
{
    public int Version { get; init; } = 1;
    public bool BigEndian { get; init; }
    public bool Pair { get; init; }
    public long[] Dim { get; init; } = [3, 2, 3, 4, 1, 1, 1, 1];
    public short Datatype { get; init; } = 2;
    public short Bitpix { get; init; } = 8;
    public double[] Pixdim { get; init; } = [1, 1, 1, 1, 0, 0, 0, 0];
    public double? VoxOffset { get; init; }
    public double Slope { get; init; }
    public double Intercept { get; init; }
    public int Units { get; init; } = 10;
    public int IntentCode { get; init; }
    public int QformCode { get; init; }
    public int SformCode { get; init; } = 1;
    public double[] Quaternion { get; init; } = [0, 0, 0, 0, 0, 0];
    public double[] Srow { get; init; } = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];
    public byte[]? Magic { get; init; }
    public byte[] Extensions { get; init; } = [];
    public byte[] Voxels { get; init; } = new byte[24];

    /// <summary>The header and, in a single file, the extensions and voxels.</summary>
    public byte[] ToFile() => Pair ? [.. Header(), .. Flags(), .. Extensions] : [.. Header(), .. Flags(), .. Extensions, .. Voxels];

    public static byte[] Gzip(byte[] bytes, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var zipped = new MemoryStream();
        using (var stream = new GZipStream(zipped, level)) stream.Write(bytes);
        return zipped.ToArray();
    }

    private byte[] Flags() => [(byte)(Extensions.Length > 0 ? 1 : 0), 0, 0, 0];

    private byte[] Header() => Version == 1 ? HeaderOne() : HeaderTwo();

    private byte[] HeaderOne()
    {
        var b = new byte[348];
        Int32(b, 0, 348);
        for (var n = 0; n < 8; n++) Int16(b, 40 + 2 * n, (short)Dim[n]);
        Int16(b, 68, (short)IntentCode);
        Int16(b, 70, Datatype);
        Int16(b, 72, Bitpix);
        for (var n = 0; n < 8; n++) Float(b, 76 + 4 * n, Pixdim[n]);
        Float(b, 108, VoxOffset ?? (Pair ? 0 : 352 + Extensions.Length));
        Float(b, 112, Slope);
        Float(b, 116, Intercept);
        b[123] = (byte)Units;
        Int16(b, 252, (short)QformCode);
        Int16(b, 254, (short)SformCode);
        for (var n = 0; n < 6; n++) Float(b, 256 + 4 * n, Quaternion[n]);
        for (var n = 0; n < 12; n++) Float(b, 280 + 4 * n, Srow[n]);
        (Magic ?? (Pair ? "ni1\0"u8.ToArray() : "n+1\0"u8.ToArray())).CopyTo(b, 344);
        return b;
    }

    private byte[] HeaderTwo()
    {
        var b = new byte[540];
        Int32(b, 0, 540);
        (Magic ?? (Pair ? "ni2\0\r\n\x1a\n"u8.ToArray() : "n+2\0\r\n\x1a\n"u8.ToArray())).CopyTo(b, 4);
        Int16(b, 12, Datatype);
        Int16(b, 14, Bitpix);
        for (var n = 0; n < 8; n++) Int64(b, 16 + 8 * n, Dim[n]);
        for (var n = 0; n < 8; n++) Double(b, 104 + 8 * n, Pixdim[n]);
        Int64(b, 168, (long)(VoxOffset ?? (Pair ? 0 : 544 + Extensions.Length)));
        Double(b, 176, Slope);
        Double(b, 184, Intercept);
        Int32(b, 344, QformCode);
        Int32(b, 348, SformCode);
        for (var n = 0; n < 6; n++) Double(b, 352 + 8 * n, Quaternion[n]);
        for (var n = 0; n < 12; n++) Double(b, 400 + 8 * n, Srow[n]);
        Int32(b, 500, Units);
        Int32(b, 504, IntentCode);
        return b;
    }

    private void Int16(byte[] b, int at, short value)
    {
        if (BigEndian) BinaryPrimitives.WriteInt16BigEndian(b.AsSpan(at), value);
        else BinaryPrimitives.WriteInt16LittleEndian(b.AsSpan(at), value);
    }

    private void Int32(byte[] b, int at, int value)
    {
        if (BigEndian) BinaryPrimitives.WriteInt32BigEndian(b.AsSpan(at), value);
        else BinaryPrimitives.WriteInt32LittleEndian(b.AsSpan(at), value);
    }

    private void Int64(byte[] b, int at, long value)
    {
        if (BigEndian) BinaryPrimitives.WriteInt64BigEndian(b.AsSpan(at), value);
        else BinaryPrimitives.WriteInt64LittleEndian(b.AsSpan(at), value);
    }

    private void Float(byte[] b, int at, double value) => Int32(b, at, BitConverter.SingleToInt32Bits((float)value));

    private void Double(byte[] b, int at, double value) => Int64(b, at, BitConverter.DoubleToInt64Bits(value));
}
