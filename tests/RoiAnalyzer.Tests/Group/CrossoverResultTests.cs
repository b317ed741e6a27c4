using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Group;

/// <summary>What stands beside the answer of a crossover; numbers of R 4.2.2 on <see cref="CrossoverData"/>, p and q the differences of periods.</summary>
public class CrossoverResultTests
{
    private static readonly GroupData s_data = CrossoverData.TwoPeriods();

    /// <summary>Sessions of a crossover are of different treatments: nothing is said of changes between them.</summary>
    [Fact]
    public void There_are_no_changes_between_sessions_in_any_table()
    {
        string[] treatments = ["placebo", "ketamine"];
        var data = s_data with { Changes = [.. s_data.Participants.Select((p, n) => new ChangeRow(p.Participant, null, "A", "cue", n, n + 1 + n % 2))] };
        var result = Analysis.OfGroup(data);
        Assert.All(result.Rows, r => Assert.Equal(Crossover.Method, r.Test));
        Assert.All(result.Sensitivity, r => Assert.Equal(Crossover.Method, r.Test));
        Assert.All(result.EffectSizes, r => Assert.Equal(Crossover.Method, r.Test.Test));
        Assert.All(result.Evidence, r => Assert.Equal(Crossover.Method, r.Test.Test));
        Assert.All(result.Specificity, r => Assert.Equal((Crossover.Method, true), (r.Test, treatments.Contains(r.Arm))));
        Assert.Empty(result.ReliableChanges);
        Assert.Empty(result.Reliability);
        Assert.Null(result.Longitudinal);
    }

    /// <summary>
    /// sp &lt;- sqrt((var(p) + var(q))/2); d = -0.1441667/sp; the interval by uniroot of pt(t, 10, lambda), times sqrt(1/6 + 1/6)/2; J = gamma(5)/(sqrt(5)
    /// gamma(4.5)); d_av over the root mean square of the four deviations under treatments and sequences.
    /// </summary>
    [Fact]
    public void The_difference_is_standardised_by_what_participants_differ_by_within()
    {
        var sizes = Analysis.OfGroup(s_data).EffectSizes.ToDictionary(e => e.Measure, e => e.Effect);
        Assert.Equal(["d_z", "g_z", "d_av"], sizes.Keys);
        Is(-1.73703184177036, -2.66147071277196, -0.782482063163114, sizes["d_z"]);
        Near(-1.60283850304197, sizes["g_z"].Value, 1e-10);
        Is(-1.08966784920092, -1.66958313460834, -0.49086350998393, sizes["d_av"]);
        var row = Analysis.OfGroup(s_data).Rows.Single();
        Assert.Equal((sizes["d_z"].Value, sizes["d_z"].Interval), (row.Dz, row.DzInterval));
    }

    /// <summary>R: m &lt;- lmer(y ~ trt + per + seq + (1 | id)) without two values; fixef(m)[2]/(sigma(m) sqrt(2)).</summary>
    [Fact]
    public void A_mixed_model_is_standardised_alike()
    {
        var result = Analysis.OfGroup(CrossoverData.TwoPeriods(("03", "2"), ("09", "1")));
        Near(-3.06801139057929, result.EffectSizes[0].Effect.Value, 1e-5);
        Assert.True(result.EffectSizes[0].Effect.Interval is { Low: < -3.07, High: > -3.06 and < 0 });
        // those with both periods: ttestBF(p[-3], q[-3], rscale = sqrt(2))
        Near(2066.36931003319, result.Evidence.Single().Factors[1].Bf10, 1e-6);
        Assert.True(result.Evidence.Single().DetectableEffect > 0);
    }

    /// <summary>
    /// BayesFactor 0.9.12: ttestBF(p, q, rscale = 2r), for the prior's r is of the treatments' difference, whose double the sequences differ by.
    /// TOSTs of t with 10 degrees of freedom: pt((-0.1441667 + 0.2)/(sp sqrt(1/3)/2), 10, lower.tail = FALSE).
    /// </summary>
    [Fact]
    public void Evidence_is_of_the_treatments_difference()
    {
        var data = s_data with { Plan = s_data.Plan with { Statistics = s_data.Plan.Statistics with { EquivalenceBound = 0.2 } } };
        var evidence = Analysis.OfGroup(data).Evidence.Single();
        double[] expected = [188.393045179614, 236.899498064506, 279.274522702951];
        foreach (var (factor, value) in evidence.Factors.Zip(expected)) Near(value, factor.Bf10, 1e-6);
        Assert.Equal(BayesFactor.Scales, evidence.Factors.Select(f => f.Scale));
        Near(evidence.Test.StandardError, 0.0829959838385770 / 2 * Math.Sqrt(1.0 / 3), 1e-10);
        Near(0.0210114257890748, evidence.Equivalence!.P, 1e-10);
        Assert.True(evidence.Equivalence.IsEquivalent);
    }

    /// <summary>
    /// Placebo twice: means 1.5, 2, 3 and 3.5 of four participants about 2.5, MSR = 2(1 + .25 + .25 + 1)/3 = 5/3; columns 2 and 3 leave four halves
    /// or nothing, MSE = 4(.25)/3 = 1/3; ICC(3,1) = (MSR - MSE)/(MSR + MSE).
    /// </summary>
    [Fact]
    public void Reliability_is_of_those_who_had_the_reference_twice()
    {
        double[][] twice = [[1, 2], [2, 2], [2, 4], [3, 4]];
        var values = twice.SelectMany((own, n) => new[] { ($"{n}", "1", "placebo", own[0]), ($"{n}", "2", n % 2 == 0 ? "drug" : "placebo", n % 2 == 0 ? 5.0 + n : own[1]), ($"{n}", "3", n % 2 == 0 ? "placebo" : "drug", n % 2 == 0 ? own[1] : 6.0 - n) });
        var row = Analysis.OfGroup(CrossoverData.Of(values)).Reliability.Single();
        Assert.Equal(("placebo", 4, GroupStatus.Ok), (row.Arm, row.N, row.Status));
        Near((5.0 / 3 - 1.0 / 3) / (5.0 / 3 + 1.0 / 3), row.Reliability!.Icc31.Value, 1e-12);
        Near(Math.Sqrt(1.0 / 3), row.Reliability.MeasurementError, 1e-12);
    }

    [Fact]
    public void Periods_are_the_column_where_sessions_are_named_for_their_treatment()
    {
        var numbers = (double period) => new Dictionary<string, double> { ["period"] = period };
        var named = s_data with
        {
            Sessions = [.. s_data.Sessions.Select(s => s with { Session = Treatment(s.Participant, s.Session) })],
            SessionFacts = [.. s_data.SessionFacts.Select(s => new SessionFacts(s.Participant, s.Treatment!, s.Treatment, numbers(s.Session == "1" ? 1 : 2)))],
            Visits = [("placebo", SessionRole.Pre), ("ketamine", SessionRole.Post)],
        };
        var (one, other) = (Analysis.OfGroup(s_data), Analysis.OfGroup(named));
        Assert.Equal((one.Rows[0].Estimate, one.Rows[0].P), (other.Rows[0].Estimate, other.Rows[0].P));
        Assert.Equal("period 2 - period 1", other.Crossover!.Effects[0].Comparison);
        Assert.Equal(one.Crossover!.Participants.Select(p => (p.Sequence, p.Difference)), other.Crossover.Participants.Select(p => (p.Sequence, p.Difference)));

        string Treatment(string who, string session) => s_data.SessionFacts.Single(s => (s.Participant, s.Session) == (who, session)).Treatment!;
    }

    [Fact]
    public void Everybodys_difference_is_freed_of_the_periods()
    {
        var result = Analysis.OfGroup(s_data);
        var own = result.Crossover!.Participants;
        Assert.Equal(("ketamine-placebo", "placebo-ketamine"), (own[0].Sequence, own[11].Sequence));
        Assert.Equal(-0.13, own[0].Difference, 1e-12);
        // in either sequence their mean is the estimate
        Near(result.Rows[0].Estimate, own.Take(6).Average(p => p.Freed), 1e-12);
        Near(result.Rows[0].Estimate, own.Skip(6).Average(p => p.Freed), 1e-12);
        var some = Analysis.OfGroup(CrossoverData.TwoPeriods(("03", "2"))).Crossover!.Participants[2];
        Assert.Equal(("missing_session", true), (some.Status, double.IsNaN(some.Freed)));
    }

    private static void Is(double value, double low, double high, EffectSize effect)
    {
        Near(value, effect.Value, 1e-10);
        Near(low, effect.Interval.Low, 1e-8);
        Near(high, effect.Interval.High, 1e-8);
    }
}
