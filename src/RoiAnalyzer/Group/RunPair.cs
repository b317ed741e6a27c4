using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// Two runs that are compared, one of the session before and one of a later session, with the same run number; null where a
/// session does not have it, or is not there. That all runs of a participant lie on one grid and in one space was demanded when
/// they were read.
/// </summary>
public sealed record RunPair(string? PreSession, string? PostSession, RunQuality? Pre, RunQuality? Post)
{
    /// <summary>Repetition and start times, in seconds, that are less apart are the same.</summary>
    public const double SameTime = 1e-4;

    /// <summary>Degrees of freedom may differ by this share of those before.</summary>
    public const double MostFreedomChange = 0.2;

    /// <summary>The regions of both runs, in their order; empty where one of the runs is missing.</summary>
    public IReadOnlyList<BaselineChange> Baselines => Pre is null || Post is null ? []
        : [.. Pre.Regions.Zip(Post.Regions, (pre, post) => new BaselineChange(pre, post))];

    /// <summary>What may be wrong, in the order of <see cref="QualityFlag"/>.</summary>
    public IReadOnlyList<string> Flags => [.. FindFlags()];

    /// <summary>The pairs of a participant: the session before with each later one, the runs by their numbers.</summary>
    public static IReadOnlyList<RunPair> Of(Participant participant, IReadOnlyList<RunQuality> runs)
    {
        var byKey = runs.ToDictionary(r => r.Run.Key);
        List<Session?> before = [.. participant.Sessions.Where(s => s.Role == SessionRole.Pre)];
        List<Session?> after = [.. participant.Sessions.Where(s => s.Role != SessionRole.Pre)];
        if (before.Count == 0) before.Add(null);
        if (after.Count == 0) after.Add(null);
        return [.. before.SelectMany(pre => after.SelectMany(post => Of(pre, post, byKey)))];
    }

    private static IEnumerable<RunPair> Of(Session? pre, Session? post, Dictionary<RunKey, RunQuality> runs)
    {
        List<Run> later = [.. post?.Runs ?? []];
        foreach (var run in pre?.Runs ?? [])
        {
            var other = later.Find(l => (l.Key with { Session = null }).IsSameRunAs(run.Key with { Session = null }));
            if (other is not null) later.Remove(other);
            yield return new RunPair(pre!.Label, post?.Label, runs[run.Key], other is null ? null : runs[other.Key]);
        }
        foreach (var run in later) yield return new RunPair(pre?.Label, post!.Label, null, runs[run.Key]);
    }

    private IEnumerable<string> FindFlags()
    {
        if (PreSession is null || PostSession is null) yield return QualityFlag.MissingSession;
        else if (Pre is null || Post is null) yield return QualityFlag.Unpaired;
        if (Pre is null || Post is null) yield break;
        var (pre, post) = (Pre.Run, Post.Run);
        if (Differ(pre.RepetitionTime, post.RepetitionTime)) yield return QualityFlag.RepetitionTime;
        if (Pre.VolumeCount != Post.VolumeCount) yield return QualityFlag.Volumes;
        if (Differ(pre.StartTime, post.StartTime)) yield return QualityFlag.StartTime;
        if (pre.GeneratedBy != post.GeneratedBy) yield return QualityFlag.GeneratedBy;
        if (pre.ScannerSoftware != post.ScannerSoftware) yield return QualityFlag.ScannerSoftware;
        if (!Pre.Model.Nuisance.Names.SequenceEqual(Post.Model.Nuisance.Names)) yield return QualityFlag.Confounds;
        if (!CountsOf(Pre).SequenceEqual(CountsOf(Post))) yield return QualityFlag.Events;
        if (Pre.DegreesOfFreedom is { } before && Post.DegreesOfFreedom is { } after
            && Math.Abs(after - before) > MostFreedomChange * before) yield return QualityFlag.DegreesOfFreedom;
    }

    private static bool Differ(double? one, double? other) =>
        one is { } a && other is { } b ? Math.Abs(a - b) > SameTime : one.HasValue != other.HasValue;

    private static IEnumerable<(string, int)> CountsOf(RunQuality run) => run.Conditions.Select(c => (c.TrialType, c.Events));
}
