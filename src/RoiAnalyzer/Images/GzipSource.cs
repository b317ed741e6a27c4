using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace RoiAnalyzer.Images;

/// <summary>The inflated bytes of a gzip file, of one member or several: they can only be read forward.</summary>
internal sealed class GzipSource : ByteSource
{
    // 258 bytes for two bits is the most that deflate can say (RFC 1951)
    private const long LargestRatio = 1032;
    private readonly GZipStream _inflated;
    private readonly long _length;
    private readonly byte[] _skipped = new byte[64 * 1024];
    private long _position;
    private bool _damaged;

    public GzipSource(string path, SafeFileHandle handle, long length) : base(path)
    {
        _length = length;
        _inflated = new GZipStream(new FileStream(handle, FileAccess.Read, bufferSize: 64 * 1024), CompressionMode.Decompress);
    }

    public override long MostBytes => _length > long.MaxValue / LargestRatio ? long.MaxValue : _length * LargestRatio;

    public override string LengthInWords =>
        FormattableString.Invariant($"a gzip file of {_length} bytes, which cannot inflate to more than {MostBytes}");

    public override int Reach => int.MaxValue;

    public override bool IsDamaged => _damaged;

    protected override int Fill(long offset, Span<byte> bytes)
    {
        if (offset < _position) throw new InvalidOperationException("gzip data is read forward only");
        if (SkipTo(offset) < offset) return 0;
        var read = 0;
        while (read < bytes.Length && Inflate(bytes[read..]) is > 0 and var more) read += more;
        return read;
    }

    protected override long Drain() => SkipTo(long.MaxValue);

    public override void Dispose() => _inflated.Dispose();

    private long SkipTo(long offset)
    {
        while (_position < offset)
            if (Inflate(_skipped.AsSpan(0, (int)Math.Min(_skipped.Length, offset - _position))) == 0) break;
        return _position;
    }

    private int Inflate(Span<byte> bytes)
    {
        if (_damaged) return 0;
        try
        {
            var read = _inflated.Read(bytes);
            _position += read;
            return read;
        }
        catch (InvalidDataException)
        {
            _damaged = true;
            return 0;
        }
    }
}
