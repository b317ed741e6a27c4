namespace RoiAnalyzer.Statistics;

/// <summary>
/// The columns of a longitudinal model: a mean of each visit, the difference of each arm from the reference at each visit after treatment
/// (and before it, where the arms were not drawn), and each covariate, centred, at each visit. What has not two values in an arm and in
/// the reference is left out.
/// </summary>
internal sealed class LongitudinalDesign
{
    /// <summary>Values in an arm that a difference needs.</summary>
    private const int Fewest = 2;

    private readonly LongitudinalTrial _trial;
    private readonly int[] _visits;                     // of the trial, those that are used
    private readonly List<(int Arm, int Visit)> _differences;
    private readonly double[] _centres;

    public LongitudinalDesign(LongitudinalTrial trial)
    {
        _trial = trial;
        _visits = [.. Enumerable.Range(0, trial.Visits.Count).Where(IsUsed)];
        _differences = [.. Enumerable.Range(1, Math.Max(0, trial.Arms.Count - 1)).SelectMany(arm => _visits.Where(v => HasDifference(arm, v)).Select(v => (arm, v)))];
        _centres = [.. trial.Covariates.Select((_, c) => trial.Participants.Where(p => p.Values.Any(double.IsFinite)).Select(p => p.Covariates[c]).DefaultIfEmpty(0).Average())];
    }

    /// <summary>Visits used.</summary>
    public int VisitCount => _visits.Length;

    /// <summary>Differences after treatment that are estimated.</summary>
    public IEnumerable<(int Arm, int Visit)> Differences => _differences.Where(d => d.Visit > 0);

    /// <summary>Why there is nothing to estimate; empty where there is.</summary>
    public string Refusal => _trial.Arms.Where((_, arm) => Enumerable.Range(0, _trial.Visits.Count).All(v => _trial.Count(arm, v) == 0)).FirstOrDefault() is { } empty ? $"{empty}: nobody has a value"
        : _trial.Arms.Count == 1 && !_visits.Any(v => v > 0) ? "no visit after treatment has two values"
        : _trial.Arms.Count > 1 && !Differences.Any() ? "no visit after treatment has two values in both arms"
        : _visits[0] != 0 ? "fewer than two values before treatment" : "";

    /// <summary>Why an arm has no difference at a visit; empty where it has one.</summary>
    public string RefusalOf(int arm, int visit) => _differences.Contains((arm, visit)) ? ""
        : _trial.Count(arm, visit) < Fewest ? TooFew(arm, visit)
        : _trial.Count(0, visit) < Fewest ? TooFew(0, visit)
        : $"{_trial.Arms[arm]}: fewer than {Fewest} values before treatment";

    /// <summary>Why an arm has no mean at a visit; empty where it has one. The reference's are the columns of the visits.</summary>
    public string RefusalOfMean(int arm, int visit) => arm > 0 && (visit > 0 || !_trial.IsRandomised) ? RefusalOf(arm, visit)
        : _visits.Contains(visit) ? "" : TooFew(0, visit);

    /// <summary>Why an arm has no change at a visit; empty where it has one.</summary>
    public string RefusalOfChange(int arm, int visit) => RefusalOfMean(arm, visit) is { Length: > 0 } reason ? reason : RefusalOfMean(arm, 0);

    /// <summary>The model's data: participants with a value that is used.</summary>
    public MixedData Data() => new(Names, [.. _trial.Participants.Select(BlockOf).OfType<MixedBlock>()]);

    /// <summary>The places in the trial of the model's participants.</summary>
    public IEnumerable<int> Participants => Enumerable.Range(0, _trial.Participants.Count).Where(i => _visits.Any(v => IsUsed(_trial.Participants[i], v)));

    /// <summary>
    /// The combination of coefficients that is a difference: at the visit or, where the arms were not drawn, the visit's less that before.
    /// </summary>
    public double[] Weights(int arm, int visit) =>
        [.. Names.Select((_, c) => c == Place(arm, visit) ? 1.0 : !_trial.IsRandomised && c == Place(arm, 0) ? -1 : 0)];

    /// <summary>The combination that is the mean of an arm at a visit, at the means of the covariates.</summary>
    public double[] WeightsOfMean(int arm, int visit) =>
        [.. Names.Select((_, c) => c == Array.IndexOf(_visits, visit) || (arm > 0 && _differences.Contains((arm, visit)) && c == Place(arm, visit)) ? 1.0 : 0)];

    /// <summary>The combination that is the change of an arm from before treatment to a visit.</summary>
    public double[] WeightsOfChange(int arm, int visit) => [.. WeightsOfMean(arm, visit).Zip(WeightsOfMean(arm, 0), (after, before) => after - before)];

    private IReadOnlyList<string> Names =>
    [
        .. _visits.Select(v => $"{_trial.Visits[v]}"),
        .. _differences.Select(d => $"{_trial.Arms[d.Arm]} at {_trial.Visits[d.Visit]}"),
        .. _trial.Covariates.SelectMany(c => _visits.Select(v => $"{c} at {_trial.Visits[v]}")),
    ];

    private int Place(int arm, int visit) => _visits.Length + _differences.IndexOf((arm, visit));

    private bool IsUsed(int visit) => visit == 0 && _trial.IsRandomised
        ? Enumerable.Range(0, _trial.Arms.Count).Sum(arm => _trial.Count(arm, 0)) >= Fewest
        : _trial.Count(0, visit) >= Fewest;

    private bool HasDifference(int arm, int visit) => visit == 0
        ? !_trial.IsRandomised && _trial.Count(arm, 0) >= Fewest
        : _trial.Count(arm, visit) >= Fewest && (_trial.IsRandomised || _trial.Count(arm, 0) >= Fewest);

    /// <summary>A value of an arm that has no difference there would be taken for one of the reference.</summary>
    private bool IsUsed(LongitudinalParticipant participant, int visit) => double.IsFinite(participant.Values[visit])
        && (participant.Arm == 0 || (visit == 0 && _trial.IsRandomised) || _differences.Contains((participant.Arm, visit)));

    private MixedBlock? BlockOf(LongitudinalParticipant participant)
    {
        int[] used = [.. Enumerable.Range(0, _visits.Length).Where(v => IsUsed(participant, _visits[v]))];
        if (used.Length == 0) return null;
        double[] On(Func<int, double> of) => Array.ConvertAll(used, v => of(v));
        return new MixedBlock(used, On(v => participant.Values[_visits[v]]),
        [
            .. _visits.Select((_, visit) => On(v => v == visit ? 1 : 0)),
            .. _differences.Select(d => On(v => participant.Arm == d.Arm && _visits[v] == d.Visit ? 1 : 0)),
            .. _trial.Covariates.SelectMany((_, c) => _visits.Select((_, visit) => On(v => v == visit ? participant.Covariates[c] - _centres[c] : 0))),
        ]);
    }

    private string TooFew(int arm, int visit) => $"{_trial.Arms[arm]}: {_trial.Count(arm, visit)} of {Fewest} values needed at {_trial.Visits[visit]}";
}
