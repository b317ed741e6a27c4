using System.Globalization;

namespace RoiAnalyzer.Group;

/// <summary>The values of one arm's participants before and after, of one region and contrast, and who is missing.</summary>
internal sealed class ArmValues
{
    private const string NoRow = "no_row";

    private readonly string[] _missing;

    /// <param name="arm">Name of the arm; null for a study without arms.</param>
    /// <param name="participants">Everybody in the arm.</param>
    /// <param name="rows">The rows of one region and contrast, by participant.</param>
    public ArmValues(string? arm, IReadOnlyCollection<string> participants, IReadOnlyDictionary<string, ChangeRow> rows)
    {
        Arm = arm;
        var own = participants.ToLookup(who => rows.TryGetValue(who, out var row) ? row.Status : NoRow);
        ChangeRow[] used = [.. own[GroupStatus.Ok].Select(who => rows[who])];
        Pre = Array.ConvertAll(used, row => row.Pre);
        Post = Array.ConvertAll(used, row => row.Post);
        _missing = [.. own.Where(status => status.Key != GroupStatus.Ok).SelectMany(status => status.Select(_ => status.Key))];
    }

    public string? Arm { get; }

    public double[] Pre { get; }

    public double[] Post { get; }

    public int N => Pre.Length;

    public int Missing => _missing.Length;

    /// <summary>For example <c>1 of 8 participants of ketamine has both values</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{N} of {N + Missing} participants{(Arm is null ? "" : $" of {Arm}")} {(N == 1 ? "has" : "have")} both values");

    /// <summary>Reason codes with their counts, over some arms, in ordinal order.</summary>
    public static string ReasonsOf(params ReadOnlySpan<ArmValues> arms)
    {
        List<string> all = [];
        foreach (var arm in arms) all.AddRange(arm._missing);
        return string.Join(", ", all.CountBy(code => code).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}")));
    }
}
