using RoiAnalyzer.Images;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Regions;

/// <summary>
/// A named list of seeds, ready to be looked for. <see cref="Source"/> is the file that a message about it names.
/// </summary>
public sealed record RegionSet(string Name, string Source, IReadOnlyList<Seed> Seeds)
{
    /// <summary>The sets that come with the program.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
        [.. typeof(RegionSet).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("seeds/", StringComparison.Ordinal))
            .Select(n => Path.GetFileNameWithoutExtension(n)).Order(StringComparer.Ordinal)];

    /// <summary>The definition of a built-in set or of a set's JSON file; null where the name is that of an image.</summary>
    public static SeedFile? Definition(string nameOrFile)
    {
        if (BuiltIn.Contains(nameOrFile)) return SeedFile.Parse(Embedded(nameOrFile), $"{nameOrFile}.json");
        if (nameOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return SeedFile.Parse(TextFile.Read(nameOrFile), nameOrFile);
        if (IsImage(nameOrFile)) return null;
        throw new InputException(new Place(nameOrFile), $"a set ({string.Join(", ", BuiltIn)}), a set's .json file or an image", "none of these",
            $"Nearest: {Nearest.To(nameOrFile, BuiltIn)}.");
    }

    /// <summary>
    /// Opens a set by name, a set's JSON file, or a label image or mask. <paramref name="atlas"/> is the image of a set
    /// whose labels are looked up in an atlas that the user or the participant provides; for any other set it is an input fault.
    /// </summary>
    public static RegionSet Open(string nameOrFile, string? atlas = null)
    {
        var file = Definition(nameOrFile);
        if (atlas is not null && file?.Atlas is not (SeedFile.GivenAtlas or SeedFile.ParticipantAtlas))
            throw new InputException(new Place(nameOrFile), "a set whose labels are looked up in an atlas that is named", $"the atlas {atlas} for a set that needs none", "Leave out --atlas.");
        return file is null ? LabelImage.Open(nameOrFile) : new SeedImages(file, nameOrFile, atlas).Open();
    }

    /// <summary>The set's name for an image given as a region set: its atlas entity, else the file's name.</summary>
    public static string NameOfImage(string path) => LabelImage.NameOf(path);

    internal static bool IsImage(string path) =>
        path.EndsWith(".nii", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".nii.gz", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".hdr", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".hdr.gz", StringComparison.OrdinalIgnoreCase);

    private static string Embedded(string name)
    {
        using var stream = typeof(RegionSet).Assembly.GetManifestResourceStream($"seeds/{name}.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
