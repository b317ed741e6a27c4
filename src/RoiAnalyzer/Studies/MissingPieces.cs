namespace RoiAnalyzer.Studies;

/// <summary>Names the sessions and runs that a participant should have and has not.</summary>
internal sealed class MissingPieces(string task, Dataset derivative, Findings findings)
{
    /// <summary>Looks through everyone who has a folder, an image or a row in participants.tsv.</summary>
    public void Name(List<Run> runs, IReadOnlyList<DatasetFile> rawRuns, SessionPlan? sessions, IEnumerable<string> everyone)
    {
        var found = runs.Select(run => run.Key).ToLookup(key => key.Participant);
        var acquired = rawRuns.Select(file => RunKey.Of(file.Entities)!).ToLookup(key => key.Participant);
        string[] expected = sessions is null ? [] : [sessions.Pre!, sessions.Post!, .. sessions.FollowUp];
        foreach (var participant in everyone)
        {
            if (!found.Contains(participant))
                Add(participant, null, null, Status.MissingSession, $"no preprocessed image of task-{task} in {derivative.Path}");
            else
                NameOf(participant, [.. found[participant]], acquired[participant], expected);
        }
    }

    private void NameOf(string participant, RunKey[] found, IEnumerable<RunKey> acquired, string[] expected)
    {
        foreach (var session in expected.Where(label => found.All(key => key.Session != label)))
            Add(participant, session, null, Status.MissingSession, $"no preprocessed image of task-{task}");
        foreach (var key in acquired.Where(key => found.Any(k => k.Session == key.Session) && !found.Any(key.IsSameRunAs)))
            Add(participant, key.Session, key.Run, Status.MissingRun, "no preprocessed image, though the raw study has this run");
    }

    private void Add(string participant, string? session, string? run, string status, string reason) =>
        findings.Missing.Add(new Missing(participant, session, run, status, reason));
}
