using System.Globalization;

namespace RoiAnalyzer.Studies;

/// <summary>What tells one run of a study from another: labels without their prefixes, null where a name has none.</summary>
public sealed record RunKey(string Participant, string? Session, string Task, string? Run)
{
    private static readonly string[] Others = ["acq", "ce", "rec", "dir"];

    /// <summary>
    /// The other entities that keep runs apart, as in the name: <c>acq-fast_dir-AP</c>; null when there are none.
    /// </summary>
    public string? Variant { get; init; }

    /// <summary>For example <c>sub-01 ses-pre task-cue run-1</c>.</summary>
    public override string ToString()
    {
        var session = Session is null ? "" : $" ses-{Session}";
        var variant = Variant is null ? "" : $" {Variant.Replace('_', ' ')}";
        var run = Run is null ? "" : $" run-{Run}";
        return $"sub-{Participant}{session} task-{Task}{variant}{run}";
    }

    /// <summary>The key of a file name; null when it names no participant or no task.</summary>
    internal static RunKey? Of(Entities entities)
    {
        if (entities["sub"] is not { } participant || entities["task"] is not { } task) return null;
        var variant = string.Join('_', Others.Where(entities.Labels.ContainsKey).Select(key => $"{key}-{entities[key]}"));
        return new RunKey(participant, entities["ses"], task, entities["run"]) { Variant = variant.Length == 0 ? null : variant };
    }

    /// <summary>Whether two names mean one run: <c>run-1</c> and <c>run-01</c> do.</summary>
    internal bool IsSameRunAs(RunKey other) => this with { Run = other.Run } == other && Entities.Same("run", Run, other.Run);

    /// <summary>Orders runs as they were acquired, as far as names tell.</summary>
    internal (string, int, string) Order =>
        (Variant ?? "", int.TryParse(Run, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue, Run ?? "");
}
