using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;

namespace RoiAnalyzer.Cli;

/// <summary>
/// Makes options. A value that cannot be is wrong usage, said in one line; an option that
/// was not given is null. Numbers are read in the invariant culture.
/// </summary>
internal static class Options
{
    /// <summary>A text: a label, a name or a file.</summary>
    public static Option<string?> Text(string name, string description, string help, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = help };

    /// <summary>A text that must be given.</summary>
    public static Option<string> Required(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help, Required = true };

    /// <summary>Texts: several after the name, or the name several times.</summary>
    public static Option<string[]> Texts(string name, string description, string help, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = help, AllowMultipleArgumentsPerToken = true };

    /// <summary>A share of a whole.</summary>
    public static Option<double?> Share(string name, string description, params string[] aliases) =>
        Number(name, description, "a number from 0 to 1", n => n is >= 0 and <= 1, aliases);

    /// <summary>A finite number.</summary>
    public static Option<double?> Number(
        string name, string description, string wanted, Predicate<double> isRight, params string[] aliases) =>
        Of<double>(name, description, "NUMBER", wanted, text => Finite(text) is { } n && isRight(n) ? n : null, aliases);

    /// <summary>A count, at least 1.</summary>
    public static Option<int?> Count(string name, string description, params string[] aliases) =>
        Of<int>(name, description, "N", "a whole number of at least 1", text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : null, aliases);

    /// <summary>A seed of random numbers.</summary>
    public static Option<ulong?> Seed(string name, string description) =>
        Of<ulong>(name, description, "N", "a whole number, 0 or more", text =>
            ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null);

    /// <summary>One of an enumeration's names, in lower case.</summary>
    public static Option<T?> Choice<T>(string name, string description)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(Word, value => value);
        return Of<T>(name, description, string.Join('|', words.Keys), string.Join(" or ", words.Keys), text =>
            words.TryGetValue(text, out var value) ? value : null);
    }

    /// <summary>An enumeration's name as it is written on the command line, and in a plan.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>A finite number in the invariant culture; null for anything else.</summary>
    public static double? Finite(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) ? n : null;

    private static Option<T?> Of<T>(
        string name, string description, string help, string wanted, Func<string, T?> read, params string[] aliases)
        where T : struct
    {
        return new Option<T?>(name, aliases) { Description = description, HelpName = help, CustomParser = Parse };

        T? Parse(ArgumentResult result)
        {
            var text = result.Tokens[0].Value;
            var value = read(text);
            if (value is null) result.AddError($"{name} wants {wanted}, found {text}");
            return value;
        }
    }
}
