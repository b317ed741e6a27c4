using RoiAnalyzer.Images;

namespace RoiAnalyzer.Regions;

/// <summary>A label image with the place of every label in it, all found in one scan. Zero and NaN are background.</summary>
internal sealed class LabelExtents
{
    private const int MostLabels = 5000;
    private readonly Dictionary<double, Extent> _extents = [];

    private LabelExtents(string path, Image image) => (Path, Image) = (path, image);

    public string Path { get; }

    public Image Image { get; }

    /// <summary>The values that there are, ascending; never none.</summary>
    public IReadOnlyList<double> Values => [.. _extents.Keys.Order()];

    /// <summary>Reads an image; one with no value but background, or with too many, is an input fault.</summary>
    public static LabelExtents Read(string path)
    {
        var labels = new LabelExtents(path, Image.Read(path));
        if (labels.Image.Header.VolumeCount > 1)
            throw NotAnAtlas(path, "one volume of labels", FormattableString.Invariant($"{labels.Image.Header.VolumeCount} volumes"));
        labels.Scan();
        if (labels._extents.Count == 0) throw NotAnAtlas(path, "at least one voxel that is not 0", "none");
        return labels;
    }

    /// <summary>Refuses values that are no labels.</summary>
    public void CheckWhole()
    {
        foreach (var value in _extents.Keys)
            if (value != Math.Floor(value) || Math.Abs(value) > int.MaxValue)
                throw new InputException(new Place(Path), "a mask or whole-number labels", FormattableString.Invariant($"the value {value}"),
                    "For a probability map write a set's .json with map and threshold (seeds/README.md).");
    }

    /// <summary>Where these labels lie together; empty where the image has none of them.</summary>
    public Extent Of(IEnumerable<int> labels)
    {
        var union = new Extent();
        foreach (var label in labels.Distinct())
            if (_extents.TryGetValue(label, out var extent)) union.Add(extent);
        return union;
    }

    private void Scan()
    {
        var (last, extent) = (0.0, new Extent());
        Image.Visit(value => value is not (0 or double.NaN), (i, j, k, value) =>
        {
            if (value != last) (last, extent) = (value, ExtentOf(value));
            extent.Add(i, j, k, 1);
        });
    }

    private Extent ExtentOf(double value)
    {
        if (_extents.TryGetValue(value, out var extent)) return extent;
        if (_extents.Count == MostLabels) throw NotAnAtlas(Path, $"at most {MostLabels} labels", "more");
        return _extents[value] = new Extent();
    }

    private static InputException NotAnAtlas(string path, string expected, string found) => new(new Place(path), expected, found, "Is this an atlas?");
}
