using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Group;

/// <summary>R 4.2.2 on <see cref="CrossoverData"/>: pi &lt;- (mean(p) + mean(q))/2; d &lt;- c(p - pi, -(q - pi)); ref &lt;- c(A[,2], B[,1]).</summary>
public class CrossoverAssociationsTests
{
    private static readonly double[] s_outcome = [5, 3, 8, 1, 9, 2, 7, 4, 11, 6, 12, 10];

    /// <summary>cor.test(d, o); cor(ref, o); cor(resid(lm(d ~ ref)), resid(lm(o ~ ref))).</summary>
    [Fact]
    public void The_change_is_the_difference_between_treatments_without_that_of_periods()
    {
        var rows = Analysis.OfGroup(Data([])).Associations;
        Assert.All(rows, r => Assert.Equal(("ketamine", "placebo", "A"), (r.Arm, r.ReferenceArm, r.Region)));
        var row = rows.Single(r => (r.Measure, r.Method) == ("change", "pearson"));
        Near(0.313311016111128, row.Estimate, 1e-10);
        Near(0.321371646666121, row.P, 1e-10);
        Near(-0.317719681042934, row.Interval.Low, 1e-9);
        Assert.Equal((12, row.P), (row.N, row.PHolm));
        Near(0.367440715800609, rows.Single(r => (r.Measure, r.Method) == ("baseline", "pearson")).Estimate, 1e-10);
        Near(0.44276716021224, Analysis.OfGroup(Data(["baseline"])).Associations.Single(r => (r.Measure, r.Method) == ("change", "partial_pearson")).Estimate, 1e-10);
    }

    /// <summary>An outcome with sessions is that under the treatment, whichever session it was; without one there is the reason.</summary>
    [Fact]
    public void An_outcome_with_sessions_is_the_treatments()
    {
        var data = Data([]);
        var sessions = data with
        {
            Outcomes = [.. data.SessionFacts.Select((s, n) => new OutcomeFacts(s.Participant, s.Session, new Dictionary<string, double> { ["craving"] = s.Treatment == "ketamine" ? s_outcome[n / 2] : n % 7 }))],
        };
        var rows = Analysis.OfGroup(sessions).Associations;
        Near(0.313311016111128, rows.Single(r => (r.Measure, r.Method) == ("change", "pearson")).Estimate, 1e-10);
        Assert.Single(rows, r => r.Method == "rmcorr");
        var some = CrossoverData.TwoPeriods(("03", "2"), ("09", "1"));
        Assert.Equal("missing_session 2", Analysis.OfGroup(data with { Sessions = some.Sessions }).Associations.First(r => r.Measure == "change").MissingReasons);
    }

    private static GroupData Data(string[] covariates)
    {
        var data = CrossoverData.TwoPeriods();
        var outcome = new OutcomePlan { Column = "craving", Kind = OutcomeKind.Continuous, Declared = true, Covariates = covariates };
        return data with
        {
            Plan = data.Plan with { Statistics = data.Plan.Statistics with { Outcomes = new OrderedDictionary<string, OutcomePlan> { ["craving"] = outcome } } },
            Outcomes = [.. data.Participants.Select((p, n) => new OutcomeFacts(p.Participant, null, new Dictionary<string, double> { ["craving"] = s_outcome[n] }))],
        };
    }
}
