using System.Globalization;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>Who was measured when, by arm and visit, as the flow diagram of a trial's report has it (CONSORT 2010).</summary>
public static class Attrition
{
    private const string NotScanned = "missing_session", NoImages = "no_images";

    /// <summary>For every arm and visit a row of the study, then one of each region and contrast.</summary>
    public static IReadOnlyList<AttritionRow> Of(GroupData data)
    {
        var everyone = data.Participants.Count > 0 ? data.Participants.Select(p => (p.Participant, p.Arm)).ToList()
            : data.Changes.Select(c => (c.Participant, c.Arm)).Distinct().ToList();
        string?[] arms = [.. data.Plan.Arms, .. everyone.Exists(p => p.Arm is null || !data.Plan.Arms.Contains(p.Arm)) ? new string?[] { null } : []];
        var rows = data.Sessions.ToLookup(s => (s.Participant, s.Session));
        return [.. arms.SelectMany(arm => data.Visits.SelectMany(visit =>
            OfVisit(data, arm, visit, [.. everyone.Where(p => p.Arm == arm || arm is null && (p.Arm is null || !data.Plan.Arms.Contains(p.Arm))).Select(p => p.Participant)], rows)))];
    }

    private static IEnumerable<AttritionRow> OfVisit(
        GroupData data, string? arm, (string Label, SessionRole Role) visit, string[] everyone, ILookup<(string, string), SessionRow> rows)
    {
        var own = everyone.ToDictionary(who => who, who => rows[(who, visit.Label)].ToList());
        var scanned = own.Count(one => one.Value.Count > 0);
        AttritionRow Row(string region, string contrast, Func<SessionRow, bool> isOfCell)
        {
            var statuses = own.Select(one => StatusOf([.. one.Value.Where(isOfCell)], Absence(data, one.Key))).ToList();
            return new AttritionRow(arm, visit.Label, visit.Role, region, contrast, everyone.Length, scanned, statuses.Count(s => s == GroupStatus.Ok), Counted(statuses));
        }
        yield return Row("", "", _ => true);
        foreach (var region in data.Plan.Regions)
            foreach (var contrast in data.Plan.Contrasts.Where(contrast => !data.Changes.Any(c => c.Region == region.Name && c.Contrast == contrast && c.Status == Status.NoEdge)))
                yield return Row(region.Name, contrast, row => row.Region == region.Name && row.Contrast == contrast);
    }

    /// <summary>ok where there is a value among the rows, else the commonest reason.</summary>
    private static string StatusOf(List<SessionRow> rows, string absence) =>
        rows.Count == 0 ? absence : rows.Exists(row => row.Status == GroupStatus.Ok) ? GroupStatus.Ok
        : rows.CountBy(row => row.Status).OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).First().Key;

    private static string Absence(GroupData data, string who) => data.Sessions.Any(s => s.Participant == who) ? NotScanned : NoImages;

    private static string Counted(IEnumerable<string> statuses) => string.Join(", ", statuses.Where(s => s != GroupStatus.Ok).CountBy(s => s)
        .OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value}")));
}
