using Microsoft.Win32.SafeHandles;

namespace RoiAnalyzer.Images;

/// <summary>The bytes of one file, inflated where it is gzipped (which its first two bytes tell, not its name).</summary>
internal abstract class ByteSource(string path) : IDisposable
{
    /// <summary>The file, as it was given.</summary>
    public string Path { get; } = path;

    /// <summary>The most bytes that the file can hold: its length, or what its compressed length can inflate to.</summary>
    public abstract long MostBytes { get; }

    /// <summary>The file's length, in words.</summary>
    public abstract string LengthInWords { get; }

    /// <summary>The largest gap, in bytes, that is better read over than jumped over.</summary>
    public abstract int Reach { get; }

    /// <summary>Whether the bytes ended because what followed could not be inflated, or a check sum was wrong.</summary>
    public virtual bool IsDamaged => false;

    /// <summary>What is found where bytes are missing.</summary>
    public string End => IsDamaged ? "damaged or cut gzip data" : "an end";

    /// <summary>
    /// Fills <paramref name="bytes"/> from <paramref name="offset"/> on; the number read is less only at the end.
    /// </summary>
    protected abstract int Fill(long offset, Span<byte> bytes);

    /// <summary>
    /// The source's own bytes from <paramref name="offset"/> on, until the next call: at most <paramref name="most"/>, and
    /// less than <paramref name="least"/> only at the end.
    /// </summary>
    protected abstract ReadOnlySpan<byte> Lend(long offset, int least, int most);

    /// <summary>
    /// Reads what is left, so that a gzip's check sums are checked; returns where the bytes end, or
    /// <paramref name="most"/> where they go on beyond it.
    /// </summary>
    protected abstract long Drain(long most);

    /// <summary>As <see cref="Fill"/>; what fails in it is a fault of the file.</summary>
    public int Read(long offset, Span<byte> bytes)
    {
        try
        {
            return Fill(offset, bytes);
        }
        catch (Exception cause) when (IsOfTheFile(cause))
        {
            throw Unreadable(Path, cause);
        }
    }

    /// <summary>As <see cref="Lend"/>; what fails in it is a fault of the file.</summary>
    public ReadOnlySpan<byte> Borrow(long offset, int least, int most)
    {
        try
        {
            return Lend(offset, least, most);
        }
        catch (Exception cause) when (IsOfTheFile(cause))
        {
            throw Unreadable(Path, cause);
        }
    }

    /// <summary>As <see cref="Drain"/>; what fails in it is a fault of the file.</summary>
    public long Finish(long most = long.MaxValue)
    {
        try
        {
            return Drain(most);
        }
        catch (Exception cause) when (IsOfTheFile(cause))
        {
            throw Unreadable(Path, cause);
        }
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>
    /// Opens a file. No file, a folder, an empty file or one that may not be read is an <see cref="InputException"/>.
    /// </summary>
    public static ByteSource Open(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) throw Unreadable(path, new FileNotFoundException());
        if (Directory.Exists(path)) throw new InputException(new Place(path), "an image file", "a folder", "Name a file in it.");
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path);
            return Of(path, handle);
        }
        catch (Exception cause)
        {
            handle?.Dispose();
            if (IsOfTheFile(cause)) throw Unreadable(path, cause);
            throw;
        }
    }

    private static ByteSource Of(string path, SafeFileHandle handle)
    {
        Span<byte> start = stackalloc byte[2];
        var length = RandomAccess.GetLength(handle);
        if (length == 0)
            throw new InputException(new Place(path), "an image file", "an empty file of 0 bytes",
                "Fetch or copy the file's content.");
        var gzipped = RandomAccess.Read(handle, start, 0) == 2 && start is [0x1f, 0x8b];
        return gzipped ? new GzipSource(path, handle, length) : new PlainSource(path, handle, length);
    }

    private static bool IsOfTheFile(Exception cause) =>
        cause is IOException or UnauthorizedAccessException or NotSupportedException;

    private static InputException Unreadable(string path, Exception cause) => cause switch
    {
        FileNotFoundException or DirectoryNotFoundException =>
            new(new Place(path), "an image file", "no such file", "Check the name.", cause),
        UnauthorizedAccessException =>
            new(new Place(path), "a file that may be read", "no permission", "Change its permissions.", cause),
        NotSupportedException =>
            new(new Place(path), "a file on a disk", "a pipe or device", "Write it to a file first.", cause),
        _ => new(new Place(path), "a file that can be read", cause.Message.ReplaceLineEndings(" "), "Check the disk.", cause),
    };
}
