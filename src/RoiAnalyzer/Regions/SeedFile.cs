using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoiAnalyzer.Regions;

/// <summary>
/// A region set as its JSON file states it, before any image is opened. <see cref="Atlas"/> says what the labels are
/// looked up in: a file beside the JSON, <c>given</c> (the user names it) or <c>aseg</c> (the participant's own
/// segmentation); null where no seed is a label.
/// </summary>
public sealed record SeedFile
{
    /// <summary>An atlas that the user names.</summary>
    public const string GivenAtlas = "given";

    /// <summary>The participant's own FreeSurfer-style segmentation.</summary>
    public const string ParticipantAtlas = "aseg";

    /// <summary>The set's name, as in <c>atlas-NAME</c> of output files.</summary>
    public required string Name { get; init; }

    // the serialiser hands null to what a file does not state, past any initial value: so an absent text is made good on the way in

    /// <summary>What the set is for, in a sentence.</summary>
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>The space of all its seeds; null: the space of the atlas.</summary>
    public string? Space { get; init; }

    /// <summary>What labels are looked up in.</summary>
    public string? Atlas { get; init; }

    /// <summary>Where the set as a whole comes from.</summary>
    public string Citation { get; init => field = value ?? ""; } = "";

    /// <summary>Its seeds in the order of the outputs' rows.</summary>
    public required IReadOnlyList<SeedEntry> Seeds { get; init; }

    /// <summary>Parses a set; <paramref name="path"/> is named in messages.</summary>
    public static SeedFile Parse(string json, string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize(json, SeedFileJson.Default.SeedFile)
                ?? throw new InputException(new Place(path), "a region set", "null", "See seeds/README.md for the format.");
            file.Check(path);
            return file;
        }
        catch (JsonException e)
        {
            throw new InputException(new Place(path, Line: (int?)e.LineNumber + 1, Field: e.Path), "a region set as seeds/README.md describes it",
                Reason(e), "Correct this entry.", e);
        }
    }

    // the serialiser's sentences name its types and ours
    private static string Reason(JsonException e) => e.Message switch
    {
        _ when e.InnerException is JsonException => $"text that is not JSON ({e.InnerException.Message.Split(" LineNumber:")[0].TrimEnd('.')})",
        var m when m.Contains("could not be mapped", StringComparison.Ordinal) => "a field that a set does not have",
        var m when m.Contains("uplicate", StringComparison.Ordinal) => "a field that stands twice",
        var m when m.Contains("missing required", StringComparison.Ordinal) => $"none of the field {m.Split("including: ")[^1].Split(" Path:")[0].TrimEnd('.')}",
        var m when m.StartsWith("label", StringComparison.Ordinal) || m.StartsWith("a label", StringComparison.Ordinal) => m,
        _ => "a value of another kind",
    };

    private void Check(string path)
    {
        if (!Name.Any(char.IsAsciiLetterOrDigit)) throw new InputException(new Place(path, Field: "name"), "a name with letters or digits", $"\"{Name}\"", "Name the set.");
        if (Seeds.Count == 0) throw new InputException(new Place(path, Field: "seeds"), "at least one seed", "none", "List the set's seeds.");
        if (Seeds.Contains(null!)) throw new InputException(new Place(path, Field: "seeds"), "seeds in braces", "null", "Remove it.");
        foreach (var seed in Seeds) seed.Check(path);
        if (Seeds.GroupBy(s => s.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InputException(new Place(path, Field: "seeds"), "each name once", $"{twice.Key} {twice.Count()} times", "Rename one of them.");
        if (Atlas is null && Seeds.FirstOrDefault(s => s.Labels is not null) is { } label)
            throw new InputException(new Place(path, Field: "atlas"), $"an atlas for the labels of {label.Name}", "none", "Set atlas to a file, to given or to aseg.");
        if (Atlas is not null && Seeds.All(s => s.Labels is null))
            throw new InputException(new Place(path, Field: "atlas"), "no atlas, for no seed is a label", Atlas, "Remove atlas, or state labels.");
    }
}
