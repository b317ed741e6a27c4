using System.Text.Json;

namespace RoiAnalyzer.Studies;

/// <summary>
/// An object of a plan's JSON, and where it is. Whatever is wrong with a field is added to <c>faults</c>, and its default
/// is returned, so that all faults are found at once. A field that is null is one that was left out.
/// </summary>
internal sealed class PlanSection
{
    private readonly string _file;
    private readonly string _path;
    private readonly JsonElement _element;
    private readonly List<Fault> _faults;

    public PlanSection(string file, string path, JsonElement element, List<Fault> faults)
    {
        (_file, _path, _element, _faults) = (file, path, element, faults);
        foreach (var field in element.EnumerateObject().CountBy(field => field.Name).Where(field => field.Value > 1))
            Fault(field.Key, "each field once", $"{field.Value} times", "Keep one of them.");
    }

    /// <summary>Names every field that is not among these.</summary>
    public PlanSection Knowing(params string[] names)
    {
        foreach (var field in Names.Where(field => !names.Contains(field)))
        {
            Fault(field, $"a known field such as {Nearest.To(field, names)}", "an unknown one",
                $"Known here: {string.Join(", ", names)}.");
        }

        return this;
    }

    /// <summary>The names of all fields.</summary>
    public IEnumerable<string> Names => _element.EnumerateObject().Select(property => property.Name).Distinct();

    /// <summary>Whether a field is there, be it null.</summary>
    public bool Has(string name) => _element.TryGetProperty(name, out _);

    /// <summary>Whether a field is there and says something: neither null nor empty.</summary>
    public bool IsGiven(string name) => Find(name) is { } value && !(value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any());

    public string? Text(string name) => Find(name) is { } value ? TextOf(name, value) : null;

    /// <summary>A label of BIDS, with or without its prefix.</summary>
    public string? Label(string name, string key) => Text(name) is { } text ? Labels.Bare(text, key) : null;

    public bool? Flag(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        return Wrong<bool>(name, "true or false", value);
    }

    public double? Number(string name, string expected, Predicate<double> isRight)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            && isRight(number)) return number;
        return Wrong<double>(name, expected, value);
    }

    /// <summary>One of an enumeration's names, in lower case.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Find(name) is not { } value) return null;
        foreach (var choice in Enum.GetValues<T>())
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString() == PlanWriter.Word(choice)) return choice;
        }

        return Wrong<T>(name, string.Join(" or ", Enum.GetValues<T>().Select(PlanWriter.Word)), value);
    }

    /// <summary>Several of an enumeration's names.</summary>
    public IReadOnlyList<T>? Choices<T>(string name)
        where T : struct, Enum
    {
        var choices = new List<T>();
        foreach (var text in Texts(name) ?? [])
        {
            var known = Enum.GetValues<T>().Where(choice => text == PlanWriter.Word(choice)).ToList();
            choices.AddRange(known);
            if (known.Count == 0) Fault(name, string.Join(" or ", Enum.GetValues<T>().Select(PlanWriter.Word)), $"\"{text}\"", "Correct the field, or leave it out.");
        }

        return Find(name) is null ? null : [.. choices.Distinct()];
    }

    /// <summary>One of an enumeration's names, or a list of several.</summary>
    public IReadOnlyList<T>? OneOrSeveral<T>(string name)
        where T : struct, Enum
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Array } list) return Choice<T>(name) is { } one ? [one] : null;
        if (list.GetArrayLength() > 0) return Choices<T>(name);
        Wrong<T>(name, "at least one of " + string.Join(" or ", Enum.GetValues<T>().Select(PlanWriter.Word)), list);
        return null;
    }

    /// <summary>A list of two numbers, the second the larger.</summary>
    public (double From, double To)? Stretch(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2 && value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Number)
            && (value[0].GetDouble(), value[1].GetDouble()) is var (from, to) && double.IsFinite(from) && double.IsFinite(to) && from < to) return (from, to);
        return Wrong<(double, double)>(name, "two numbers of seconds [from, to], the second the larger", value);
    }

    public IReadOnlyList<string>? Texts(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray().Select(element => TextOf(name, element)).OfType<string>()];
        Wrong<int>(name, "a list [ … ] of texts", value);
        return null;
    }

    public PlanSection? Section(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Object) return new PlanSection(_file, PathOf(name), value, _faults);
        Wrong<int>(name, "an object { … }", value);
        return null;
    }

    /// <summary>The objects of a list.</summary>
    public IReadOnlyList<PlanSection>? Sections(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(element => element.ValueKind == JsonValueKind.Object))
            return [.. value.EnumerateArray().Select((element, n) => new PlanSection(_file, $"{PathOf(name)}[{n}]", element, _faults))];
        Wrong<int>(name, "a list [ … ] of objects { … }", value);
        return null;
    }

    public void Fault(string name, string expected, string found, string remedy) =>
        _faults.Add(new Fault(new Place(_file, Field: PathOf(name)), expected, found, remedy));

    private string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private JsonElement? Find(string name) =>
        _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string? TextOf(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text) return text;
        Wrong<int>(name, "a text", value);
        return null;
    }

    private T? Wrong<T>(string name, string expected, JsonElement value)
        where T : struct
    {
        Fault(name, expected, value.GetRawText(), "Correct the field, or leave it out.");
        return null;
    }
}
