using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Group;

/// <summary>Made crossovers as the group level reads them.</summary>
internal static class CrossoverData
{
    /// <summary>
    /// Ketamine then placebo, and placebo then ketamine: the values of reference/anchors_R.txt, A16, but two of them, so that no two differences
    /// are of one size.
    /// </summary>
    public static readonly (double First, double Second)[] KetamineFirst = [(.42, .55), (.18, .40), (.35, .31), (.27, .46), (.51, .66), (.09, .30)],
        PlaceboFirst = [(.40, .22), (.33, .25), (.61, .38), (.28, .11), (.46, .41), (.37, .21)];

    /// <summary>The twelve in one primary region A and contrast cue, without some of their sessions; participants are 01 to 12.</summary>
    public static GroupData TwoPeriods(params (string Who, string Session)[] leftOut) => Of(
        KetamineFirst.Select(p => (p, "ketamine", "placebo")).Concat(PlaceboFirst.Select(p => (p, "placebo", "ketamine"))).SelectMany((own, n) => new (string, string, string, double)[]
        {
            ($"{n + 1:00}", "1", own.Item2, own.p.First), ($"{n + 1:00}", "2", own.Item3, own.p.Second),
        }), leftOut);

    /// <summary>
    /// The same with a session before each treatment: 1pre, 1post, 2pre, 2post by column period and role. Its values are made, so that the residual variance
    /// between participants is above 0.
    /// </summary>
    public static GroupData WithBaselines(params (string Who, string Session)[] leftOut)
    {
        double[] first = [.23, .32, .42, .55, .20, .45, .35, .20, .53, .44, .21, .51], second = [.20, .45, .30, .50, .25, .41, .30, .22, .47, .35, .28, .40];
        var data = TwoPeriods();
        SessionRow Before(SessionRow row, int n) => row with { Session = $"{row.Session}pre", Value = row.Session == "1" ? first[n / 2] : second[n / 2] };
        return data with
        {
            Plan = data.Plan with { HasPeriodBaselines = true },
            Sessions = [.. data.Sessions.SelectMany((row, n) => new[] { Before(row, n), row with { Session = $"{row.Session}post" } }).Where(row => !leftOut.Contains((row.Participant, row.Session)))],
            SessionFacts = [.. data.SessionFacts.SelectMany(facts => new[] { true, false }.Select(isBefore => new SessionFacts(facts.Participant, facts.Session + (isBefore ? "pre" : "post"), facts.Treatment,
                new Dictionary<string, double> { ["period"] = facts.Session == "1" ? 1 : 2 }) { IsBaseline = isBefore }))],
            Visits = [("1pre", SessionRole.Pre), ("1post", SessionRole.Post), ("2pre", SessionRole.FollowUp), ("2post", SessionRole.FollowUp)],
        };
    }

    /// <summary>A study of these values: who, in which session, under what.</summary>
    public static GroupData Of(IEnumerable<(string Who, string Session, string Treatment, double Value)> values, params (string Who, string Session)[] leftOut)
    {
        var all = values.ToList();
        var sessions = all.Select(v => v.Session).Distinct().Order(StringComparer.Ordinal).Select((label, n) => (label, (SessionRole)Math.Min(n, 2))).ToList();
        return new GroupData
        {
            Plan = new GroupPlan { Regions = [new("A", "reward", true)], Contrasts = ["cue"], Statistics = new StatisticsPlan { Design = DesignKind.Crossover, BootstrapSamples = 500 } },
            Changes = [],
            Sessions = [.. all.Where(v => !leftOut.Contains((v.Who, v.Session))).Select(v => new SessionRow(v.Who, null, v.Session, sessions.Find(s => s.label == v.Session).Item2, "A", "cue", v.Value, 0.1))],
            SessionFacts = [.. all.Select(v => new SessionFacts(v.Who, v.Session, v.Treatment, new Dictionary<string, double>()))],
            Participants = [.. all.Select(v => v.Who).Distinct().Select(who => new ParticipantFacts(who, null, null, new OrderedDictionary<string, double>()))],
            Visits = sessions,
        };
    }
}
