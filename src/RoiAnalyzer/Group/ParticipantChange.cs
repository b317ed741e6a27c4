using RoiAnalyzer.Models;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// Post − pre of one contrast in one region of a participant, in percent signal change. Sessions with several runs are
/// their mean; a session without one usable run makes the change missing, with the reason.
/// </summary>
public sealed record ParticipantChange(string Region, string Contrast, string Status, string Reason)
{
    /// <summary>The session before, in percent signal change.</summary>
    public Estimate? Pre { get; init; }

    /// <summary>The session after, in percent signal change.</summary>
    public Estimate? Post { get; init; }

    /// <summary>Post − pre.</summary>
    public Estimate? Change => Pre is { } pre && Post is { } post ? SessionEstimate.Change(pre, post) : null;

    /// <summary>Runs that the session before rests on.</summary>
    public int PreRuns { get; init; }

    /// <summary>Runs that the session after rests on.</summary>
    public int PostRuns { get; init; }

    /// <summary>Voxels of the region that all runs have in common.</summary>
    public int Voxels { get; init; }

    /// <summary>The share of the region in those voxels.</summary>
    public double Coverage { get; init; }

    /// <summary>The changes of a participant, region by region, in each the contrasts in order.</summary>
    public static IReadOnlyList<ParticipantChange> Of(Participant participant, IReadOnlyList<RunModel> runs, IReadOnlyList<RegionVoxels> regions)
    {
        var roles = participant.Sessions.SelectMany(s => s.Runs.Select(run => (run.Key, s.Role))).ToDictionary(r => r.Key, r => r.Role);
        var estimates = runs.SelectMany(r => r.Estimates.Select(e => (Role: roles[r.Run.Key], Estimate: e)))
            .ToLookup(e => (e.Estimate.Region, e.Estimate.Contrast));
        var contrasts = runs[0].Estimates.Select(e => e.Contrast).Distinct().ToList();
        return [.. regions.SelectMany(region => contrasts.Select(contrast => Of(region, contrast, [.. estimates[(region.Region.Name, contrast)]])))];
    }

    private static ParticipantChange Of(RegionVoxels region, string contrast, IReadOnlyList<(SessionRole Role, RegionEstimate Estimate)> estimates)
    {
        var pre = estimates.Where(e => e.Role == SessionRole.Pre).Select(e => e.Estimate).ToList();
        var post = estimates.Where(e => e.Role == SessionRole.Post).Select(e => e.Estimate).ToList();
        var (status, reason) = Judge(pre, "pre") ?? Judge(post, "post") ?? (RoiAnalyzer.Status.Ok, "");
        return new ParticipantChange(region.Region.Name, contrast, status, reason)
        {
            Pre = Mean(pre),
            Post = Mean(post),
            PreRuns = pre.Count(IsOk),
            PostRuns = post.Count(IsOk),
            Voxels = pre.Concat(post).Min(e => e.Voxels) ?? region.Columns.Length,
            Coverage = region.CommonCoverage,
        };
    }

    private static (string, string)? Judge(List<RegionEstimate> session, string name)
    {
        if (session.Count == 0) return (RoiAnalyzer.Status.MissingSession, $"there is no {name} session");
        if (session.Exists(IsOk)) return null;
        return (session[0].Status, $"{name}: {session[0].Reason}");
    }

    private static Estimate? Mean(List<RegionEstimate> session) =>
        session.Exists(IsOk) ? SessionEstimate.Of([.. session.Where(IsOk).Select(e => e.Measured!.Value)]) : null;

    private static bool IsOk(RegionEstimate estimate) => estimate.Status == RoiAnalyzer.Status.Ok;
}
