using RoiAnalyzer.Numerics;
using RoiAnalyzer.Statistics;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Statistics;

public class ConstrainedLongitudinalTests
{
    /// <summary>
    /// Numbers of <see cref="CovarianceStructureTests"/> (R, dense matrices): gls(distance ~ 0 + v1 + v2 + v3 + v4 + d2 + d3 + d4, corSymm,
    /// varIdent) with Kenward and Roger's tests. M11 has a value before treatment alone, F09 none there.
    /// </summary>
    [Fact]
    public void Orthodont_with_visits_missing_is_what_R_gives()
    {
        var analysis = Analyse(MadeTrial.OfOrthodont());
        Assert.Equal("UN", analysis.Model.Structure);
        Assert.Empty(analysis.Attempts);
        Assert.Equal(1, analysis.Trial.BaselineOnly);
        Assert.Equal([(1, 11, 15), (2, 10, 14), (3, 10, 13)], analysis.Differences.Select(d => (d.Visit, d.Treated, d.Reference)));
        double[] estimates = [-0.866134259260617, -1.647304946645376, -2.778052761429120], errors = [0.718603774843810, 0.857142969483139, 0.850405122744973];
        double[] freedoms = [24.0687859448051, 22.8012584252417, 23.0820527901549];
        for (var i = 0; i < 3; i++)
        {
            Near(estimates[i], analysis.Differences[i].Effect!.Estimate, 1e-7);
            Near(errors[i], analysis.Differences[i].Effect!.StandardError, 1e-6);
            Near(freedoms[i], analysis.Differences[i].Effect!.DegreesOfFreedom, 1e-6);
        }
        Near(3.6182791544470212, analysis.Joint!.F, 1e-6);
        Near(20.8371498375587301, analysis.Joint.DegreesOfFreedom, 1e-6);
        Near(0.810730753879150, Analyse(MadeTrial.OfOrthodont(), FreedomMethod.Satterthwaite).Differences[2].Effect!.StandardError, 1e-7);
    }

    /// <summary>Closed form: arms that were not drawn and nobody missing give the t test of the changes.</summary>
    [Fact]
    public void Without_randomisation_the_difference_is_that_of_the_changes()
    {
        var analysis = Analyse(MadeTrial.OfOrthodont(isRandomised: false, complete: true));
        foreach (var difference in analysis.Differences)
        {
            double[] Changes(int arm) => [.. analysis.Trial.Participants.Where(p => p.Arm == arm).Select(p => p.Values[difference.Visit] - p.Values[0])];
            var expected = ArmDifference.OfChanges(Changes(1), Changes(0))!;
            Near(expected.Estimate, difference.Effect!.Estimate, 1e-8);
            Near(expected.StandardError, difference.Effect.StandardError, 1e-8);
            Near(25, difference.Effect.DegreesOfFreedom, 1e-8);
        }
    }

    /// <summary>Closed form: pre and one post visit, nobody missing, by full likelihood: the difference is that of the ANCOVA.</summary>
    [Fact]
    public void With_one_visit_after_and_nobody_missing_it_estimates_what_the_adjusted_difference_does()
    {
        var ancova = ArmDifference.Adjusted(Anorexia.Pre, Anorexia.Post, Anorexia.IsTreated)!;
        LongitudinalParticipant[] people = [.. Anorexia.Pre.Select((pre, i) => new LongitudinalParticipant(Anorexia.IsTreated[i] ? 1 : 0, [pre, Anorexia.Post[i]], []))];
        var analysis = Analyse(new(["pre", "post"], ["Cont", "CBT"], [], people) { IsRandomised = true });
        var full = MixedModel.Fit(analysis.Model.Data, CovarianceStructure.Unstructured(2), out _, restricted: false)!;
        Near(ancova.Estimate, full.Coefficients[2], 1e-8);
        // restricted likelihood and ANCOVA differ by what the slope's own error is
        Assert.InRange(analysis.Differences[0].Effect!.Estimate - ancova.Estimate, -0.01 * ancova.StandardError, 0.01 * ancova.StandardError);
        Assert.InRange(analysis.Differences[0].Effect!.StandardError / ancova.StandardError, 0.98, 1.02);
    }

    /// <summary>Closed form: complete visits, arms not drawn, a covariate: least squares of each visit on arm and covariate.</summary>
    [Fact]
    public void Covariates_are_adjusted_for_at_each_visit()
    {
        var trial = MadeTrial.OfOrthodont(isRandomised: false, complete: true);
        double[] covariate = [.. trial.Participants.Select((_, i) => (double)(i * i % 11))];
        var analysis = Analyse(trial with { Covariates = ["age"], Participants = [.. trial.Participants.Select((p, i) => p with { Covariates = [covariate[i]] })] });
        foreach (var difference in analysis.Differences)
        {
            var design = QrFactor.Of([[.. covariate.Select(_ => 1.0)], [.. trial.Participants.Select(p => (double)p.Arm)], covariate]);
            double[] changes = [.. trial.Participants.Select(p => p.Values[difference.Visit] - p.Values[0])];
            var estimate = design.Solve(changes, out var rest)[1];
            Near(estimate, difference.Effect!.Estimate, 1e-8);
            Near(Math.Sqrt(rest / 24 * design.VarianceFactor([0, 1, 0])!.Value), difference.Effect.StandardError, 1e-8);
            Near(24, difference.Effect.DegreesOfFreedom, 1e-8);
        }
    }

    /// <summary>Three people an arm and four visits: an unstructured covariance is more than they can tell.</summary>
    [Fact]
    public void What_cannot_be_fitted_falls_back_and_says_why()
    {
        var trial = MadeTrial.Drawn(new NormalDraws(3), 2, [0, 0, 0, 0]);
        var analysis = Analyse(trial);
        Assert.Equal("UN", analysis.Attempts[0].Structure);
        Assert.All(analysis.Attempts, a => Assert.Contains("did not converge", a.Reason));
        Assert.Equal(new[] { "UN", "TOEPH", "AR1H", "CS" }[analysis.Attempts.Count], analysis.Model.Structure);
    }

    [Fact]
    public void Visits_that_nobody_shares_have_no_unstructured_covariance()
    {
        var trial = MadeTrial.Drawn(new NormalDraws(4), 12, [0, 0, 0, 0]);
        var analysis = Analyse(trial with
        {
            Participants = [.. trial.Participants.Select((p, i) => p with { Values = [p.Values[0], p.Values[1], i % 4 < 2 ? p.Values[2] : double.NaN, i % 4 < 2 ? double.NaN : p.Values[3]] })],
        });
        Assert.Equal("TOEPH", analysis.Model.Structure);
        Assert.Equal([new StructureAttempt("UN", "no participant has the visits that covariance_3_2 is of")], analysis.Attempts);
    }

    [Fact]
    public void A_visit_without_values_in_an_arm_has_a_reason_and_the_others_their_numbers()
    {
        var trial = MadeTrial.OfOrthodont();
        var analysis = Analyse(trial with
        {
            Participants = [.. trial.Participants.Select((p, i) => p.Arm == 1 && i > 16 ? p with { Values = [.. p.Values.Take(3), double.NaN] } : p)],
        });
        Assert.Equal("girls: 1 of 2 values needed at week8", analysis.Differences[2].Reason);
        Assert.Null(analysis.Differences[2].Effect);
        Assert.NotNull(analysis.Differences[1].Effect);
        Assert.Equal(2, analysis.Joint!.Effects);
    }

    [Fact]
    public void Trials_that_cannot_answer_are_refused_with_the_reason()
    {
        var trial = MadeTrial.OfOrthodont();
        Refused("girls: nobody has a value", trial with { Participants = [.. trial.Participants.Where(p => p.Arm == 0)] });
        Refused("boys: nobody has a value", trial with { Participants = [.. trial.Participants.Where(p => p.Arm == 1)] });
        Refused("no visit after treatment has two values in both arms", trial with { Participants = [.. trial.Participants.Select(p => p with { Values = [p.Values[0], double.NaN, double.NaN, double.NaN] })] });
        Refused("fewer than two values before treatment", trial with { Participants = [.. trial.Participants.Select(p => p with { Values = [double.NaN, .. p.Values.Skip(1)] })] });
        Refused("girls: nobody has a value", trial with { Participants = [trial.Participants[0]] });
        Refused("there is one arm", trial with { Arms = ["boys"], Participants = [.. trial.Participants.Where(p => p.Arm == 0)] });
        var collinear = trial with { Covariates = ["a", "b"], Participants = [.. trial.Participants.Select((p, i) => p with { Covariates = [i % 5, 3 * (i % 5) + 1] })] };
        Assert.Null(ConstrainedLongitudinal.Of(collinear, out var reason));
        Assert.Contains("a at pre", reason);
        Assert.Contains("cannot be told apart", reason);
        Refused("nothing varies beyond rounding", trial with { Participants = [.. trial.Participants.Select(p => p with { Values = [1.1, 1.2, 1.3, 1.4] })] });
    }

    private static void Refused(string reason, LongitudinalTrial trial)
    {
        Assert.Null(ConstrainedLongitudinal.Of(trial, out var found));
        Assert.Equal(reason, found);
    }

    private static ConstrainedLongitudinal Analyse(LongitudinalTrial trial, FreedomMethod method = FreedomMethod.KenwardRoger)
    {
        var analysis = ConstrainedLongitudinal.Of(trial, out var reason, method);
        Assert.True(analysis is not null, reason);
        return analysis!;
    }
}
