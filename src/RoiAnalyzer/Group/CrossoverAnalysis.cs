using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// The analysis of a crossover: the sessions are its periods, and what was given in each is the column treatment of sessions.tsv. Two
/// treatments in two periods whom everybody completed are analysed in closed form, all else by the mixed model, which is the same there.
/// </summary>
public sealed record CrossoverAnalysis
{
    private static readonly string[] s_controls = ["placebo", "saline", "control", "sham"];

    /// <summary>Each treatment against the reference.</summary>
    public required IReadOnlyList<GroupRow> Rows { get; init; }

    /// <summary>Periods, and for information carry-over or sequences.</summary>
    public required IReadOnlyList<CrossoverRow> Effects { get; init; }

    /// <summary>The analysis; without rows in another design.</summary>
    public static CrossoverAnalysis Of(GroupData data)
    {
        List<GroupRow> rows = [];
        List<CrossoverRow> effects = [];
        if (data.Plan.Statistics.Design == DesignKind.Crossover)
        {
            var given = data.SessionFacts.Where(s => s.Treatment is not null && data.Visits.Any(v => v.Label == s.Session)).ToDictionary(s => (s.Participant, s.Session), s => s.Treatment!);
            var treatments = TreatmentsOf(data, given.Values);
            var cells = data.Sessions.ToLookup(r => (r.Region, r.Contrast));
            foreach (var region in data.Plan.Regions)
                foreach (var contrast in data.Plan.Contrasts)
                {
                    var own = cells[(region.Name, contrast)].ToList();
                    if (own.Count == 0 || own.Exists(r => r.Status == Status.NoEdge)) continue;
                    var cell = new CrossoverCell(data, region, contrast, own, given, treatments);
                    rows.AddRange(cell.Differences());
                    effects.AddRange(cell.Effects());
                }
        }
        return new CrossoverAnalysis { Rows = ChangeAnalysis.Adjusted(rows), Effects = effects };
    }

    /// <summary>The reference first: the plan's reference arm, else what is called as controls are, else the first in ordinal order.</summary>
    private static List<string> TreatmentsOf(GroupData data, IEnumerable<string> given)
    {
        var all = given.Distinct().Order(StringComparer.Ordinal).ToList();
        var reference = all.Find(t => t == data.Plan.ReferenceArm) ?? all.Find(t => s_controls.Contains(t.ToLowerInvariant())) ?? all.FirstOrDefault();
        return [.. all.OrderBy(t => t == reference ? 0 : 1)];
    }
}
