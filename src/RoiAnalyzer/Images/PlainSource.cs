using Microsoft.Win32.SafeHandles;

namespace RoiAnalyzer.Images;

/// <summary>The bytes of a file that is not compressed: any place can be read.</summary>
internal sealed class PlainSource(string path, SafeFileHandle handle, long length) : ByteSource(path)
{
    private byte[] _lent = [];

    public override long MostBytes => length;

    public override string LengthInWords => FormattableString.Invariant($"a file of {length} bytes");

    // below this a further system call costs more than the bytes between
    public override int Reach => 16 * 1024;

    protected override int Fill(long offset, Span<byte> bytes)
    {
        var read = 0;
        while (read < bytes.Length)
        {
            var more = RandomAccess.Read(handle, bytes[read..], offset + read);
            if (more == 0) break;
            read += more;
        }
        return read;
    }

    protected override ReadOnlySpan<byte> Lend(long offset, int least, int most)
    {
        if (_lent.Length < most) _lent = new byte[most];
        return _lent.AsSpan(0, Fill(offset, _lent.AsSpan(0, most)));
    }

    protected override long Drain(long most) => RandomAccess.GetLength(handle);

    public override void Dispose() => handle.Dispose();
}
