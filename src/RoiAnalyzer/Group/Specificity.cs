using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// What else the treatment changed, beside the primary result: the same contrast in the primary and the control regions, the ratio of their
/// changes, quality of the images, and every column of numbers of <c>sessions.tsv</c>. From before to the session after.
/// </summary>
public sealed class Specificity
{
    /// <summary>The kinds of rows, as the table names them.</summary>
    public const string Primary = "primary", Control = "control", Ratio = "ratio", Quality = "quality", Physiology = "physiology";

    private static readonly string[] OfTheInfusion = ["days", "days_since_infusion", "dose", "period"];

    private readonly GroupData _data;
    private readonly ILookup<(string, string), ChangeRow> _changes;
    private readonly IReadOnlyList<(string? Arm, string? Reference)> _tests;
    private readonly Dictionary<string, string> _arms;
    private readonly string _before;
    private readonly string _after;

    private Specificity(GroupData data)
    {
        _data = data;
        _changes = data.Changes.Where(c => c.Status == GroupStatus.Ok).ToLookup(c => (c.Region, c.Contrast));
        var arms = data.Plan.Arms;
        _tests = [.. arms.DefaultIfEmpty(null).Select(arm => (arm, (string?)null)), .. arms.Where(arm => arms.Count > 1 && arm != data.Plan.ReferenceArm).Select(arm => ((string?)arm, data.Plan.ReferenceArm))];
        _arms = data.Changes.Where(c => c.Arm is not null).Select(c => (c.Participant, Arm: c.Arm!)).Distinct().ToDictionary(c => c.Participant, c => c.Arm);
        foreach (var facts in data.Participants)
            if (facts.Arm is { } arm) _arms[facts.Participant] = arm;
        _before = data.Visits.FirstOrDefault(v => v.Role == SessionRole.Pre).Label ?? "";
        _after = data.Visits.FirstOrDefault(v => v.Role == SessionRole.Post).Label ?? "";
    }

    /// <summary>Contrast by contrast the primary and control regions and their ratios, then quality, then physiology.</summary>
    public static IReadOnlyList<SpecificityRow> Of(GroupData data)
    {
        var all = new Specificity(data);
        return [.. data.Plan.Contrasts.SelectMany(all.OfContrast), .. all.OfQuality(), .. all.OfPhysiology()];
    }

    private IEnumerable<SpecificityRow> OfContrast(string contrast)
    {
        var primary = _data.Plan.Regions.Where(region => _data.Plan.FamilyOf(region, contrast) == Family.Primary && _changes[(region.Name, contrast)].Any()).ToList();
        if (primary.Count == 0) return [];
        var controls = _data.Plan.Regions.Where(region => region.IsControl).ToList();
        return [.. primary.Concat(controls).SelectMany(region => Tested(RowOf(region.IsControl ? Control : Primary, contrast, region), ChangesOf(region.Name, contrast))),
            .. primary.SelectMany(region => controls.SelectMany(control => Ratios(RowOf(Ratio, contrast, region) with { Over = control.Name }, ChangesOf(region.Name, contrast), ChangesOf(control.Name, contrast))))];
    }

    private IEnumerable<SpecificityRow> OfQuality()
    {
        var wanted = _data.Plan.Regions.Where(region => region.IsPrimary || region.IsControl).ToDictionary(region => region.Name);
        return _data.Quality.Where(q => q.Region.Length == 0 || wanted.ContainsKey(q.Region)).GroupBy(q => (q.Region, q.Measure)).OrderBy(g => g.Key.Region.Length == 0 ? 0 : 1)
            .SelectMany(g => Tested(RowOf(Quality, g.Key.Measure, wanted.GetValueOrDefault(g.Key.Region)), Paired(g.Select(q => (q.Participant, q.Session, q.Value)))));
    }

    private IEnumerable<SpecificityRow> OfPhysiology() => _data.SessionFacts.SelectMany(s => s.Numbers.Keys).Distinct().Where(IsPhysiology)
        .SelectMany(column => Tested(RowOf(Physiology, column, null), Paired(_data.SessionFacts.Select(s => (s.Participant, s.Session, s.Numbers.GetValueOrDefault(column, double.NaN))))));

    /// <summary>Whether a column of sessions.tsv is of the participant, and not of when and what was given.</summary>
    internal static bool IsPhysiology(string column) => !OfTheInfusion.Contains(column);

    internal static SpecificityRow RowOf(string kind, string measure, GroupRegion? region) => new() { Kind = kind, Measure = measure, Region = region?.Name ?? "", Role = region?.Role ?? "", Test = "" };

    private Dictionary<string, double> ChangesOf(string region, string contrast) => _changes[(region, contrast)].ToDictionary(c => c.Participant, c => c.Change);

    /// <summary>After less before, of everybody who has both.</summary>
    private Dictionary<string, double> Paired(IEnumerable<(string Participant, string Session, double Value)> values)
    {
        var known = values.Where(v => double.IsFinite(v.Value)).ToLookup(v => (v.Participant, v.Session), v => v.Value);
        return known.Select(v => v.Key.Participant).Distinct().Where(who => known.Contains((who, _before)) && known.Contains((who, _after)))
            .ToDictionary(who => who, who => known[(who, _after)].First() - known[(who, _before)].First());
    }

    private IEnumerable<SpecificityRow> Tested(SpecificityRow row, Dictionary<string, double> changes) => _tests.Select(test =>
    {
        var (own, against) = (OfArm(changes.Keys, test.Arm), test.Reference is null ? [] : OfArm(changes.Keys, test.Reference));
        var filled = Filled(row, test, own.Count, against.Count);
        if (filled.Status != GroupStatus.Ok) return filled;
        double[] values = [.. own.Select(who => changes[who])];
        var change = test.Reference is null ? One(PairedChange.Of(new double[values.Length], values, _data.Plan.Level)!) : Two(ArmDifference.OfChanges(values, [.. against.Select(who => changes[who])], _data.Plan.Level)!);
        return double.IsNaN(change.P) ? filled with { Change = change, Status = GroupStatus.NoVariance, Reason = "nothing varies between participants beyond rounding" } : filled with { Change = change };
    });

    private IEnumerable<SpecificityRow> Ratios(SpecificityRow row, Dictionary<string, double> changes, Dictionary<string, double> control) => _tests.Select(test =>
    {
        var both = changes.Keys.Where(control.ContainsKey).ToList();
        var (own, against) = (OfArm(both, test.Arm), test.Reference is null ? [] : OfArm(both, test.Reference));
        var filled = Filled(row, test, own.Count, against.Count);
        if (filled.Status != GroupStatus.Ok) return filled;
        (double[], double[]) Pair(List<string> who) => ([.. who.Select(w => changes[w])], [.. who.Select(w => control[w])]);
        var (a, b) = Pair(own);
        var ratio = FiellerRatio.OfChanges(a, b, test.Reference is null ? null : Pair(against), _data.Plan.Level)!.Value;
        return filled with { Change = new SideChange(ratio.Estimate, ratio.Interval, double.NaN, double.NaN, double.NaN), Set = ratio.Set };
    });

    private List<string> OfArm(IEnumerable<string> participants, string? arm) => [.. participants.Where(who => arm is null || _arms.GetValueOrDefault(who) == arm).Order(StringComparer.Ordinal)];

    private static SpecificityRow Filled(SpecificityRow row, (string? Arm, string? Reference) test, int n, int referenceN)
    {
        var filled = row with { Test = test.Reference is null ? PairedChange.Method : ArmDifference.DifferenceOfChanges, Arm = test.Arm, ReferenceArm = test.Reference, N = n, ReferenceN = referenceN };
        return n >= 2 && (test.Reference is null || referenceN >= 2) ? filled
            : filled with { Status = GroupStatus.TooFew, Reason = $"{n} participants{(test.Reference is null ? "" : $" and {referenceN} of {test.Reference}")} have both sessions; 2 are needed" };
    }

    private static SideChange One(PairedChange found) => new(found.Mean, found.Interval, found.T, found.DegreesOfFreedom, found.P);

    private static SideChange Two(ArmDifference found) => new(found.Estimate, found.Interval, found.T, found.DegreesOfFreedom, found.P);
}
