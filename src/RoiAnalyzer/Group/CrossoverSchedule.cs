using System.Globalization;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>What a session of a crossover is: period and treatment by number, the reference 0.</summary>
internal readonly record struct CrossoverSession(string Session, int Period, int Treatment);

/// <summary>
/// Who was given what in which period. Periods are those of the column period of sessions.tsv where every session with a treatment has
/// one, else the sessions in the plan's order.
/// </summary>
internal sealed class CrossoverSchedule
{
    private static readonly string[] s_controls = ["placebo", "saline", "control", "sham"];
    private readonly Dictionary<string, List<CrossoverSession>> _sessions;
    private readonly string[] _sequences;      // of everyone, in words
    private readonly List<string> _order;
    private readonly Dictionary<(string, int), string> _before;

    public CrossoverSchedule(GroupData data)
    {
        var given = data.SessionFacts.Where(s => s is { Treatment: not null, IsBaseline: false } && data.Visits.Any(v => v.Label == s.Session)).ToList();
        Treatments = TreatmentsOf(data.Plan, given.Select(s => s.Treatment!));
        Everyone = [.. (data.Participants.Count > 0 ? data.Participants.Select(p => p.Participant) : given.Select(s => s.Participant)).Distinct()];
        var visits = data.Visits.Select(v => v.Label).Where(label => given.Exists(s => s.Session == label)).ToList();
        var numbered = given.TrueForAll(s => double.IsFinite(s.Period));
        _order = numbered ? [.. given.Select(s => s.Period).Distinct().Order().Select(p => p.ToString(CultureInfo.InvariantCulture))] : visits;
        _sessions = given.GroupBy(s => s.Participant).ToDictionary(own => own.Key, own => own
            .Select(s => new CrossoverSession(s.Session, _order.IndexOf(numbered ? s.Period.ToString(CultureInfo.InvariantCulture) : s.Session), Treatments.IndexOf(s.Treatment!))).OrderBy(s => s.Period).ToList());
        _before = data.SessionFacts.Where(s => s.IsBaseline).Select(s => (s.Participant, s.Session, Of: PeriodAfter(data, s))).Where(s => s.Of >= 0)
            .DistinctBy(s => (s.Participant, s.Of)).ToDictionary(s => (s.Participant, s.Of), s => s.Session);
        var complete = _sessions.Keys.Select(Order).Where(order => !order.Contains(null)).DistinctBy(order => string.Join(" ", order)).ToList();
        _sequences = [.. Everyone.Select(who => string.Join("-", Completed(Order(who), complete).Select(t => t is { } own ? Treatments[own] : "?")))];
        Sequences = [.. _sequences.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether any period has a session before its treatment.</summary>
    public bool HasBaselines => _before.Count > 0;

    /// <summary>The session before the treatment of a participant's period; null where there is none.</summary>
    public string? Before(string who, int period) => _before.GetValueOrDefault((who, period));

    /// <summary>The session before the treatment of a session; null where there is none, or it has no treatment.</summary>
    public string? Before(string who, string session) => Of(who).Where(s => s.Session == session).Select(s => Before(who, s.Period)).FirstOrDefault();

    /// <summary>The reference first.</summary>
    public List<string> Treatments { get; }

    /// <summary>Everybody, each of whom was to get each treatment.</summary>
    public List<string> Everyone { get; }

    /// <summary>Sequences in words.</summary>
    public List<string> Sequences { get; }

    /// <summary>The sequence of a participant, in words.</summary>
    public string SequenceOf(string who) => _sequences[Everyone.IndexOf(who)];

    /// <summary>The periods of a participant in order.</summary>
    public IReadOnlyList<CrossoverSession> Of(string who) => _sessions.GetValueOrDefault(who) ?? [];

    /// <summary>A period in words: the label of its sessions where all have the same.</summary>
    public string NameOf(int period)
    {
        var labels = _sessions.Values.SelectMany(own => own.Where(s => s.Period == period)).Select(s => s.Session).Distinct().ToList();
        return labels.Count == 1 ? labels[0] : $"period {_order[period]}";
    }

    /// <summary>What was measured under treatments, participants by their place in <see cref="Everyone"/>; what is not a number is left out.</summary>
    public List<CrossoverValue> Values(Func<string, string, double> measured) => [.. Everyone.SelectMany((who, n) => Of(who)
        .Select(s => new CrossoverValue(n, Sequences.IndexOf(_sequences[n]), s.Period, s.Treatment, measured(who, s.Session))
        {
            Before = Before(who, s.Period) is { } before ? measured(who, before) : double.NaN,
        }).Where(v => double.IsFinite(v.Value)))];

    /// <summary>The period that a session is before: by its number, else that of the participant's next session in the plan's order; −1 for none.</summary>
    private int PeriodAfter(GroupData data, SessionFacts before)
    {
        if (double.IsFinite(before.Period)) return _order.IndexOf(before.Period.ToString(CultureInfo.InvariantCulture));
        var visits = data.Visits.Select(v => v.Label).ToList();
        var own = Of(before.Participant).Where(s => visits.IndexOf(s.Session) > visits.IndexOf(before.Session)).ToList();
        return visits.Contains(before.Session) && own.Count > 0 ? own.MinBy(s => visits.IndexOf(s.Session)).Period : -1;
    }

    /// <summary>The reference first: the plan's reference arm, else what is called as controls are, else the first in ordinal order.</summary>
    private static List<string> TreatmentsOf(GroupPlan plan, IEnumerable<string> given)
    {
        var all = given.Distinct().Order(StringComparer.Ordinal).ToList();
        var reference = all.Find(t => t == plan.ReferenceArm) ?? all.Find(t => s_controls.Contains(t.ToLowerInvariant())) ?? all.FirstOrDefault();
        return [.. all.OrderBy(t => t == reference ? 0 : 1)];
    }

    private int?[] Order(string who) => [.. _order.Select((_, period) => Of(who).Where(s => s.Period == period).Select(s => (int?)s.Treatment).FirstOrDefault())];

    /// <summary>Where periods are not there, those of the only sequence of others that the rest agrees with.</summary>
    private static int?[] Completed(int?[] own, List<int?[]> complete)
    {
        var agreeing = complete.Where(other => own.Zip(other).All(t => t.First is null || t.First == t.Second)).ToList();
        return agreeing.Count == 1 ? agreeing[0] : own;
    }
}
