using RoiAnalyzer.Images;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Regions;

/// <summary>A label image, a mask or a 4-D image of probability maps as a region set; a <c>.tsv</c> of the same name beside it names the regions.</summary>
internal static class LabelImage
{
    // from sub-01/ses-pre/func to the dataset
    private const int FoldersAbove = 3;

    public static RegionSet Open(string path)
    {
        using var file = NiftiFile.Open(path);
        var space = SpaceOf(path, file.Header);
        var seeds = file.Header.VolumeCount > 1 ? Maps(path, file.Header.VolumeCount) : Labels(LabelExtents.Read(path));
        return new RegionSet(NameOf(path), path, [.. seeds.Select(s => s with { Space = space, Definition = $"of {Path.GetFileName(path)}", Citation = Path.GetFileName(path) })]);
    }

    /// <summary>The space that a file's name states (tpl- or space-), else what its header's form code claims.</summary>
    public static string? SpaceOf(string path, NiftiHeader header)
    {
        var entities = Entities.Parse(Path.GetFileName(path));
        return entities["space"] ?? entities["tpl"] ?? header.TemplateSpace;
    }

    /// <summary>
    /// The table of the same name; or, as templates keep it, of the same atlas without the description; or, as fMRIPrep does, the
    /// description's own table in this folder or one above it.
    /// </summary>
    public static string? TableBeside(string path)
    {
        var stem = StemOf(path);
        if (TextFile.Exists(stem + ".tsv")) return stem + ".tsv";
        var entities = Entities.Parse(Path.GetFileName(path));
        if (entities["desc"] is not { } desc) return null;
        var general = stem.Replace($"_desc-{desc}", "", StringComparison.Ordinal) + ".tsv";
        if (TextFile.Exists(general)) return general;
        var folders = Enumerable.Range(0, FoldersAbove + 1).Select(n => Path.Combine(Path.GetDirectoryName(path) ?? "", Path.Combine([.. Enumerable.Repeat("..", n)])));
        return folders.Select(folder => Path.Combine(folder, $"desc-{desc}_{entities.Suffix}.tsv")).FirstOrDefault(TextFile.Exists);
    }

    private static IEnumerable<Seed> Labels(LabelExtents atlas)
    {
        var (path, values) = (atlas.Path, atlas.Values);
        if (TableBeside(path) is null && values.Count == 1) return [ImageSeed.OfMask(NameOf(path), atlas.Image)];
        atlas.CheckWhole();
        if (TableBeside(path) is { } names)
            return Named(LabelTable.Read(names).Where(l => l.Index != 0), label => ImageSeed.OfLabels(label.Name, atlas, label.Index));
        return values.Select(v => ImageSeed.OfLabels(FormattableString.Invariant($"label_{v}"), atlas, (int)v));
    }

    private static IEnumerable<Seed> Maps(string path, int volumes)
    {
        var table = TableBeside(path) ?? throw new InputException(new Place(path), "a table (volume, name) beside the probability maps", "none", "Put the atlas' .tsv beside the image, under the same name.");
        var labels = LabelTable.Read(table);
        if (labels.FirstOrDefault(l => l.Index < 0 || l.Index >= volumes) is { Name: not null } beyond)
            throw new InputException(new Place(table, Field: beyond.Name), $"a volume from 0 to {volumes - 1}", $"{beyond.Index}", "Correct the table.");
        return Named(labels, label => ImageSeed.OfProbability(label.Name, Image.Read(path, label.Index)));
    }

    private static IEnumerable<Seed> Named(IEnumerable<Label> labels, Func<Label, Seed> seedOf) =>
        labels.Select(label => seedOf(label) with { Hemisphere = label.Hemisphere });

    private static string StemOf(string path) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? StemOf(path[..^3]) : Path.ChangeExtension(path, null);

    public static string NameOf(string path)
    {
        var name = Path.GetFileName(StemOf(path));
        return Entities.Parse(name + ".nii")["atlas"] ?? name;
    }
}
