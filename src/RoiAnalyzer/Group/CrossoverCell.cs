using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>One region and contrast of a crossover.</summary>
internal sealed class CrossoverCell
{
    private readonly GroupData _data;
    private readonly GroupRegion _region;
    private readonly string _contrast;
    private readonly List<string> _treatments;
    private readonly Dictionary<(string Who, string Session), SessionRow> _rows;
    private readonly Dictionary<(string Participant, string Session), string> _given;
    private readonly List<CrossoverValue> _values;
    private readonly Crossover? _closed;
    private readonly CrossoverModel? _model;
    private readonly string _reason;

    public CrossoverCell(GroupData data, GroupRegion region, string contrast, IEnumerable<SessionRow> rows, Dictionary<(string Participant, string Session), string> given, List<string> treatments)
    {
        (_data, _region, _contrast, _given, _treatments) = (data, region, contrast, given, treatments);
        _rows = rows.GroupBy(r => (r.Participant, r.Session)).ToDictionary(own => own.Key, own => own.First());
        _values = Values();
        if (IsPlain) _closed = Closed(out _reason);
        else _model = CrossoverModel.Of(_values, treatments, out _reason, data.Plan.Level);
    }

    /// <summary>Each treatment against the reference.</summary>
    public IEnumerable<GroupRow> Differences()
    {
        for (var t = 1; t < _treatments.Count; t++)
        {
            var row = new GroupRow
            {
                Region = _region.Name,
                Role = _region.Role,
                Family = _data.Plan.FamilyOf(_region, _contrast),
                Contrast = _contrast,
                Test = Crossover.Method,
                Arm = _treatments[t],
                ReferenceArm = _treatments[0],
                N = Count(t),
                Missing = Everyone.Count - Count(t),
                ReferenceN = Count(0),
                ReferenceMissing = Everyone.Count - Count(0),
                MissingReasons = Reasons(t),
            };
            var effect = _closed?.Treatment ?? _model?.Treatments[t - 1];
            yield return effect is not null ? row.With(effect) : row with { Status = row.N < 2 || row.ReferenceN < 2 ? GroupStatus.TooFew : GroupStatus.NotEstimable, Reason = _reason };
        }
    }

    /// <summary>Periods, and carry-over or sequences.</summary>
    public IEnumerable<CrossoverRow> Effects()
    {
        var row = new CrossoverRow
        {
            Region = _region.Name,
            Contrast = _contrast,
            Effect = "period",
            Comparison = "",
            Method = _closed is null ? "mixed_model" : "two_periods",
            Participants = _values.Select(v => v.Participant).Distinct().Count(),
        };
        int[] periods = [.. _values.Select(v => v.Period).Distinct().Order()];
        foreach (var (p, effect) in (_closed is null ? _model?.Periods ?? [] : [_closed.Period]).Index())
            yield return With(row, effect) with { Comparison = $"{_data.Visits[periods[p + 1]].Label} - {_data.Visits[periods[0]].Label}" };
        if (_closed?.CarryOver is { } carryOver)
            yield return With(row, carryOver) with { Effect = "carry_over", Comparison = "sums of the two sequences" };
        if (_model?.JointTreatment is { } treatments && _treatments.Count > 2) yield return With(row, treatments) with { Effect = "treatments", Comparison = string.Join(", ", _treatments) };
        if (_model?.JointSequence is { } sequences) yield return With(row, sequences) with { Effect = "sequences", Comparison = "all sequences" };
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

    /// <summary>Two treatments in two periods, and nobody with one of them alone.</summary>
    private bool IsPlain => _treatments.Count == 2 && _values.Select(v => v.Period).Distinct().Count() == 2
        && _values.GroupBy(v => v.Participant).All(own => own.Select(v => v.Treatment).Distinct().Count() == 2);

    private Crossover? Closed(out string reason)
    {
        var pairs = _values.GroupBy(v => v.Participant).Select(own => own.OrderBy(v => v.Period).ToArray()).ToLookup(p => p[0].Treatment, p => (p[0].Value, p[1].Value));
        return Crossover.Of([.. pairs[1]], [.. pairs[0]], out reason, _data.Plan.Level);
    }

    private List<CrossoverValue> Values()
    {
        string[] everyone = [.. _rows.Keys.Select(k => k.Who).Distinct().Order(StringComparer.Ordinal)];
        var complete = _given.Keys.Select(k => k.Participant).Distinct().Select(Order).Where(order => !order.Contains(null)).DistinctBy(order => string.Join(" ", order)).ToList();
        string[] sequences = [.. everyone.Select(who => Sequence(who, complete))];
        string[] distinct = [.. sequences.Distinct().Order(StringComparer.Ordinal)];
        return [.. everyone.SelectMany((who, n) => _data.Visits.Index().Where(v => IsMeasured(who, v.Item.Label)).Select(v =>
            new CrossoverValue(n, Array.IndexOf(distinct, sequences[n]), v.Index, _treatments.IndexOf(_given[(who, v.Item.Label)]), _rows[(who, v.Item.Label)].Value)))];
    }

    /// <summary>
    /// The treatments of a participant in order; where sessions are not there, those of the only sequence of others that the rest agrees with.
    /// </summary>
    private string Sequence(string who, List<string?[]> complete)
    {
        var own = Order(who);
        var agreeing = complete.Where(other => own.Zip(other).All(t => t.First is null || t.First == t.Second)).ToList();
        return string.Join(" ", (agreeing.Count == 1 ? agreeing[0] : own).Select(t => t ?? "-"));
    }

    private string?[] Order(string who) => [.. _data.Visits.Select(v => _given.GetValueOrDefault((who, v.Label)))];

    private bool IsMeasured(string who, string session) => _given.ContainsKey((who, session)) && _rows.TryGetValue((who, session), out var row) && row.Status == GroupStatus.Ok;

    private int Count(int treatment) => _values.Count(v => v.Treatment == treatment);

    /// <summary>Everybody, each of whom was to get each treatment.</summary>
    private List<string> Everyone => [.. _data.Participants.Count > 0 ? _data.Participants.Select(p => p.Participant) : _given.Keys.Select(k => k.Participant).Distinct()];

    private string Reasons(int treatment) => string.Join(", ", Everyone.SelectMany(who => new[] { treatment, 0 }.Select(t => StatusOf(who, _treatments[t]))).Where(s => s != GroupStatus.Ok)
        .CountBy(s => s).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => FormattableString.Invariant($"{s.Key} {s.Value}")));

    private string StatusOf(string who, string treatment) =>
        _data.Visits.Select(v => v.Label).FirstOrDefault(label => _given.GetValueOrDefault((who, label)) == treatment) is { } session && _rows.TryGetValue((who, session), out var row)
            ? row.Status : Status.MissingSession;
}
