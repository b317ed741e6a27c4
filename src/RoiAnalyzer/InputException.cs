namespace RoiAnalyzer;

/// <summary>Where in the input something is: a file and, where known, a byte offset, a line (from 1) and a field.</summary>
public readonly record struct Place(string File, long? Byte = null, int? Line = null, string? Field = null)
{
    /// <summary>For example <c>bold.nii.gz, byte 70 (datatype)</c>.</summary>
    public override string ToString()
    {
        var text = File;
        if (Byte is { } at) text += FormattableString.Invariant($", byte {at}");
        if (Line is { } line) text += FormattableString.Invariant($", line {line}");
        return Field is null ? text : $"{text} ({Field})";
    }
}

/// <summary>One thing wrong with the input: where, what was expected, what was found, and what to do about it.</summary>
public sealed record Fault(Place Place, string Expected, string Found, string Remedy)
{
    /// <summary>The fault as one line, whatever was found: control characters, which a terminal would obey, become spaces.</summary>
    public override string ToString()
    {
        var text = $"{Place}: expected {Expected}, found {Found}. {Remedy}";
        return text.Any(IsNotForALine) ? string.Concat(text.Select(c => IsNotForALine(c) ? ' ' : c)) : text;
    }

    private static bool IsNotForALine(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}

/// <summary>The only exception of ours: the input cannot be used. It carries every fault that was found, never none.</summary>
public sealed class InputException : Exception
{
    /// <summary>All faults, in the order they were found.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>One fault.</summary>
    public InputException(Place place, string expected, string found, string remedy, Exception? cause = null)
        : this([new Fault(place, expected, found, remedy)], cause) { }

    /// <summary>Several faults, shown together.</summary>
    public InputException(IReadOnlyList<Fault> faults, Exception? cause = null)
        : base(string.Join('\n', faults), cause)
    {
        ArgumentOutOfRangeException.ThrowIfZero(faults.Count);
        Faults = faults;
    }
}
