namespace RoiAnalyzer.Studies;

/// <summary>
/// What a BIDS file name says: labels by key (<c>sub</c>, <c>ses</c>, <c>task</c>, <c>run</c>, <c>space</c>, …), a suffix
/// and an extension. Any text can be parsed: a name that is not of this form has no suffix.
/// </summary>
public sealed class Entities
{
    private readonly Dictionary<string, string> _labels = [];

    private Entities(string extension) => Extension = extension;

    /// <summary>What follows the last label, for example <c>bold</c>; null when the name is not a BIDS name.</summary>
    public string? Suffix { get; private set; }

    /// <summary>From the first dot after the last underscore, for example <c>.nii.gz</c>; empty when there is none.</summary>
    public string Extension { get; }

    /// <summary>The labels by key.</summary>
    public IReadOnlyDictionary<string, string> Labels => _labels;

    /// <summary>The label of a key, without its prefix; null when the name does not have it.</summary>
    public string? this[string key] => _labels.GetValueOrDefault(key);

    /// <summary>The entities of a file name; folders before it are not looked at.</summary>
    public static Entities Parse(string fileName)
    {
        var name = Path.GetFileName(fileName);
        var dot = name.IndexOf('.', name.LastIndexOf('_') + 1);
        var entities = new Entities(dot < 0 ? "" : name[dot..]);
        var parts = (dot < 0 ? name : name[..dot]).Split('_');
        var labelled = parts.TakeWhile(part => part.Contains('-', StringComparison.Ordinal)).ToArray();
        var rest = parts[labelled.Length..];
        if (labelled.All(entities.TryAdd) && rest.All(part => part.Length > 0 && !part.Contains('-', StringComparison.Ordinal)))
            entities.Suffix = rest.Length == 0 ? null : string.Join('_', rest);
        return entities;
    }

    /// <summary>Whether every label of this name, apart from the keys named, is also one of <paramref name="other"/>.</summary>
    public bool IsWithin(Entities other, params ReadOnlySpan<string> except)
    {
        foreach (var (key, label) in _labels)
        {
            if (!except.Contains(key) && !Same(key, label, other[key])) return false;
        }

        return true;
    }

    /// <summary>Whether two labels of a key are the same; runs are numbers, so that <c>1</c> and <c>01</c> are one run.</summary>
    public static bool Same(string key, string? one, string? other) =>
        one == other || (key == "run" && one is not null && other is not null && Unpadded(one) == Unpadded(other));

    private static string Unpadded(string label) =>
        label.All(char.IsAsciiDigit) && label.Length > 1 ? label.TrimStart('0').PadLeft(1, '0') : label;

    private bool TryAdd(string part)
    {
        var dash = part.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && dash < part.Length - 1 && _labels.TryAdd(part[..dash], part[(dash + 1)..]);
    }
}
