using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>
/// The names of all outputs, in one place. BIDS has no released names for tables of regions; these follow what XCP-D
/// writes (<c>atlas-</c>, <c>stat-</c>), and <c>.bidsignore</c> lists them.
/// </summary>
public sealed record OutputName(string Task, string? Space, string Atlas)
{
    /// <summary>
    /// A region set's name as a BIDS label: letters and digits only, each word capitalised; <c>Regions</c> where the name
    /// has none.
    /// </summary>
    public static string LabelOf(string set)
    {
        if (set.Length > 0 && set.All(char.IsAsciiLetterOrDigit)) return set;
        var other = set.Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct().ToArray();
        var words = set.Split(other, StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]);
        return string.Concat(words) is { Length: > 0 } label ? label : "Regions";
    }

    /// <summary>A table of one run: <c>sub-X/[ses-Y/]func/…_NAME</c>, without extension; <paramref name="stat"/> may be null.</summary>
    public string OfRun(Run run, string? stat, string suffix)
    {
        var key = run.Key;
        var folder = key.Session is null ? $"sub-{key.Participant}/func" : $"sub-{key.Participant}/ses-{key.Session}/func";
        return $"{folder}/{OfRunStem(run)}{Entity("space", run.Space)}{Entity("res", run.Resolution)}{Entity("atlas", Atlas)}{Entity("stat", stat)}_{suffix}";
    }

    /// <summary>A table of one participant: <c>sub-X/sub-X_…_NAME</c>, without extension.</summary>
    public string OfParticipant(string participant, string suffix) =>
        $"sub-{participant}/sub-{participant}_task-{Task}{Entity("space", Space)}{Entity("atlas", Atlas)}_{suffix}";

    /// <summary>A table of the group: <c>group/task-…_NAME</c>, without extension.</summary>
    public string OfGroup(string suffix) => $"group/task-{Task}{Entity("space", Space)}{Entity("atlas", Atlas)}_{suffix}";

    private static string OfRunStem(Run run) => Path.GetFileName(run.Bold).Split("_space-")[0].Split("_res-")[0].Split("_desc-")[0];

    private static string Entity(string key, string? label) => label is null ? "" : $"_{key}-{label}";
}
