namespace RoiAnalyzer.Cli;

/// <summary>A contrast as it is written on the command line: <c>NAME=TYPE:WEIGHT,TYPE:WEIGHT</c>.</summary>
internal static class WrittenContrast
{
    /// <summary>All contrasts by name, in the order given; <paramref name="types"/> are the trial types that there are.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> All(
        IEnumerable<string> written, string[] types)
    {
        var contrasts = new OrderedDictionary<string, IReadOnlyDictionary<string, double>>();
        foreach (var text in written)
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (sign < 1) throw Wrong(text, "write NAME=TYPE:WEIGHT,TYPE:WEIGHT");
            if (!contrasts.TryAdd(text[..sign], WeightsOf(text, text[(sign + 1)..], types)))
                throw Wrong(text, $"there are two of the name {text[..sign]}");
        }

        return contrasts;
    }

    private static Dictionary<string, double> WeightsOf(string contrast, string terms, string[] types)
    {
        var weights = new Dictionary<string, double>();
        foreach (var term in terms.Split(','))
        {
            var (type, weight) = TermOf(contrast, term);
            if (!types.Contains(type)) throw Wrong(contrast, $"no event is {type}; there are {string.Join(", ", types)}");
            if (!weights.TryAdd(type, weight)) throw Wrong(contrast, $"{type} has two weights");
        }

        return weights.Values.Any(weight => weight != 0) ? weights : throw Wrong(contrast, "all weights are 0");
    }

    private static (string Type, double Weight) TermOf(string contrast, string term)
    {
        var colon = term.LastIndexOf(':');
        return colon > 0 && Options.Finite(term[(colon + 1)..]) is { } weight
            ? (term[..colon], weight)
            : throw Wrong(contrast, $"{(term.Length == 0 ? "nothing" : term)} is not TYPE:WEIGHT");
    }

    private static UsageException Wrong(string contrast, string why) => new($"--contrast {contrast}: {why}");
}
