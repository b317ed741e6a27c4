using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// One contrast in one region of one session of a participant: the fixed effect of the session's usable runs
/// (<see cref="SessionEstimate"/>). A session without one has the status of its first run; a session before or after that is not
/// there has rows that say so, with an empty label.
/// </summary>
public sealed record SessionEffect(string Session, SessionRole Role, string Region, string Contrast, string Status, string Reason)
{
    /// <summary>In percent signal change, or at rest in the measure's own unit; null where the status is not ok.</summary>
    public Estimate? Value { get; private init; }

    /// <summary>Runs of the session.</summary>
    public int Runs { get; private init; }

    /// <summary>Runs that the value rests on.</summary>
    public int RunsUsed { get; private init; }

    /// <summary>The sessions of a participant in order, in each the regions, in each the contrasts, as the runs have them.</summary>
    public static IReadOnlyList<SessionEffect> Of(Participant participant, IReadOnlyList<RunModel> runs)
    {
        var byKey = runs.ToDictionary(run => run.Run.Key);
        var rows = participant.Sessions.SelectMany(session => OfSession(session, [.. session.Runs.Select(run => byKey[run.Key])]));
        return [.. rows, .. new[] { SessionRole.Pre, SessionRole.Post }.Except(participant.Sessions.Select(s => s.Role)).SelectMany(role => Missing(role, runs[0]))];
    }

    private static IEnumerable<SessionEffect> OfSession(Session session, IReadOnlyList<RunModel> runs) =>
        runs.Count == 0 ? [] : runs[0].Estimates.Select((first, e) => Of(session, first, [.. runs.Select(run => (run.Run.Key, run.Estimates[e]))]));

    private static SessionEffect Of(Session session, RegionEstimate first, IReadOnlyList<(RunKey Key, RegionEstimate Estimate)> runs)
    {
        var used = runs.Where(run => run.Estimate.Status == RoiAnalyzer.Status.Ok).Select(run => run.Estimate.Measured!.Value).ToList();
        var without = string.Join("; ", runs.Where(run => run.Estimate.Status != RoiAnalyzer.Status.Ok).Select(run => $"without {run.Key}: {run.Estimate.Reason}"));
        return new SessionEffect(session.Label, session.Role, first.Region, first.Contrast, used.Count > 0 ? RoiAnalyzer.Status.Ok : first.Status, without)
        {
            Value = used.Count > 0 ? SessionEstimate.Of(used) : null,
            Runs = runs.Count,
            RunsUsed = used.Count,
        };
    }

    private static IEnumerable<SessionEffect> Missing(SessionRole role, RunModel any) =>
        any.Estimates.Select(e => new SessionEffect("", role, e.Region, e.Contrast, RoiAnalyzer.Status.MissingSession, $"there is no {(role == SessionRole.Pre ? "pre" : "post")} session"));
}
