using System.Globalization;
using RoiAnalyzer.Images;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Regions;

/// <summary>Turns the entries of a set's file into seeds; opens the images they name, each once.</summary>
internal sealed class SeedImages(SeedFile file, string source, string? atlas)
{
    private readonly Dictionary<(string, int), Image> _images = [];
    private LabelExtents? _atlas;
    private IReadOnlyList<Label>? _labels;

    public RegionSet Open() => new(file.Name, source, [.. file.Seeds.Select(Seed)]);

    private Seed Seed(SeedEntry entry)
    {
        var seed = Shape(entry);
        return seed with
        {
            Role = entry.Role,
            Family = entry.Family,
            Hemisphere = entry.Hemisphere,
            Definition = entry.Describe(),
            Citation = entry.Citation,
            Space = file.Space ?? (seed is ImageSeed { Image: var image } ? LabelImage.SpaceOf(PathOf(entry), image.Header) : null),
        };
    }

    private Seed Shape(SeedEntry entry) => entry switch
    {
        { Sphere: { } sphere } => new SphereSeed(entry.Name, new Point(sphere.Centre[0], sphere.Centre[1], sphere.Centre[2]), sphere.Radius),
        { Labels: { } labels } => ImageSeed.OfLabels(entry.Name, Atlas, [.. labels.Select(Number)]),
        { Mask: { } mask } => ImageSeed.OfMask(entry.Name, Image(Beside(mask))),
        { Map: { Threshold: { } cut } map } => ImageSeed.OfThreshold(entry.Name, Image(Beside(map.Image), map.Volume), cut),
        _ => ImageSeed.OfProbability(entry.Name, Image(Beside(entry.Map!.Image), entry.Map.Volume)),
    };

    private LabelExtents Atlas
    {
        get
        {
            if (_atlas is not null) return _atlas;
            _atlas = LabelExtents.Read(AtlasPath);
            _atlas.CheckWhole();
            return _atlas;
        }
    }

    private string AtlasPath => file.Atlas switch
    {
        SeedFile.GivenAtlas => atlas ?? throw NoAtlas("an atlas image for the set's labels", "Name it with --atlas."),
        SeedFile.ParticipantAtlas => atlas ?? throw NoAtlas("the participant's segmentation (desc-aseg_dseg)",
            "Name it with --atlas, or run fMRIPrep with surface reconstruction."),
        _ => Beside(file.Atlas!),
    };

    private InputException NoAtlas(string expected, string remedy) => new(new Place(source, Field: "atlas"), expected, "none", remedy);

    private string PathOf(SeedEntry entry) => entry.Labels is not null ? AtlasPath : Beside(entry.Mask ?? entry.Map!.Image);

    private Image Image(string path, int volume = 0)
    {
        if (!_images.TryGetValue((path, volume), out var image)) _images[(path, volume)] = image = Images.Image.Read(path, volume);
        return image;
    }

    private int Number(string label)
    {
        if (int.TryParse(label, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)) return number;
        var table = LabelImage.TableBeside(AtlasPath) ?? throw new InputException(new Place(AtlasPath), $"a table of label names beside it, for label {label}", "none", "Put the atlas' .tsv beside the image, under the same name.");
        _labels ??= LabelTable.Read(table);
        foreach (var known in _labels)
            if (known.Name == label) return known.Index;
        throw new InputException(new Place(table), $"a label {label}", $"{_labels.Count} other labels",
            $"Nearest: {Nearest.To(label, _labels.Select(l => l.Name))}. Use an atlas that has the label, or correct its name.");
    }

    private string Beside(string path) => Path.Combine(Path.GetDirectoryName(source) ?? "", path);
}
