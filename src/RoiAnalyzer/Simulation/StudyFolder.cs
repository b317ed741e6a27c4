using System.Text.Json.Nodes;
using RoiAnalyzer.Reports;

namespace RoiAnalyzer.Simulation;

/// <summary>The folder that a made study goes into; each file appears whole or not at all.</summary>
internal sealed class StudyFolder
{
    private readonly string _root;

    private StudyFolder(string root) => _root = root;

    /// <summary>A folder that is not there yet, or is empty.</summary>
    public static StudyFolder New(string root)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        if (File.Exists(root)) throw new InputException(new Place(root), "a folder", "a file", "Choose another folder.");
        Guarded(root, () =>
        {
            Directory.CreateDirectory(root);
            if (Directory.EnumerateFileSystemEntries(root).Any())
                throw new InputException(new Place(root), "an empty or a new folder", "one with files in it", "Choose another folder.");
        });
        return new StudyFolder(root);
    }

    /// <summary>The path of a file, whose folder is made.</summary>
    public string PathOf(string relative)
    {
        var path = Path.Combine([_root, .. relative.Split('/')]);
        Guarded(path, () => Directory.CreateDirectory(Path.GetDirectoryName(path)!));
        return path;
    }

    /// <summary>Writes text to a file of the folder.</summary>
    public void Write(string relative, string text) => WholeFile.Write(PathOf(relative), text);

    /// <summary>Writes JSON to a file of the folder.</summary>
    public void Write(string relative, JsonObject json) => Write(relative, JsonText.Of(json));

    /// <summary>Writes <c>NAME.tsv</c> and the <c>NAME.json</c> that describes it.</summary>
    public void Write(string relativeWithoutExtension, OutputTable table) => table.Write(PathOf(relativeWithoutExtension));

    private static void Guarded(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Place(path), "a place that can be written to", cause.Message.ReplaceLineEndings(" "),
                "Check the folder, its permissions and the space left.", cause);
        }
    }
}
