namespace RoiAnalyzer.Studies;

/// <summary>Finds the name that a misspelt one was probably meant to be.</summary>
public static class Nearest
{
    /// <summary>
    /// The candidate with the smallest Levenshtein distance to <paramref name="name"/>, case apart; the first of several;
    /// null when there is none.
    /// </summary>
    public static string? To(string name, IEnumerable<string> candidates) =>
        candidates.MinBy(candidate => Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant()));

    /// <summary>For the end of a message: the nearest candidate, then all of them or, of more than 20, their number.</summary>
    public static string Hint(string name, IReadOnlyList<string> candidates) => candidates.Count switch
    {
        0 => "There is none.",
        > 20 => $"Nearest of {candidates.Count}: {To(name, candidates)}.",
        _ => $"Nearest: {To(name, candidates)}. There are: {string.Join(", ", candidates)}.",
    };

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, substituted));
            }
        }

        return row[b.Length];
    }
}
