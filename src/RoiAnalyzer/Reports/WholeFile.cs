namespace RoiAnalyzer.Reports;

/// <summary>Writes a file whole or not at all: under a temporary name first, then renamed.</summary>
public static class WholeFile
{
    /// <summary>The end of a temporary name; a file of that name is of a writer that is at work, or was stopped.</summary>
    public const string Unfinished = ".part";

    /// <summary>
    /// Writes text as UTF-8 without a byte order mark, making the folder if need be. Writers on several machines may write
    /// the same file: the last one's stays. A place that cannot be written to is an <see cref="InputException"/>.
    /// </summary>
    public static void Write(string path, string text) => Write(path, file => file.Write(text));

    /// <summary>The same of a text that is put together while it is written.</summary>
    public static void Write(string path, Action<TextWriter> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        // process ids repeat between the nodes and containers that share a folder, so the name is a random one
        var temporary = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            Directory.CreateDirectory(folder);
            using (var file = new StreamWriter(temporary)) write(file);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary)) File.Delete(temporary);
            throw new InputException(new Place(path), "a place that can be written to", "one that cannot", "Check the path, its permissions and the space left.", e);
        }
    }
}
