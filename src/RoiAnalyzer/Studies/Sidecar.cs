using System.Text.Json;

namespace RoiAnalyzer.Studies;

/// <summary>
/// JSON metadata: of one file, or of all files that the inheritance principle applies to an image, where the nearer file
/// wins for each field. Every field remembers the file it came from.
/// </summary>
public sealed class Sidecar
{
    private readonly Dictionary<string, (JsonElement Value, string File)> _fields = new(StringComparer.Ordinal);

    private Sidecar(string file) => File = file;

    /// <summary>The file, or the nearest of several; the place of a field that none of them has.</summary>
    public string File { get; private set; }

    /// <summary>Reads one file, an object of JSON; an <see cref="InputException"/> says what is wrong with it.</summary>
    public static Sidecar Read(string path)
    {
        var sidecar = new Sidecar(path);
        foreach (var field in Parse(path).EnumerateObject()) sidecar._fields[field.Name] = (field.Value, path);
        return sidecar;
    }

    /// <summary>One of several; <paramref name="place"/> stands for them in messages where there is none.</summary>
    public static Sidecar Merge(IEnumerable<Sidecar> fromFarToNear, string place)
    {
        var merged = new Sidecar(place);
        foreach (var sidecar in fromFarToNear)
        {
            merged.File = sidecar.File;
            foreach (var (name, field) in sidecar._fields) merged._fields[name] = field;
        }

        return merged;
    }

    /// <summary>Whether a field is there.</summary>
    public bool Has(string field) => _fields.ContainsKey(field);

    /// <summary>Where a field is.</summary>
    public Place PlaceOf(string field) => new(_fields.TryGetValue(field, out var found) ? found.File : File, Field: field);

    /// <summary>A field's number; null when it is not there; an <see cref="InputException"/> when it is something else.</summary>
    public double? Number(string field) =>
        Value(field, "a number", v => v.ValueKind == JsonValueKind.Number && v.TryGetDouble(out var n) ? n : (double?)null);

    /// <summary>A field's true or false; null when it is not there; an <see cref="InputException"/> when it is neither.</summary>
    public bool? Flag(string field) => Value(field, "true or false", v => v.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => (bool?)null,
    });

    /// <summary>A field's text; null when it is not there or is not text.</summary>
    public string? Text(string field) =>
        _fields.TryGetValue(field, out var found) && found.Value.ValueKind == JsonValueKind.String
            ? found.Value.GetString()
            : null;

    /// <summary>
    /// The program that made the data, with its version: the first of <c>GeneratedBy</c>, or <c>PipelineDescription</c> of older
    /// BIDS; null where neither says a name.
    /// </summary>
    public string? GeneratedBy()
    {
        foreach (var field in new[] { "GeneratedBy", "PipelineDescription" })
        {
            if (!_fields.TryGetValue(field, out var found)) continue;
            var program = found.Value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list[0] : found.Value;
            if (program.ValueKind == JsonValueKind.Object && TextOf(program, "Name") is { } name)
                return TextOf(program, "Version") is { } version ? $"{name} {version}" : name;
        }

        return null;
    }

    private static string? TextOf(JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The root of a JSON file, which must be an object without comments or trailing commas.</summary>
    internal static JsonElement Parse(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(TextFile.Read(path));
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document.RootElement.Clone();
        }
        catch (JsonException cause)
        {
            throw new InputException(new Place(path, Line: (int)(cause.LineNumber ?? 0) + 1), "JSON", "something else",
                "Correct the line: no comments, no trailing commas, names in double quotes.", cause);
        }

        throw new InputException(new Place(path), "a JSON object { … }", "another kind of value", "Put the fields in braces.");
    }

    private T? Value<T>(string field, string expected, Func<JsonElement, T?> read)
        where T : struct
    {
        if (!_fields.TryGetValue(field, out var found)) return null;
        return read(found.Value) ?? throw new InputException(PlaceOf(field), expected, found.Value.GetRawText(),
            "Correct the field, or remove it.");
    }
}
