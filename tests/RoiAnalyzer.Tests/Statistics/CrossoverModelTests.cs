using RoiAnalyzer.Statistics;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Statistics;

/// <summary>
/// R 4.2.2, lme4, lmerTest and pbkrtest: lmer(y ~ trt + per + seq + (1 | id)) with lmerControl(optimizer = "bobyqa",
/// optCtrl = list(rhobeg = 1e-3, rhoend = 1e-12)), summary(ddf = "Kenward-Roger") and KRmodcomp.
/// </summary>
public class CrossoverModelTests
{
    private static readonly string[] s_williams = ["ABC", "BCA", "CAB", "ACB", "BAC", "CBA"], s_treatments = ["A", "B", "C"];

    /// <summary>Made values: six sequences of a Williams design twice, each row a participant's three periods.</summary>
    private static readonly double[] s_values =
    [
        3.1, 4.4, 5.9, 4.2, 6.3, 3.9, 5.5, 3.6, 4.9, 2.7, 5.1, 4.8, 4.9, 3.3, 6.4, 6.1, 4.7, 3.8,
        2.2, 3.9, 5.2, 5.3, 6.6, 4.1, 6.2, 4.1, 5.4, 3.9, 6.0, 5.1, 4.4, 3.5, 5.8, 5.2, 4.6, 3.0,
    ];

    [Fact]
    public void A_complete_Williams_design_is_what_R_gives()
    {
        var model = Fit(Williams([]));
        Near(34.49854430315634, model.Model.Criterion, 1e-11);
        Near(0.15989813132034780, model.Model.Parameters[0].Value, 1e-6);
        Near(0.06669444622780207, model.Model.Parameters[1].Value, 1e-6);
        Check(model.Treatments[0], 1.2833333333333339, 0.1054312147229985, 20);
        Check(model.Treatments[1], 2.4250000000000016, 0.1054312147229985, 20);
        Check(model.Periods[0], 0.1999999999999991, 0.1054312147229985, 20);
        Check(model.Periods[1], 0.3833333333333321, 0.1054312147229985, 20);
        Check(model.JointTreatment, 264.8188184083301, 2, 20);
        Check(model.JointSequence, 1.229181604219692, 5, 6);
    }

    /// <summary>The same without rows 3, 11, 12, 22 and 30.</summary>
    [Fact]
    public void Periods_that_are_missing_leave_their_participants_in()
    {
        var model = Fit(Williams([3, 11, 12, 22, 30]));
        Near(30.82108233480071, model.Model.Criterion, 1e-11);
        Check(model.Treatments[0], 1.2300224539034628, 0.1218891131971212, 15.137773412850997);
        Check(model.Treatments[1], 2.4524546850886066, 0.1166941612809769, 15.388709374414260);
        Check(model.Periods[1], 0.3693538153318890, 0.1264635369549215, 15.280846343532239);
        Check(model.JointTreatment, 221.30599920439164, 2, 15.27107883689875);
    }

    /// <summary>A16 of reference/anchors_R.txt without the second period of one and the first of another.</summary>
    [Fact]
    public void Two_periods_with_some_missing_are_what_R_gives()
    {
        var model = CrossoverModel.Of([.. TwoPeriods(CrossoverTests.KetamineFirst, CrossoverTests.PlaceboFirst).Where(v => (v.Participant, v.Period) is not ((2, 1) or (8, 0)))], ["placebo", "ketamine"], out _)!;
        Near(-30.22192516010031, model.Model.Criterion, 1e-10);
        Check(model.Treatments[0], -0.15247209043518573, 0.01664373193037082, 8.124267668166567);
        Check(model.Periods[0], 0.02666363748774755, 0.01664373193037082, 8.124267668166560);
    }

    /// <summary>Closed form: also where participants differ less than their periods, for their covariance may be negative.</summary>
    [Fact]
    public void Complete_AB_BA_studies_give_the_closed_form()
    {
        var draws = new NormalDraws(20200111);
        var negative = 0;
        for (var trial = 0; trial < 60; trial++)
        {
            (double, double)[] Sequence(int n) => [.. Enumerable.Range(0, n).Select(_ => Pair(0.3 * (trial % 4) * draws.Next()))];
            (double, double) Pair(double level) => (level + draws.Next(), level + draws.Next());
            var (first, second) = (Sequence(3 + trial % 5), Sequence(4));
            var closed = Crossover.Of(first, second, out _)!;
            var model = CrossoverModel.Of(TwoPeriods(first, second), ["placebo", "ketamine"], out _)!;
            Same(closed.Treatment, model.Treatments[0]);
            Same(closed.Period, model.Periods[0]);
            Near(closed.CarryOver!.T * closed.CarryOver.T, model.JointSequence!.F, 1e-6);
            if (model.Model.Parameters[0].Value < 0) negative++;
        }
        Assert.InRange(negative, 5, 55);
    }

    [Fact]
    public void As_many_sequences_as_participants_cannot_be_told_apart_and_are_left_out()
    {
        var model = Fit([.. Williams([]).Where(v => v.Participant < 6)]);
        Assert.Null(model.JointSequence);
        Assert.Equal(8, model.Treatments[0].DegreesOfFreedom, 1e-6);
    }

    [Fact]
    public void What_cannot_be_estimated_is_refused()
    {
        var values = TwoPeriods(CrossoverTests.KetamineFirst, []);
        Refused("cannot be told apart", values);
        Refused("ketamine: 0 of 2 values needed", [.. values.Where(v => v.Treatment == 0)]);
        Refused("nobody has a value under two treatments", [.. TwoPeriods(CrossoverTests.KetamineFirst, CrossoverTests.PlaceboFirst).Where(v => v.Period == 0)]);
        Refused("nothing varies beyond rounding", [.. TwoPeriods([(1, 2), (1, 2)], [(2, 1), (2, 1)])]);
        Assert.Throws<ArgumentException>(() => CrossoverModel.Of([new(0, 0, 0, 0, 1), new(0, 0, 0, 1, 2)], ["a", "b"], out _));
    }

    private static void Refused(string reason, IReadOnlyList<CrossoverValue> values)
    {
        Assert.Null(CrossoverModel.Of(values, ["placebo", "ketamine"], out var found));
        Assert.Contains(reason, found);
    }

    private static List<CrossoverValue> TwoPeriods((double First, double Second)[] ketamineFirst, (double First, double Second)[] placeboFirst) =>
        [.. ketamineFirst.Concat(placeboFirst).SelectMany((pair, who) =>
        {
            var sequence = who < ketamineFirst.Length ? 0 : 1;
            return new CrossoverValue[] { new(who, sequence, 0, 1 - sequence, pair.First), new(who, sequence, 1, sequence, pair.Second) };
        })];

    private static List<CrossoverValue> Williams(int[] leftOut) => [.. s_values
        .Select((y, n) => new CrossoverValue(n / 3, n / 3 % 6, n % 3, s_williams[n / 3 % 6][n % 3] - 'A', y)).Where((_, n) => !leftOut.Contains(n + 1))];

    private static CrossoverModel Fit(IReadOnlyList<CrossoverValue> values)
    {
        var model = CrossoverModel.Of(values, s_treatments, out var reason);
        Assert.Equal("", reason);
        return model!;
    }

    private static void Check(EffectTest effect, double estimate, double error, double freedom)
    {
        Near(estimate, effect.Estimate, 1e-6);
        Near(error, effect.StandardError, 1e-6);
        Near(freedom, effect.DegreesOfFreedom, 1e-6);
    }

    private static void Check(JointEffectTest? joint, double f, int effects, double freedom)
    {
        Near(f, joint!.F, 1e-6);
        Assert.Equal(effects, joint.Effects);
        Near(freedom, joint.DegreesOfFreedom, 1e-6);
    }

    private static void Same(EffectTest closed, EffectTest model)
    {
        Assert.Equal(closed.Estimate, model.Estimate, 1e-8);
        Near(closed.StandardError, model.StandardError, 1e-7);
        Near(closed.DegreesOfFreedom, model.DegreesOfFreedom, 1e-6);
        Near(closed.P, model.P, 1e-6);
    }
}
