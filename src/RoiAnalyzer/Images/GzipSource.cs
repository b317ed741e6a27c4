using Microsoft.Win32.SafeHandles;

namespace RoiAnalyzer.Images;

/// <summary>The inflated bytes of a gzip file, of one member or several: they can only be read forward.</summary>
internal sealed class GzipSource : ByteSource
{
    // 258 bytes for two bits is the most that deflate can say (RFC 1951)
    private const long LargestRatio = 1032;
    private readonly GzipDecoder _inflated;
    private readonly long _length;

    public GzipSource(string path, SafeFileHandle handle, long length) : base(path)
    {
        _length = length;
        _inflated = new GzipDecoder(new FileStream(handle, FileAccess.Read, bufferSize: 0));
    }

    public override long MostBytes => _length > long.MaxValue / LargestRatio ? long.MaxValue : _length * LargestRatio;

    public override string LengthInWords =>
        FormattableString.Invariant($"a gzip file of {_length} bytes, which cannot inflate to more than {MostBytes}");

    public override int Reach => int.MaxValue;

    public override bool IsDamaged => _inflated.IsDamaged;

    /// <summary>The decoder's own bytes, not a copy.</summary>
    protected override ReadOnlySpan<byte> Lend(long offset, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(least, InflatedWindow.History);
        if (offset < _inflated.Kept) throw new InvalidOperationException("gzip data is read forward only");
        if (!_inflated.Reach(offset + least) && _inflated.Length <= offset) return [];
        var bytes = _inflated.Since(offset);
        return bytes[..Math.Min(bytes.Length, most)];
    }

    protected override int Fill(long offset, Span<byte> bytes)
    {
        var read = 0;
        while (read < bytes.Length && Lend(offset + read, 1, bytes.Length - read) is { IsEmpty: false } more)
        {
            more.CopyTo(bytes[read..]);
            read += more.Length;
        }
        return read;
    }

    protected override long Drain(long most)
    {
        _inflated.Reach(most);
        return Math.Min(_inflated.Length, most);
    }

    public override void Dispose() => _inflated.Dispose();
}
