using System.Globalization;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// Every change of a contrast between conditions, taken apart into its two sides: which of them moved. A side is the sum of its
/// conditions' values by weight, and these are the values of the plan's contrasts of one condition alone; where one of them is not in
/// the plan there is a row that says so. A participant counts who has all of them.
/// </summary>
public sealed class Sides
{
    /// <summary>The parts of a contrast, as the table names them.</summary>
    public const string Positive = "positive", Negative = "negative", Sum = "sum", Contrast = "contrast";

    /// <summary>The word for a change that both sides carry.</summary>
    public const string Both = "both";

    private readonly GroupData _data;
    private readonly Dictionary<string, string> _alone;     // condition → the contrast that is it alone
    private readonly ILookup<(string, string), ChangeRow> _changes;

    private Sides(GroupData data)
    {
        _data = data;
        _alone = Alone(data.Plan);
        _changes = data.Changes.ToLookup(c => (c.Region, c.Contrast));
    }

    /// <summary>Region by region, contrast by contrast: for each arm, then for each arm against the reference, four rows.</summary>
    public static IReadOnlyList<SideRow> Of(GroupData data)
    {
        var sides = new Sides(data);
        var split = data.Plan.ContrastWeights.Where(c => c.Value.Values.Any(w => w > 0) && c.Value.Values.Any(w => w < 0)).ToList();
        return [.. data.Plan.Regions.SelectMany(region => split.SelectMany(contrast => sides.OfCell(region, contrast.Key, contrast.Value)))];
    }

    /// <summary>The contrasts that are one condition alone, by condition.</summary>
    internal static Dictionary<string, string> Alone(GroupPlan plan) =>
        plan.ContrastWeights.Where(c => c.Value.Count == 1 && c.Value.First().Value == 1).DistinctBy(c => c.Value.First().Key).ToDictionary(c => c.Value.First().Key, c => c.Key);

    /// <summary>The row of a whole contrast without its numbers.</summary>
    internal static SideRow Empty(GroupPlan plan, GroupRegion region, string contrast, IReadOnlyDictionary<string, double> weights) => new()
    {
        Region = region.Name,
        Family = plan.FamilyOf(region, contrast),
        Contrast = contrast,
        Test = PairedChange.Method,
        Side = Contrast,
        Conditions = Text(weights, w => w > 0) + " - " + Text(weights, w => w < 0),
    };

    /// <summary>Why a contrast has no sides; null where the plan has each of its conditions alone.</summary>
    internal static string? WhyNotSplit(IReadOnlyDictionary<string, double> weights, Dictionary<string, string> alone)
    {
        var absent = weights.Where(w => w.Value != 0 && !alone.ContainsKey(w.Key)).Select(w => w.Key).ToList();
        return absent.Count == 0 ? null : $"the plan has no contrast of {string.Join(" and ", absent)} alone: add \"{absent[0]}\": {{ \"{absent[0]}\": 1 }} to its contrasts";
    }

    /// <summary>Why a contrast that is no sum of its conditions has no sides.</summary>
    internal const string NoSum = "by the plan's convention of percent signal change the contrast's value is not the sum of its conditions'";

    /// <summary>A carrier in words.</summary>
    internal static string Carried(Carrier carrier, string positive, string negative) => carrier switch { Carrier.Positive => positive, Carrier.Negative => negative, Carrier.Both => Both, _ => "" };

    private IEnumerable<SideRow> OfCell(GroupRegion region, string contrast, IReadOnlyDictionary<string, double> weights)
    {
        var empty = Empty(_data.Plan, region, contrast, weights);
        if (WhyNotSplit(weights, _alone) is { } reason)
        {
            yield return empty with { Status = GroupStatus.NotEstimable, Reason = reason };
            yield break;
        }
        var values = ValuesOf(region.Name, weights);
        if (!IsSum(region.Name, contrast, values))
        {
            yield return empty with { Status = GroupStatus.NotEstimable, Reason = NoSum };
            yield break;
        }
        string?[] arms = [.. _data.Plan.Arms.DefaultIfEmpty(null)];
        var reference = _data.Plan.Arms.Count > 1 ? values[_data.Plan.ReferenceArm!].ToList() : [];
        Agreements agreements = new(AgreementOf(reference, v => (v.Positive.Pre - v.Negative.Pre, v.Positive.Post - v.Negative.Post)), AgreementOf(reference, v => v.Positive), AgreementOf(reference, v => v.Negative));
        foreach (var arm in arms)
            foreach (var row in Parts(empty with { Arm = arm }, weights, [.. values[arm ?? ""]], null, agreements)) yield return row;
        foreach (var arm in arms.Where(arm => arms.Length > 1 && arm != _data.Plan.ReferenceArm))
            foreach (var row in Parts(empty with { Test = ArmDifference.DifferenceOfChanges, Arm = arm, ReferenceArm = _data.Plan.ReferenceArm }, weights, [.. values[arm!]], reference, agreements)) yield return row;
    }

    private IEnumerable<SideRow> Parts(SideRow empty, IReadOnlyDictionary<string, double> weights, List<Values> own, List<Values>? against, Agreements reference)
    {
        empty = empty with { N = own.Count, ReferenceN = against?.Count ?? 0 };
        var found = against is null ? ContrastSides.Of(Changes(own, v => v.Positive), Changes(own, v => v.Negative), _data.Plan.Level)
            : ContrastSides.Of(Changes(own, v => v.Positive), Changes(own, v => v.Negative), Changes(against, v => v.Positive), Changes(against, v => v.Negative), _data.Plan.Level);
        if (found is null)
        {
            yield return empty with { Status = GroupStatus.TooFew, Reason = string.Create(CultureInfo.InvariantCulture, $"{own.Count} participants{(against is null ? "" : $" and {against.Count} of the reference arm")} have all conditions in both sessions; 2 are needed") };
            yield break;
        }
        SideRow Part(string side, string conditions, SideChange change, EffectSize? reliability) => empty with
        {
            Side = side,
            Conditions = conditions,
            Change = change,
            Reliability = reliability ?? empty.Reliability,
            Status = double.IsNaN(change.P) ? GroupStatus.NoVariance : GroupStatus.Ok,
            Reason = double.IsNaN(change.P) ? "nothing varies between participants beyond rounding" : "",
        };
        var (positive, negative) = (Text(weights, w => w > 0), Text(weights, w => w < 0));
        yield return Part(Contrast, empty.Conditions, found.Contrast, reference.Contrast) with
        {
            Covariance = found.Covariance,
            Correlation = found.Correlation,
            CarriedBy = Carried(found.Carrier, positive, negative),
        };
        yield return Part(Positive, positive, found.Positive, reference.Positive);
        yield return Part(Negative, negative, found.Negative, reference.Negative);
        yield return Part(Sum, $"{positive} + {negative}", found.Sum, null);
    }

    private EffectSize AgreementOf(List<Values> reference, Func<Values, (double Pre, double Post)> of) =>
        reference.Count < 2 ? EffectSize.None : TwoWayTable.Of([.. reference.Select(v => new[] { of(v).Pre, of(v).Post })]).Icc31(_data.Plan.Level);

    /// <summary>Whether the contrast's own changes are those of its sides, but for the digits that tables carry.</summary>
    private bool IsSum(string region, string contrast, ILookup<string, Values> values)
    {
        var own = _changes[(region, contrast)].Where(c => c.Status == GroupStatus.Ok).ToDictionary(c => c.Participant);
        return values.SelectMany(arm => arm).All(v => !own.TryGetValue(v.Participant, out var row)
            || Math.Abs(row.Pre - v.Positive.Pre + v.Negative.Pre) <= 1e-6 * v.Size && Math.Abs(row.Post - v.Positive.Post + v.Negative.Post) <= 1e-6 * v.Size);
    }

    private static double[] Changes(List<Values> of, Func<Values, (double Pre, double Post)> side) => [.. of.Select(v => side(v).Post - side(v).Pre)];

    /// <summary>Both sides before and after, of everybody who has all conditions, by arm; "" where there are no arms.</summary>
    private ILookup<string, Values> ValuesOf(string region, IReadOnlyDictionary<string, double> weights)
    {
        var cells = weights.Where(w => w.Value != 0).ToDictionary(w => w.Key, w => _changes[(region, _alone[w.Key])].Where(c => c.Status == GroupStatus.Ok).ToDictionary(c => c.Participant));
        return cells.Values.First().Values.Where(row => cells.Values.All(cell => cell.ContainsKey(row.Participant))).ToLookup(row => row.Arm ?? "", row => new Values(row.Participant,
            SideOf(row.Participant, cells, weights, 1), SideOf(row.Participant, cells, weights, -1)));
    }

    private static (double Pre, double Post) SideOf(string who, Dictionary<string, Dictionary<string, ChangeRow>> cells, IReadOnlyDictionary<string, double> weights, int sign)
    {
        var own = weights.Where(w => w.Value * sign > 0).Select(w => (Size: Math.Abs(w.Value), Row: cells[w.Key][who])).ToList();
        return (own.Sum(c => c.Size * c.Row.Pre), own.Sum(c => c.Size * c.Row.Post));
    }

    internal static string Text(IReadOnlyDictionary<string, double> weights, Predicate<double> which) => string.Join(" + ", weights.Where(w => w.Value != 0 && which(w.Value))
        .Select(w => Math.Abs(w.Value) == 1 ? w.Key : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(w.Value):0.###} {w.Key}")));

    /// <summary>How well the reference arm's sessions agree, in the contrast and in its sides.</summary>
    private sealed record Agreements(EffectSize Contrast, EffectSize Positive, EffectSize Negative);

    private readonly record struct Values(string Participant, (double Pre, double Post) Positive, (double Pre, double Post) Negative)
    {
        public double Size => Significance.Scale([Positive.Pre, Positive.Post, Negative.Pre, Negative.Post]);
    }
}
