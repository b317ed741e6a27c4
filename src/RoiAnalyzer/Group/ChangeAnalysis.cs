using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// The analysis of a study: for every region and contrast the change of each arm, and for each arm but the reference the
/// difference of changes and the adjusted difference; then the adjustment for their number.
/// </summary>
/// <remarks>
/// A family is one kind of test: the changes of one arm, all differences of changes, all adjusted differences. In each,
/// Holm and Hommel run over the primary regions and contrasts, and Benjamini with Hochberg or Yekutieli over all but the controls. A participant
/// without a value in a region is left out of that region only.
/// </remarks>
public static class ChangeAnalysis
{
    /// <summary>
    /// The group table, in the order of the plan's regions, then contrasts, then tests. Throws
    /// <see cref="ArgumentException"/> where the plan contradicts itself, or a row names a region, contrast or arm that is
    /// not in it, is there twice, or claims to be ok without two finite values.
    /// </summary>
    public static IReadOnlyList<GroupRow> Of(IReadOnlyList<ChangeRow> changes, GroupPlan plan) => Of(new GroupData { Changes = changes, Plan = plan });

    /// <summary>The same, with differences between arms adjusted for what is known of the participants, as the plan says.</summary>
    public static IReadOnlyList<GroupRow> Of(GroupData data)
    {
        var (changes, plan) = (data.Changes, data.Plan);
        plan.Require(changes);
        var facts = data.Participants.ToDictionary(p => p.Participant);
        List<GroupRow> rows = [];
        foreach (var cell in CellArms.Of(data)) rows.AddRange(RowsOf(cell.Cell, [.. cell.Arms], facts));
        return Adjusted(rows);
    }

    private static IEnumerable<GroupRow> RowsOf(TestedCell cell, ArmValues[] arms, IReadOnlyDictionary<string, ParticipantFacts> facts)
    {
        foreach (var arm in arms) yield return cell.Change(arm);
        if (arms.Length < 2) yield break;
        foreach (var row in new ComparedArms(cell, arms, facts).Rows()) yield return row;
    }

    /// <summary>Rows of one kind or several after the adjustment for their number.</summary>
    internal static GroupRow[] Adjusted(IReadOnlyList<GroupRow> rows)
    {
        var adjusted = rows.ToArray();
        foreach (var family in Enumerable.Range(0, adjusted.Length).GroupBy(i => FamilyOf(rows[i])))
        {
            int[] primary = [.. family.Where(i => rows[i].Family == Family.Primary)];
            int[] reported = [.. family.Where(i => rows[i].Family != Family.Control)];
            double[] p = Array.ConvertAll(primary, i => rows[i].P), all = Array.ConvertAll(reported, i => rows[i].P);
            var (holm, hommel) = (Multiplicity.Holm(p), Multiplicity.Hommel(p));
            var (bh, by) = (Multiplicity.BenjaminiHochberg(all), Multiplicity.BenjaminiYekutieli(all));
            for (var i = 0; i < primary.Length; i++) adjusted[primary[i]] = adjusted[primary[i]] with { PHolm = holm[i], PHommel = hommel[i] };
            for (var i = 0; i < reported.Length; i++) adjusted[reported[i]] = adjusted[reported[i]] with { QBh = bh[i], QBy = by[i] };
        }
        return adjusted;
    }

    /// <summary>What a row's p is adjusted beside: the same test, and for a change the same arm.</summary>
    internal static (string Test, string? Arm) FamilyOf(GroupRow row) =>
        (row.Test, row.Test is PairedChange.Method or LongitudinalAnalysis.Change ? row.Arm : null);
}
