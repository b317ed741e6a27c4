using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>One region and contrast of a crossover: its values, and the treatments compared.</summary>
internal sealed class CrossoverCell
{
    private readonly GroupPlan _plan;
    private readonly CrossoverSchedule _schedule;
    private readonly Dictionary<(string Who, string Session), SessionRow> _rows;
    private readonly string _reason, _adjustedReason = "";

    public CrossoverCell(GroupPlan plan, CrossoverSchedule schedule, GroupRegion region, string contrast, IEnumerable<SessionRow> rows)
    {
        (_plan, _schedule, Region, Contrast) = (plan, schedule, region, contrast);
        _rows = rows.GroupBy(r => (r.Participant, r.Session)).ToDictionary(own => own.Key, own => own.First());
        Values = schedule.Values(Measured);
        Comparison = CrossoverComparison.Of(Values, schedule.Treatments, out _reason, plan.Level);
        if (schedule.HasBaselines) Adjusted = CrossoverComparison.WithBefore(Values, schedule.Treatments, out _adjustedReason, plan.Level);
    }

    public double Level => _plan.Level;

    public GroupRegion Region { get; }

    public string Contrast { get; }

    public List<CrossoverValue> Values { get; }

    /// <summary>Null where it cannot be had.</summary>
    public CrossoverComparison? Comparison { get; }

    /// <summary>The same adjusted for the values before in each period; null where there are none, or it cannot be had.</summary>
    public CrossoverComparison? Adjusted { get; }

    /// <summary>The comparison that a row of the group table is of.</summary>
    public CrossoverComparison? Of(GroupRow row) => row.Test == AdjustedCrossover.Method ? Adjusted : Comparison;

    /// <summary>The values that a row of the group table is of.</summary>
    public List<CrossoverValue> ValuesOf(GroupRow row) => row.Test == AdjustedCrossover.Method ? [.. Values.Where(v => double.IsFinite(v.Before))] : Values;

    /// <summary>Whether there are two treatments and two periods.</summary>
    public bool IsTwoByTwo => CrossoverComparison.IsTwoByTwo(Values, _schedule.Treatments.Count);

    /// <summary>The effects of the periods against the first, by period; none where there is no comparison.</summary>
    public Dictionary<int, double> PeriodEffects => Comparison is null ? [] : Periods.Skip(1).Zip(Comparison.Periods).ToDictionary(p => p.First, p => p.Second.Estimate);

    /// <summary>Each treatment against the reference, and where periods have values before them once more adjusted for these.</summary>
    public IEnumerable<GroupRow> Differences()
    {
        for (var t = 1; t < _schedule.Treatments.Count; t++)
        {
            yield return Difference(Empty(t, Values), t, Comparison, _reason);
            if (_schedule.HasBaselines) yield return Difference(Empty(t, [.. Values.Where(v => double.IsFinite(v.Before))]) with { Test = AdjustedCrossover.Method }, t, Adjusted, _adjustedReason);
        }
    }

    private static GroupRow Difference(GroupRow row, int treatment, CrossoverComparison? comparison, string reason)
    {
        if (comparison is null) return row with { Status = row.N < 2 || row.ReferenceN < 2 ? GroupStatus.TooFew : GroupStatus.NotEstimable, Reason = reason };
        var effect = comparison.Treatments[treatment - 1];
        var size = comparison.Dz(effect);
        return row.With(effect) with { Dz = size.Value, DzInterval = size.Interval, RobustError = comparison.Adjusted?.RobustError ?? double.NaN };
    }

    /// <summary>Periods, and carry-over or sequences.</summary>
    public IEnumerable<CrossoverRow> Effects()
    {
        var (closed, model) = (Comparison?.Closed, Comparison?.Model);
        var row = new CrossoverRow
        {
            Region = Region.Name,
            Contrast = Contrast,
            Effect = "period",
            Comparison = "",
            Method = closed is null ? "mixed_model" : "two_periods",
            Participants = Values.Select(v => v.Participant).Distinct().Count(),
        };
        var periods = Periods;
        foreach (var (p, effect) in (Comparison?.Periods ?? []).Index())
            yield return With(row, effect) with { Comparison = $"{_schedule.NameOf(periods[p + 1])} - {_schedule.NameOf(periods[0])}" };
        if (closed?.CarryOver is { } carryOver) yield return With(row, carryOver) with { Effect = "carry_over", Comparison = "sums of the two sequences" };
        if (model?.JointTreatment is { } treatments && _schedule.Treatments.Count > 2) yield return With(row, treatments) with { Effect = "treatments", Comparison = string.Join(", ", _schedule.Treatments) };
        if (Adjusted?.Slope is { } slope) yield return With(row, slope) with { Effect = "baseline", Comparison = "value before, within participants", Method = Adjusted.Model is null ? "two_periods" : "mixed_model" };
        if (model?.JointSequence is { } sequences) yield return With(row, sequences) with { Effect = "sequences", Comparison = "all sequences" };
    }

    /// <summary>Everybody's value under each treatment and under the reference.</summary>
    public IEnumerable<CrossoverDifference> Participants()
    {
        for (var t = 1; t < _schedule.Treatments.Count; t++)
        {
            var raw = CrossoverPair.Of(Values, t).ToDictionary(p => p.Participant);
            var freed = Comparison is null ? [] : CrossoverPair.Of(Values, t, PeriodEffects).ToDictionary(p => p.Participant);
            foreach (var (n, who) in _schedule.Everyone.Index())
            {
                var row = new CrossoverDifference(who, _schedule.SequenceOf(who), Region.Name, Contrast, _schedule.Treatments[t], _schedule.Treatments[0]);
                yield return !raw.TryGetValue(n, out var own) ? row with { Status = new[] { t, 0 }.Select(own => StatusOf(who, own)).First(s => s != GroupStatus.Ok) }
                    : row with { Treated = own.Treated, Reference = own.Reference, Freed = freed.TryGetValue(n, out var pair) ? pair.Difference : double.NaN };
            }
        }
    }

    private int[] Periods => [.. Values.Select(v => v.Period).Distinct().Order()];

    private double Measured(string who, string session) => _rows.TryGetValue((who, session), out var row) && row.Status == GroupStatus.Ok ? row.Value : double.NaN;

    private GroupRow Empty(int treatment, List<CrossoverValue> values) => new()
    {
        Region = Region.Name,
        Role = Region.Role,
        Family = _plan.FamilyOf(Region, Contrast),
        Contrast = Contrast,
        Test = Crossover.Method,
        Arm = _schedule.Treatments[treatment],
        ReferenceArm = _schedule.Treatments[0],
        N = Count(values, treatment),
        Missing = _schedule.Everyone.Count - Count(values, treatment),
        ReferenceN = Count(values, 0),
        ReferenceMissing = _schedule.Everyone.Count - Count(values, 0),
        MissingReasons = MissingReason.Counted(_schedule.Everyone.SelectMany((who, n) => new[] { treatment, 0 }.Select(t => StatusOf(who, t) is not GroupStatus.Ok and var status ? status
            : values.Exists(v => v.Participant == n && v.Treatment == t) ? GroupStatus.Ok : MissingReason.MissingBaseline))),
    };

    /// <summary>Participants with a value under a treatment.</summary>
    private static int Count(List<CrossoverValue> values, int treatment) => values.Where(v => v.Treatment == treatment).Select(v => v.Participant).Distinct().Count();

    /// <summary>ok where there is a value under the treatment, else why there is none.</summary>
    private string StatusOf(string who, int treatment)
    {
        var own = _schedule.Of(who).Where(s => s.Treatment == treatment).Select(s => _rows.TryGetValue((who, s.Session), out var row) ? row.Status : Status.MissingSession).ToList();
        return own.Count == 0 ? Status.MissingSession : own.Contains(GroupStatus.Ok) ? GroupStatus.Ok : own[0];
    }

    private static CrossoverRow With(CrossoverRow row, EffectTest effect) => row with
    {
        Estimate = effect.Estimate,
        StandardError = effect.StandardError,
        Interval = effect.Interval,
        T = effect.T,
        DegreesOfFreedom = effect.DegreesOfFreedom,
        P = effect.P,
    };

    private static CrossoverRow With(CrossoverRow row, JointEffectTest joint) =>
        row with { F = joint.F, NumeratorDegrees = joint.Effects, DegreesOfFreedom = joint.DegreesOfFreedom, P = joint.P };
}
