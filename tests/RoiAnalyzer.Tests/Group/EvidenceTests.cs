using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Group;

public class EvidenceTests
{
    private static readonly StatisticsPlan Bounded = new() { EquivalenceBound = 7 };

    /// <summary>R 4.2.2, BayesFactor: ttest.tstat(t, 29, rscale = .5, sqrt(2)/2 and 1) of CBT's change, with nullInterval = c(0, Inf), and of t, 29, 26.</summary>
    [Fact]
    public void Bayes_factors_are_those_of_R_over_the_priors()
    {
        var rows = Rows(AnorexiaStudy.Of("control", "control", "cbt"));
        var change = rows.Single(row => row.Test is { Test: "change", Arm: "cbt" });
        Agreement.Relative(1e-8, [1.88040196967463, 1.61199410552103, 1.29655724749776], [.. change.Factors.Select(own => own.Bf10)]);
        Agreement.Relative(1e-8, [3.15563777705844, 1 / 1.61199410552103], [change.Factors[1].BfPositive, change.Factors[1].Bf01]);
        var difference = rows.Single(row => row.Test.Test == "difference_of_changes");
        Agreement.Relative(1e-8, [1.00136157761909, 0.863077443968335, 0.703107320527196], [.. difference.Factors.Select(own => own.Bf10)]);
        Assert.Empty(rows.Single(row => row.Test.Test == "adjusted_difference").Factors);
    }

    /// <summary>
    /// R 4.2.2, se of CBT's mean change: pt((mean(d) − 7)/se, 28), its 90 % interval, the power for 7 by pt with ncp = 7/se, and λ by uniroot of
    /// that power − .8, times se; for lm(Postwt ~ Prewt + Treat) the same with 52 degrees of freedom.
    /// </summary>
    [Fact]
    public void Equivalence_and_power_are_those_of_R_for_the_declared_bound()
    {
        var rows = Rows(AnorexiaStudy.Of("control", "control", "cbt").With(Bounded));
        var change = rows.Single(row => row.Test is { Test: "change", Arm: "cbt" });
        Agreement.Relative(
            1e-9,
            [7, 0.0032383250244773, 0.698197867405844, 5.31559523604243, 3.93898103412241, 0.998712072923157],
            [change.Equivalence!.Bound, change.Equivalence.P, .. Agreement.Numbers(change.Equivalence.Interval), change.DetectableEffect, change.PowerForBound]);
        Assert.Equal("equivalent", change.Verdict);
        var adjusted = rows.Single(row => row.Test.Test == "adjusted_difference");
        Agreement.Relative(
            1e-9,
            [0.0698876613865793, 1.16637535309237, 7.32184917785774, 5.24629416649415],
            [adjusted.Equivalence!.P, .. Agreement.Numbers(adjusted.Equivalence.Interval), adjusted.DetectableEffect]);
        Assert.Equal("not_shown", adjusted.Verdict);
        Assert.All(rows, row => Assert.True(double.IsNaN(row.SuggestedBound)));
    }

    /// <summary>R 4.2.2: 1.96·sqrt(2·MSE) of Cont before and after.</summary>
    [Fact]
    public void Without_a_declared_bound_there_is_no_test_of_equivalence_but_a_suggestion()
    {
        Assert.All(Rows(AnorexiaStudy.Of("control", "control", "cbt")), row =>
        {
            Assert.Null(row.Equivalence);
            Assert.Equal("no_bound", row.Verdict);
            Assert.Equal(15.6578608705021, row.SuggestedBound, 1e-10);
            Assert.True(double.IsNaN(row.PowerForBound) && row.DetectableEffect > 0);
        });
        var one = AnorexiaStudy.Of("cbt", "cbt");
        Assert.True(double.IsNaN(Rows(one).Single().SuggestedBound));
    }

    [Fact]
    public void A_test_that_could_not_be_done_says_nothing()
    {
        var data = AnorexiaStudy.Of("control", "control", "cbt").With(Bounded);
        var row = Rows(data with { Plan = data.Plan with { Randomised = false } }).Single(row => row.Test.Test == "adjusted_difference");
        Assert.Equal((GroupStatus.NotRandomised, null), (row.Test.Status, row.Verdict));
        Assert.True(double.IsNaN(row.DetectableEffect) && double.IsNaN(row.PowerForBound) && row.Equivalence is null);
    }

    /// <summary>Planted: everybody's value after is there again a week later, with noise.</summary>
    [Fact]
    public void Differences_at_each_visit_have_evidence_and_a_measure_too()
    {
        var draws = new NormalDraws(20200115);
        var data = AnorexiaStudy.Of("control", "control", "cbt").With(new StatisticsPlan { Design = DesignKind.Longitudinal, EquivalenceBound = 7 });
        IEnumerable<SessionRow> Sessions(ChangeRow row) =>
        [
            new(row.Participant, row.Arm, "pre", SessionRole.Pre, "NAcc", "cue", row.Pre, 1),
            new(row.Participant, row.Arm, "post", SessionRole.Post, "NAcc", "cue", row.Post, 1),
            new(row.Participant, row.Arm, "late", SessionRole.FollowUp, "NAcc", "cue", row.Post + draws.Next(), 1),
        ];
        var result = Analysis.OfGroup(data with
        {
            Participants = [.. data.Changes.Select(row => new ParticipantFacts(row.Participant, row.Arm, null, new Dictionary<string, double>()))],
            Sessions = [.. data.Changes.SelectMany(Sessions)],
            Visits = [("pre", SessionRole.Pre), ("post", SessionRole.Post), ("late", SessionRole.FollowUp)],
        });
        var rows = result.Evidence.Where(row => row.Test.Test == LongitudinalAnalysis.Method).ToList();
        Assert.Equal(["post", "late"], rows.Select(row => row.Test.Visit));
        Assert.All(rows, row =>
        {
            Assert.Empty(row.Factors);
            Assert.Equal(0.8, RoiAnalyzer.Statistics.Power.Of(row.DetectableEffect / row.Test.StandardError, row.Test.DegreesOfFreedom), 1e-10);
            Assert.Equal(7, row.Equivalence!.Bound);
            var effect = result.EffectSizes.Single(own => own.Test == row.Test);
            Assert.Equal(row.Test.Estimate / 5.26947485495326, effect.Effect.Value, 1e-10);
        });
    }

    private static IReadOnlyList<EvidenceRow> Rows(GroupData data) => Evidence.Of(data, ChangeAnalysis.Of(data), ReferenceReliability.Of(data));
}
