namespace RoiAnalyzer.Studies;

/// <summary>
/// A folder of BIDS: the files at its root, in its participants' and sessions' folders, and in their <c>func</c> folders.
/// Names that begin with a dot are never looked at.
/// </summary>
internal sealed class Dataset
{
    private readonly SortedDictionary<string, List<DatasetFile>> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _sessions = [];
    private readonly List<DatasetFile> _shared = [];
    private readonly Dictionary<string, Sidecar> _sidecars = [];
    private readonly SortedSet<string> _kinds = new(StringComparer.Ordinal);

    private Dataset(string path) => Path = path;

    /// <summary>The folder, as given.</summary>
    public string Path { get; }

    /// <summary>Labels of the participants that have a folder, in ordinal order.</summary>
    public IReadOnlyList<string> Participants => [.. _files.Keys];

    /// <summary>The kinds of data that there are folders of: anat, func, pet.</summary>
    public IReadOnlyCollection<string> Kinds => _kinds;

    /// <summary>All files, those at the root first.</summary>
    public IEnumerable<DatasetFile> Files => _shared.Concat(_files.Values.SelectMany(files => files));

    /// <summary>Lists a folder; an <see cref="InputException"/> when there is none or it cannot be listed.</summary>
    public static Dataset Open(string path)
    {
        if (!Directory.Exists(path))
            throw new InputException(new Place(path), "a folder", "none", "Check its name and path.");
        try
        {
            var dataset = new Dataset(path);
            AddFiles(path, Level.Root, null, null, dataset._shared);
            foreach (var folder in Folders(path, "sub-")) dataset.AddParticipant(folder);
            return dataset;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Place(path), "a folder that can be listed", "one that cannot be",
                "Check that you may read it.", cause);
        }
    }

    /// <summary>A participant's files.</summary>
    public IReadOnlyList<DatasetFile> FilesOf(string participant) => _files.TryGetValue(participant, out var files) ? files : [];

    /// <summary>The labels of a participant's session folders, in ordinal order.</summary>
    public IReadOnlyList<string> SessionsOf(string participant) => _sessions.GetValueOrDefault(participant) ?? [];

    /// <summary>A path inside the folder.</summary>
    public string PathOf(string relative) => System.IO.Path.Combine(Path, relative);

    /// <summary>The metadata of an image by the inheritance principle; <paramref name="place"/> is for messages.</summary>
    public Sidecar SidecarOf(Entities image, string place) =>
        Sidecar.Merge(Applicable(image, "bold", ".json").Select(Cached), place);

    /// <summary>The nearest table of a suffix that applies to an image, the one that says most of those equally near.</summary>
    public DatasetFile? TableOf(Entities image, string suffix) => Applicable(image, suffix, ".tsv").LastOrDefault();

    /// <summary>Folders inside one whose names begin so, in ordinal order.</summary>
    public static IEnumerable<string> Folders(string path, string prefix) =>
        Directory.EnumerateDirectories(path, prefix + "?*").Where(IsVisible).Order(StringComparer.Ordinal);

    private IEnumerable<DatasetFile> Applicable(Entities image, string suffix, string extension) =>
        _shared.Concat(FilesOf(image["sub"] ?? ""))
            .Where(file => file.Entities.Suffix == suffix && file.Entities.Extension == extension && file.AppliesTo(image))
            .OrderBy(file => file.Level).ThenBy(file => file.Entities.Labels.Count);

    private Sidecar Cached(DatasetFile file)
    {
        if (!_sidecars.TryGetValue(file.Path, out var sidecar)) _sidecars[file.Path] = sidecar = Sidecar.Read(file.Path);
        return sidecar;
    }

    private void AddParticipant(string folder)
    {
        var participant = Labels.Bare(NameOf(folder), "sub");
        var files = _files[participant] = [];
        _sessions[participant] = [];
        AddFiles(folder, Level.Participant, participant, null, files);
        AddKinds(folder, participant, null, files);
        foreach (var session in Folders(folder, "ses-"))
        {
            var label = Labels.Bare(NameOf(session), "ses");
            _sessions[participant].Add(label);
            AddFiles(session, Level.Session, participant, label, files);
            AddKinds(session, participant, label, files);
        }
    }

    private void AddKinds(string folder, string participant, string? session, List<DatasetFile> files)
    {
        foreach (var kind in Folders(folder, "").Where(kind => !NameOf(kind).StartsWith("ses-", StringComparison.Ordinal)))
        {
            _kinds.Add(NameOf(kind));
            if (NameOf(kind) == "func") AddFiles(kind, Level.Data, participant, session, files);
        }
    }

    private static void AddFiles(string folder, Level level, string? participant, string? session, List<DatasetFile> files) =>
        files.AddRange(Directory.EnumerateFiles(folder).Where(IsVisible).Order(StringComparer.Ordinal)
            .Select(path => new DatasetFile(path, Entities.Parse(path), level, participant, session)));

    private static bool IsVisible(string path) => !NameOf(path).StartsWith('.');

    private static string NameOf(string path) => System.IO.Path.GetFileName(path);
}
