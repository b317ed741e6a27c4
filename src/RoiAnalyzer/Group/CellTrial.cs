using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// One region and contrast of a study in arms and visits, the reference arm first and the visits in order, with covariates and strata
/// as columns; participants of whom one of these is not known are left out, and counted.
/// </summary>
internal sealed class CellTrial
{
    private const string Everybody = "all";     // in messages of a study without arms

    private readonly GroupData _data;
    private readonly Dictionary<string, Dictionary<string, SessionRow>> _rows;     // by participant, session
    private readonly Dictionary<string, ParticipantFacts> _facts;
    private readonly List<(string Label, int Arm)> _everyone;

    public CellTrial(GroupData data, GroupRegion region, string contrast, IEnumerable<SessionRow> rows)
    {
        (_data, Region, Contrast) = (data, region, contrast);
        _rows = rows.GroupBy(r => r.Participant).ToDictionary(own => own.Key, own => own.GroupBy(r => r.Session).ToDictionary(s => s.Key, s => s.First()));
        _facts = data.Participants.ToDictionary(p => p.Participant);
        var reference = data.Plan.ReferenceArm ?? (data.Plan.Arms.Count > 0 ? data.Plan.Arms[0] : null);
        Arms = reference is null ? [Everybody] : [reference, .. data.Plan.Arms.Where(arm => arm != reference)];
        _everyone = [.. data.Participants.Select(p => (p.Participant, reference is null ? 0 : Arms.IndexOf(p.Arm ?? ""))).Where(p => p.Item2 >= 0)];
        Trial = MakeTrial();
    }

    public GroupRegion Region { get; }

    public string Contrast { get; }

    /// <summary>The reference first.</summary>
    public List<string> Arms { get; }

    public LongitudinalTrial Trial { get; }

    /// <summary>The trial's participants by label.</summary>
    public IReadOnlyList<string> Labels => [.. Known.Select(p => p.Label)];

    /// <summary>The name of an arm in a row; null in a study without arms.</summary>
    public string? NameOf(int arm) => _data.Plan.Arms.Count == 0 ? null : Arms[arm];

    /// <summary>Everybody of an arm.</summary>
    public int Size(int arm) => _everyone.Count(p => p.Arm == arm);

    /// <summary>Why participants of an arm, and of the reference where it is compared, have no value at a visit, each reason with its count.</summary>
    public string Reasons(int arm, int visit, bool withReference = true) =>
        MissingReason.Counted(_everyone.Where(p => p.Arm == arm || (withReference && p.Arm == 0)).Select(p => StatusOf(p.Label, visit)));

    /// <summary>The trial with the participants alone who have every visit.</summary>
    public LongitudinalTrial Complete() => Trial with { Participants = [.. Trial.Participants.Where(p => p.Values.All(double.IsFinite))] };

    private IEnumerable<(string Label, int Arm)> Known => _everyone.Where(p => _facts[p.Label].IsComplete(IsStratified) && _rows.ContainsKey(p.Label));

    private bool IsStratified => _data.Plan.Statistics.Stratum is not null;

    private string StatusOf(string who, int visit) => !_facts[who].IsComplete(IsStratified) ? MissingReason.MissingCovariate
        : !_rows.TryGetValue(who, out var own) ? Status.NoImages
        : own.TryGetValue(_data.Visits[visit].Label, out var row) ? row.Status : Status.MissingSession;

    private LongitudinalTrial MakeTrial()
    {
        var known = Known.ToList();
        string[] strata = IsStratified ? [.. known.Select(p => _facts[p.Label].Stratum!).Distinct().Order(StringComparer.Ordinal).Skip(1)] : [];
        IEnumerable<string> covariates = known.Count == 0 ? [] : _facts[known[0].Label].Covariates.Keys;
        return new LongitudinalTrial([.. _data.Visits.Select(v => v.Label)], Arms, [.. covariates, .. strata.Select(s => $"{_data.Plan.Statistics.Stratum}={s}")],
            [.. known.Select(p => new LongitudinalParticipant(p.Arm, [.. _data.Visits.Select(v => ValueOf(p.Label, v.Label))],
                [.. _facts[p.Label].Covariates.Values, .. strata.Select(s => _facts[p.Label].Stratum == s ? 1.0 : 0)]))])
        {
            IsRandomised = _data.Plan.Randomised,
        };
    }

    private double ValueOf(string who, string session) =>
        _rows[who].TryGetValue(session, out var row) && row.Status == GroupStatus.Ok ? row.Value : double.NaN;
}
