using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>
/// Everybody's values in long format, one row a participant, session, region and contrast, with all that is known of participant and
/// session beside it: what R and pandas read at once. A session that a participant does not have is rows that say so.
/// </summary>
public static class LongTable
{
    /// <summary>The table; columns that depend on the study are named for where they come from: covariate_, session_.</summary>
    public static OutputTable Of(GroupData data)
    {
        string[] covariates = [.. data.Participants.SelectMany(p => p.Covariates.Keys).Distinct()];
        string[] numbers = [.. data.SessionFacts.SelectMany(s => s.Numbers.Keys).Distinct()];
        var schedule = data.Plan.HasPeriodBaselines ? new CrossoverSchedule(data) : null;
        var table = new OutputTable([
            new("participant_id", "The participant"), new("arm", "Its arm"), new("stratum", "The stratum within which it was randomised"),
            new("session", "Label of the session; n/a in a study without sessions"), new("role", "What the session is to the infusion: pre, post or follow_up"),
            new("treatment", "What was given in the session, where sessions.tsv says it; n/a in a session before the treatment of its period"),
            .. schedule is null ? [] : new OutputColumn[] { new("baseline_session", "The session before the treatment of this one's period, where there is one") },
            .. covariates.Select(name => new OutputColumn($"covariate_{name}", $"The plan's covariate {name}{(name.Contains('=', StringComparison.Ordinal) ? ": 1 where it is so, else 0" : "")}")),
            .. numbers.Select(name => new OutputColumn($"session_{name}", $"The column {name} of sessions.tsv")),
            new("region", "Name of the region"), new("contrast", "Name of the contrast"),
            new("value", "The session, mean of its runs", data.Plan.Unit), new("standard_error", "Its standard error within the participant", data.Plan.Unit),
            new("status", "ok, or why there is no value"), new("reason", "The status in words")]);
        var (people, sessions) = (data.Participants.ToDictionary(p => p.Participant), data.SessionFacts.ToDictionary(s => (s.Participant, s.Session)));
        string[] visits = [.. data.Visits.Select(visit => visit.Label)];
        foreach (var row in data.Sessions.Concat(Absent(data)).OrderBy(row => row.Participant, StringComparer.Ordinal).ThenBy(row => Array.IndexOf(visits, row.Session)))
        {
            var (person, session) = (people.GetValueOrDefault(row.Participant), sessions.GetValueOrDefault((row.Participant, row.Session)));
            table.Add([
                $"sub-{row.Participant}", row.Arm, person?.Stratum, row.Session, SessionTable.Word(row.Role), data.Plan.IsCrossover && session is { IsBaseline: true } ? null : session?.Treatment,
                .. schedule is null ? [] : new object?[] { schedule.Before(row.Participant, row.Session) },
                .. covariates.Select(name => (object?)person?.Covariates.GetValueOrDefault(name, double.NaN)),
                .. numbers.Select(name => (object?)session?.Numbers.GetValueOrDefault(name, double.NaN)),
                row.Region, row.Contrast, row.Value, row.StandardError, row.Status, row.Reason]);
        }
        return table;
    }
    /// <summary>Rows of the sessions of the study that participants do not have, without a value.</summary>
    private static IEnumerable<SessionRow> Absent(GroupData data)
    {
        var cells = data.Sessions.Where(row => row.Status != Status.NoEdge).Select(row => (row.Region, row.Contrast)).Distinct().ToList();
        var there = data.Sessions.Select(row => (row.Participant, row.Session)).ToHashSet();
        var scanned = there.Select(own => own.Participant).ToHashSet();
        foreach (var person in data.Participants)
            foreach (var (label, role) in data.Visits.Where(visit => !there.Contains((person.Participant, visit.Label))))
            {
                var (status, reason) = scanned.Contains(person.Participant) ? (Status.MissingSession, "there is no such session") : (Status.NoImages, "there are no images of the participant");
                foreach (var (region, contrast) in cells) yield return new SessionRow(person.Participant, person.Arm, label, role, region, contrast, double.NaN, double.NaN, status, reason);
            }
    }
}
