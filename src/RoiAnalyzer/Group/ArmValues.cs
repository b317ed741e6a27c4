using System.Globalization;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>The values of one arm's participants before and after, of one region and contrast, and who is missing.</summary>
internal sealed class ArmValues
{
    private const string NoRow = MissingReason.NoRow, NoCovariate = MissingReason.MissingCovariate;

    private readonly string[] _missing;

    /// <param name="arm">Name of the arm; null for a study without arms.</param>
    /// <param name="participants">Everybody in the arm.</param>
    /// <param name="rows">The rows of one region and contrast, by participant.</param>
    public ArmValues(string? arm, IReadOnlyCollection<string> participants, IReadOnlyDictionary<string, ChangeRow> rows)
    {
        Arm = arm;
        var own = participants.ToLookup(who => rows.TryGetValue(who, out var row) ? row.Status : NoRow);
        ChangeRow[] used = [.. own[GroupStatus.Ok].Select(who => rows[who])];
        Participants = Array.ConvertAll(used, row => row.Participant);
        Pre = Array.ConvertAll(used, row => row.Pre);
        Post = Array.ConvertAll(used, row => row.Post);
        _missing = [.. own.Where(status => status.Key != GroupStatus.Ok).SelectMany(status => status.Select(_ => status.Key))];
    }

    private ArmValues(string? arm, string[] participants, double[] pre, double[] post, string[] missing) =>
        (Arm, Participants, Pre, Post, _missing) = (arm, participants, pre, post, missing);

    public string? Arm { get; }

    /// <summary>Those with both values.</summary>
    public string[] Participants { get; }

    public double[] Pre { get; }

    public double[] Post { get; }

    public int N => Pre.Length;

    public int Missing => _missing.Length;

    /// <summary>The same without those of whom a covariate or the stratum is not known, who are then missing for that reason.</summary>
    public ArmValues Knowing(IReadOnlyDictionary<string, ParticipantFacts> facts, bool stratified)
    {
        var known = Array.ConvertAll(Participants, who => !facts.TryGetValue(who, out var own) || own.IsComplete(stratified));
        if (!known.Contains(false)) return this;
        return new ArmValues(Arm, [.. Participants.Where((_, i) => known[i])], [.. Pre.Where((_, i) => known[i])], [.. Post.Where((_, i) => known[i])],
            [.. _missing, .. known.Where(k => !k).Select(_ => NoCovariate)]);
    }

    /// <summary>For example <c>1 of 8 participants of ketamine has both values</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{N} of {N + Missing} participants{(Arm is null ? "" : $" of {Arm}")} {(N == 1 ? "has" : "have")} both values");

    /// <summary>Reason codes with their counts, over some arms, in ordinal order.</summary>
    public static string ReasonsOf(params ReadOnlySpan<ArmValues> arms)
    {
        List<string> all = [];
        foreach (var arm in arms) all.AddRange(arm._missing);
        return MissingReason.Counted(all);
    }
}
