using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// The outcomes of a crossover: for each treatment its sessions stand for those after, and the reference's for those before. A participant's
/// change is then the difference between the treatments, with the effects of the periods taken off where they can be estimated; the value before is
/// that under the reference; an outcome with sessions is that of the treatment's session.
/// </summary>
internal static class CrossoverAssociations
{
    public static IReadOnlyList<AssociationRow> Of(CrossoverStudy study)
    {
        if (study.Data.Plan.Statistics.Outcomes.Count == 0) return [];
        return Associations.Adjusted([.. Enumerable.Range(1, study.Schedule.Treatments.Count - 1).SelectMany(t => Associations.Of(AsChanges(study, t))
            .Select(row => row with { Arm = study.Schedule.Treatments[t], ReferenceArm = study.Schedule.Treatments[0] }))]);
    }

    /// <summary>The study with one treatment's sessions after, and the reference's before; arms, which are no treatments here, are left out.</summary>
    private static GroupData AsChanges(CrossoverStudy study, int treatment)
    {
        var (data, schedule) = (study.Data, study.Schedule);
        var (before, after) = (schedule.Treatments[0], schedule.Treatments[treatment]);
        var differences = study.Cells.SelectMany(cell => cell.Participants()).Where(d => d.Treatment == after).ToList();
        var labels = schedule.Everyone.SelectMany(who => schedule.Of(who).Where(s => s.Treatment == 0 || s.Treatment == treatment).Select(s => (Key: (who, s.Session), s.Treatment)))
            .DistinctBy(s => (s.Key.who, s.Treatment)).ToDictionary(s => s.Key, s => s.Treatment == 0 ? before : after);
        return data with
        {
            Plan = data.Plan with { Arms = [], ReferenceArm = null, Statistics = data.Plan.Statistics with { Design = DesignKind.OneArm, PrimaryVisit = null } },
            Changes = [.. differences.Select(d => new ChangeRow(d.Participant, null, d.Region, d.Contrast, d.Reference, d.Reference + (double.IsNaN(d.Freed) ? d.Difference : d.Freed), d.Status))],
            Sessions = [.. differences.Where(d => d.Status == GroupStatus.Ok).SelectMany(d => new[]
            {
                new SessionRow(d.Participant, null, before, SessionRole.Pre, d.Region, d.Contrast, d.Reference, double.NaN),
                new SessionRow(d.Participant, null, after, SessionRole.Post, d.Region, d.Contrast, d.Treated, double.NaN),
            })],
            Outcomes = [.. data.Outcomes.Where(o => o.Session is null || labels.ContainsKey((o.Participant, o.Session))).Select(o => o.Session is null ? o : o with { Session = labels[(o.Participant, o.Session)] })],
            Visits = [(before, SessionRole.Pre), (after, SessionRole.Post)],
        };
    }
}
