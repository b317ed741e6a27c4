using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>Who was measured when, by arm and visit, as the flow diagram of a trial's report has it (CONSORT 2010).</summary>
public static class Attrition
{
    private const string NotScanned = Status.MissingSession;

    /// <summary>For every arm and visit a row of the study, then one of each region and contrast.</summary>
    public static IReadOnlyList<AttritionRow> Of(GroupData data)
    {
        var everyone = data.Participants.Count > 0 ? data.Participants.Select(p => (p.Participant, p.Arm)).ToList()
            : data.Changes.Select(c => (c.Participant, c.Arm)).Distinct().ToList();
        string?[] arms = [.. data.Plan.Arms, .. everyone.Exists(p => p.Arm is null || !data.Plan.Arms.Contains(p.Arm)) ? new string?[] { null } : []];
        var rows = data.Sessions.ToLookup(s => (s.Participant, s.Session));
        var imaged = data.Sessions.Select(s => s.Participant).ToHashSet();
        var cells = Cells(data);
        return [.. arms.SelectMany(arm => data.Visits.SelectMany(visit =>
            OfVisit(arm, visit, [.. everyone.Where(p => p.Arm == arm || arm is null && (p.Arm is null || !data.Plan.Arms.Contains(p.Arm))).Select(p => p.Participant)], rows, imaged, cells)))];
    }

    private static IEnumerable<AttritionRow> OfVisit(
        string? arm, (string Label, SessionRole Role) visit, string[] everyone, ILookup<(string, string), SessionRow> rows,
        HashSet<string> imaged, IReadOnlyList<(string Region, string Contrast)> cells)
    {
        var own = everyone.ToDictionary(who => who, who => rows[(who, visit.Label)].ToList());
        var scanned = own.Count(one => one.Value.Count > 0);
        AttritionRow Row(string region, string contrast, Func<SessionRow, bool> isOfCell)
        {
            var statuses = own.Select(one => StatusOf([.. one.Value.Where(isOfCell)], imaged.Contains(one.Key) ? NotScanned : Status.NoImages)).ToList();
            return new AttritionRow(arm, visit.Label, visit.Role, region, contrast, everyone.Length, scanned, statuses.Count(s => s == GroupStatus.Ok), MissingReason.Counted(statuses));
        }
        yield return Row("", "", _ => true);
        foreach (var (region, contrast) in cells)
            yield return Row(region, contrast, row => row.Region == region && row.Contrast == contrast);
    }

    /// <summary>The regions and contrasts that are measured; pairs that are no pair, or another row's, are not.</summary>
    private static List<(string Region, string Contrast)> Cells(GroupData data)
    {
        var unpaired = data.Changes.Where(c => c.Status == Status.NoEdge).Select(c => (c.Region, c.Contrast)).ToHashSet();
        return [.. data.Plan.Regions.SelectMany(region => data.Plan.Contrasts.Select(contrast => (region.Name, contrast))).Where(cell => !unpaired.Contains(cell))];
    }

    /// <summary>ok where there is a value among the rows, else the commonest reason.</summary>
    private static string StatusOf(List<SessionRow> rows, string absence) =>
        rows.Count == 0 ? absence : rows.Exists(row => row.Status == GroupStatus.Ok) ? GroupStatus.Ok
        : rows.CountBy(row => row.Status).OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).First().Key;
}
