using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// The plan's outcomes against the arms, and against the change and the value before of every primary region and contrast (those of
/// the primary family). What the plan does not declare is exploratory and in no family. Holm runs over the declared outcomes'
/// changes, by the first method of each kind.
/// </summary>
public sealed class Associations
{
    private static readonly string[] Judged = [LinearCorrelation.Pearson, LinearCorrelation.PartialPearson, AssociationMethods.Logistic, AssociationMethods.QuasiBinomial, AssociationMethods.Cox];

    private readonly GroupData _data;
    private readonly AssociationMethods _tests;
    private readonly OutcomeArms _arms;
    private readonly Dictionary<string, ParticipantFacts> _facts;
    private readonly ILookup<(string, string), ChangeRow> _changes;
    private readonly ILookup<(string, string), SessionRow> _sessions;
    private readonly string _after;

    private Associations(GroupData data)
    {
        (_data, _tests, _arms) = (data, new AssociationMethods(data.Plan.Level), new OutcomeArms(data.Plan.Level));
        _facts = data.Participants.ToDictionary(p => p.Participant);
        _changes = data.Changes.ToLookup(c => (c.Region, c.Contrast));
        _sessions = data.Sessions.Where(s => s.Status == GroupStatus.Ok).ToLookup(s => (s.Region, s.Contrast));
        _after = data.Plan.Statistics.PrimaryVisit ?? data.Visits.FirstOrDefault(v => v.Role == SessionRole.Post).Label ?? "";
    }

    /// <summary>Outcome by outcome: its arms, then region by region; none where the plan names no outcome.</summary>
    public static IReadOnlyList<AssociationRow> Of(GroupData data)
    {
        if (data.Plan.Statistics.Outcomes.Count == 0) return [];
        var all = new Associations(data);
        return Adjusted([.. data.Plan.Statistics.Outcomes.SelectMany(outcome => all.OfOutcome(outcome.Key, outcome.Value))]);
    }

    private IEnumerable<AssociationRow> OfOutcome(string name, OutcomePlan outcome)
    {
        var empty = new AssociationRow { Outcome = name, Kind = outcome.Kind, Exploratory = !outcome.Declared, Measure = AssociationMeasure.Arm, Method = "" };
        foreach (var arm in _data.Plan.Arms.Where(arm => _data.Plan.Arms.Count > 1 && arm != _data.Plan.ReferenceArm))
            foreach (var row in _arms.Of(empty with { Arm = arm, ReferenceArm = _data.Plan.ReferenceArm }, SampleOf(outcome, who => ArmValue(who, arm), []))) yield return row;
        foreach (var region in _data.Plan.Regions)
            foreach (var contrast in _data.Plan.Contrasts.Where(contrast => _data.Plan.FamilyOf(region, contrast) == Family.Primary && !_changes[(region.Name, contrast)].Any(c => c.Status == Status.NoEdge)))
                foreach (var row in OfCell(empty with { Region = region.Name, Contrast = contrast }, outcome)) yield return row;
    }

    private IEnumerable<AssociationRow> OfCell(AssociationRow empty, OutcomePlan outcome)
    {
        var before = _sessions[(empty.Region, empty.Contrast)].Where(s => s.Role == SessionRole.Pre).ToDictionary(s => s.Participant, s => s.Value);
        var changes = _changes[(empty.Region, empty.Contrast)].ToDictionary(c => c.Participant);
        (double, string) Change(string who) => changes.TryGetValue(who, out var row) ? (row.Status == GroupStatus.Ok ? row.Change : double.NaN, row.Status) : (double.NaN, Status.NoImages);
        (double, string) Baseline(string who) => before.TryGetValue(who, out var value) ? (value, GroupStatus.Ok)
            : (double.NaN, changes.TryGetValue(who, out var row) && row.Status != GroupStatus.Ok ? row.Status : Status.NoImages);
        var change = SampleOf(outcome, Change, CovariatesOf(outcome, before, withBaseline: true));
        foreach (var row in _tests.OfRegion(empty with { Measure = AssociationMeasure.Change }, change)) yield return row;
        var baseline = SampleOf(outcome, Baseline, CovariatesOf(outcome, before, withBaseline: false));
        foreach (var row in _tests.OfRegion(empty with { Measure = AssociationMeasure.Baseline }, baseline)) yield return row;
        if (outcome.Kind == OutcomeKind.Continuous && _data.Outcomes.Any(o => o.Session is not null)) yield return Within(empty with { Measure = AssociationMeasure.Sessions }, outcome);
    }

    private AssociationRow Within(AssociationRow empty, OutcomePlan outcome)
    {
        var outcomes = _data.Outcomes.Where(o => o.Session is not null && double.IsFinite(o.Values[outcome.Column])).ToDictionary(o => (o.Participant, o.Session!), o => o.Values[outcome.Column]);
        var pairs = _sessions[(empty.Region, empty.Contrast)].Where(s => outcomes.ContainsKey((s.Participant, s.Session))).ToList();
        var found = RepeatedMeasuresCorrelation.Of([.. pairs.Select(s => s.Participant)], [.. pairs.Select(s => s.Value)], [.. pairs.Select(s => outcomes[(s.Participant, s.Session)])], _data.Plan.Level);
        return AssociationMethods.Row(empty, found.Correlation) with { N = found.Participants };
    }

    private AssociationSample SampleOf(OutcomePlan outcome, Func<string, (double, string)> valueOf, IReadOnlyList<(string, Func<string, double>)> covariates) =>
        AssociationSample.Of([.. _data.Participants.Select(p => (p.Participant, valueOf(p.Participant)))], outcome, who => FactsOf(who, _after), covariates);

    private OutcomeFacts? FactsOf(string who, string session) => _data.Outcomes.FirstOrDefault(o => o.Participant == who && (o.Session is null || o.Session == session));

    private (double, string) ArmValue(string who, string arm) => _facts[who].Arm is not { } own ? (double.NaN, Status.NoArm)
        : own == arm ? (1, GroupStatus.Ok) : own == _data.Plan.ReferenceArm ? (0, GroupStatus.Ok) : (double.NaN, MissingReason.OtherArm);

    private List<(string, Func<string, double>)> CovariatesOf(OutcomePlan outcome, Dictionary<string, double> before, bool withBaseline)
    {
        var columns = new List<(string, Func<string, double>)>();
        foreach (var name in outcome.Covariates)
        {
            if (name == OutcomePlan.Baseline && withBaseline) columns.Add((name, who => before.GetValueOrDefault(who, double.NaN)));
            else if (name == OutcomePlan.Arm)
                columns.AddRange(_data.Plan.Arms.Where(arm => _data.Plan.Arms.Count > 1 && arm != _data.Plan.ReferenceArm)
                    .Select(arm => ($"arm={arm}", (Func<string, double>)(who => _facts[who].Arm is not { } own ? double.NaN : own == arm ? 1 : 0))));
            else if (name == OutcomePlan.Before) columns.Add((name, who => Earlier(who, outcome)));
            else columns.AddRange(CodesOf(name).Select(code => (code, (Func<string, double>)(who => _facts[who].Covariates[code]))));
        }
        return columns;
    }

    private double Earlier(string who, OutcomePlan outcome) =>
        _data.Visits.Where(v => v.Role == SessionRole.Pre).Select(v => _data.Outcomes.FirstOrDefault(o => o.Participant == who && o.Session == v.Label)?.Values[outcome.Column]).FirstOrDefault() ?? double.NaN;

    /// <summary>The columns that a covariate of the plan became: itself, or one a word.</summary>
    private IEnumerable<string> CodesOf(string name) => _data.Participants.Count == 0 ? []
        : _data.Participants[0].Covariates.Keys.Where(key => key == name || key.StartsWith(name + "=", StringComparison.Ordinal));

    internal static AssociationRow[] Adjusted(AssociationRow[] rows)
    {
        int[] declared = [.. Enumerable.Range(0, rows.Length).Where(i => !rows[i].Exploratory && rows[i].Measure == AssociationMeasure.Change && Judged.Contains(rows[i].Method))];
        var holm = Multiplicity.Holm([.. declared.Select(i => rows[i].P)]);
        for (var k = 0; k < declared.Length; k++) rows[declared[k]] = rows[declared[k]] with { PHolm = holm[k] };
        return rows;
    }
}
