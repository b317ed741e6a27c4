using System.Text.Json.Serialization;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Regions;

/// <summary>One seed of a file: just one of <see cref="Sphere"/>, <see cref="Labels"/>, <see cref="Mask"/> and <see cref="Map"/>.</summary>
public sealed record SeedEntry
{
    private static readonly string[] Families = ["primary", "alternative_primary", "secondary", "comparator", "control"];

    /// <summary>The region's name in all outputs.</summary>
    public required string Name { get; init; }

    /// <summary>What it is there for.</summary>
    public string Role { get; init => field = value ?? ""; } = "";

    /// <summary>The family of tests it belongs to.</summary>
    public string Family { get; init => field = value ?? "secondary"; } = "secondary";

    /// <summary>L, R or M.</summary>
    public string? Hemisphere { get; init; }

    /// <summary>Where it comes from.</summary>
    public string Citation { get; init => field = value ?? ""; } = "";

    /// <summary>A sphere.</summary>
    public SphereEntry? Sphere { get; init; }

    /// <summary>Names or numbers of the atlas' labels that make up the region.</summary>
    [JsonConverter(typeof(LabelList))]
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>A mask image, relative to the JSON file.</summary>
    public string? Mask { get; init; }

    /// <summary>A probability map, relative to the JSON file.</summary>
    public MapEntry? Map { get; init; }

    /// <summary>The definition in a few words.</summary>
    public string Describe() => this switch
    {
        { Sphere: { } s } => FormattableString.Invariant($"sphere of {s.Radius} mm at ({s.Centre[0]}, {s.Centre[1]}, {s.Centre[2]})"),
        { Labels: { } labels } => $"label {string.Join(" + ", labels)}",
        { Mask: { } mask } => $"mask {mask}",
        { Map: { Threshold: { } cut } map } => FormattableString.Invariant($"map {map.Image}, p >= {cut}"),
        _ => $"map {Map!.Image} as weights",
    };

    internal void Check(string path)
    {
        if (Name.Length == 0 || Name == "n/a" || Name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            throw Fault(path, "name", "a name without spaces", $"\"{Name}\"", "Write underscores for spaces.");
        object?[] kinds = [Sphere, Labels, Mask, Map];
        if (kinds.Count(k => k is not null) != 1)
            throw Fault(path, null, "one of sphere, labels, mask and map", $"{kinds.Count(k => k is not null)} of them", "State one definition a seed.");
        if (!Families.Contains(Family)) throw Fault(path, "family", $"one of {string.Join(", ", Families)}", Family, $"Nearest: {Nearest.To(Family, Families)}.");
        if (Hemisphere is not (null or "L" or "R" or "M")) throw Fault(path, "hemisphere", "L, R or M", Hemisphere, "Correct it, or leave it out.");
        Sphere?.Check((expected, found) => Fault(path, "sphere", expected, found, "Correct the sphere."));
        Map?.Check((expected, found) => Fault(path, "map", expected, found, "Correct the map."));
        if (Labels is { Count: 0 }) throw Fault(path, "labels", "at least one label", "none", "List numbers or names of the atlas.");
        if (Labels?.Contains("0") ?? false) throw Fault(path, "labels", "labels other than the background", "0", "Remove it.");
    }

    private InputException Fault(string path, string? field, string expected, string found, string remedy) =>
        new(new Place(path, Field: field is null ? Name : $"{Name}, {field}"), expected, found, remedy);
}

/// <summary>A sphere: centre and radius in mm.</summary>
public sealed record SphereEntry(IReadOnlyList<double> Centre, double Radius)
{
    internal void Check(Func<string, string, InputException> fault)
    {
        if (Centre.Count != 3) throw fault("a centre of three numbers, in mm", FormattableString.Invariant($"{Centre.Count}"));
        if (!Centre.All(double.IsFinite)) throw fault("a centre of three finite numbers, in mm", "one that is not");
        if (!(Radius > 0 && double.IsFinite(Radius))) throw fault("a positive radius, in mm", FormattableString.Invariant($"{Radius}"));
    }
}

/// <summary>A probability map: an image, its volume (from 0) if it is 4-D, and a threshold; without one it weights.</summary>
public sealed record MapEntry(string Image, int Volume = 0, double? Threshold = null)
{
    internal void Check(Func<string, string, InputException> fault)
    {
        if (Volume < 0) throw fault("a volume counted from 0", FormattableString.Invariant($"{Volume}"));
        // a threshold of 0 would take in the whole image
        if (Threshold is { } cut && !(cut > 0 && double.IsFinite(cut))) throw fault("a threshold above 0", FormattableString.Invariant($"{cut}"));
    }
}
