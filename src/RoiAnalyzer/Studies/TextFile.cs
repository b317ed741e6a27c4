using System.Text;

namespace RoiAnalyzer.Studies;

/// <summary>Reads the whole text of an input file; whatever prevents that is a fault of the input.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The file's text without a byte-order mark; an <see cref="InputException"/> where it cannot be had.</summary>
    public static string Read(string path)
    {
        var bytes = Bytes(path);
        if (bytes.Length == 0)
            throw new InputException(new Place(path), "text", "0 bytes", "Get the file again, or remove it.");
        try
        {
            var text = Strict.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException cause)
        {
            throw new InputException(new Place(path, Byte: cause.Index), "text in UTF-8", "a byte that is not",
                "Save the file as UTF-8.", cause);
        }
    }

    /// <summary>Whether there is such a file.</summary>
    public static bool Exists(string path) => File.Exists(path);

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(new Place(path), "a file", "none", "Check its name and path.", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Place(path), "a readable file", "one that cannot be read",
                "Check that it is a file and that you may read it.", cause);
        }
    }
}
