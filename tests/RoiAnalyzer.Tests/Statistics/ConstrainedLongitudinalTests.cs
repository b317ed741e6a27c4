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

    /// <summary>
    /// R 4.2.2, dense matrices: β and (X'V⁻¹X)⁻¹ where optim and then Newton's steps end (slopes below 1e-7) on log|V| + log|X'V⁻¹X| + r'V⁻¹r of the values that are
    /// not left out, V = C'C with free C; X the visits. β[k] − β[1] with its error, which is Satterthwaite's. nlme's gls stops 1e-9 of the likelihood earlier.
    /// </summary>
    [Fact]
    public void One_arm_with_visits_missing_changes_as_R_says()
    {
        var trial = MadeTrial.OfOrthodont();
        var all = trial with { Arms = ["all"], Participants = [.. trial.Participants.Select(p => p with { Arm = 0 })] };
        var analysis = Analyse(all, FreedomMethod.Satterthwaite);
        double[] estimates = [0.978755889801, 2.501008045055, 3.751473196631], errors = [0.405378421678, 0.431933812467, 0.504401700631];
        Assert.Equal([(0, 1, 26), (0, 2, 24), (0, 3, 23)], analysis.Changes.Select(c => (c.Arm, c.Visit, c.Count)));
        for (var i = 0; i < 3; i++)
        {
            Near(estimates[i], analysis.Changes[i].Effect!.Estimate, 1e-6);
            Near(errors[i], analysis.Changes[i].Effect!.StandardError, 1e-6);
        }
        Near(-200.667623278, analysis.Model.LogLikelihood, 1e-8);
        Assert.Empty(analysis.Differences);
        Assert.Equal(3, analysis.Joint!.Effects);
        Assert.Equal(Analyse(all).Changes[2].Effect!.Estimate, Analyse(all).Change(0, 3, FreedomMethod.Satterthwaite)!.Estimate);
        Assert.True(Analyse(all).Changes[2].Effect!.StandardError > analysis.Changes[2].Effect!.StandardError);
    }

    /// <summary>Closed form: of one arm without anybody missing each change is the paired t test of Kenward and Roger's degrees n − 1, and all are Hotelling's T².</summary>
    [Fact]
    public void One_arm_with_everybody_has_the_paired_t_tests()
    {
        var trial = MadeTrial.OfOrthodont(complete: true);
        var analysis = Analyse(trial with { Arms = ["all"], Participants = [.. trial.Participants.Select(p => p with { Arm = 0 })] });
        foreach (var change in analysis.Changes)
        {
            var paired = PairedChange.Of([.. trial.Participants.Select(p => p.Values[0])], [.. trial.Participants.Select(p => p.Values[change.Visit])])!;
            Near(paired.Mean, change.Effect!.Estimate, 1e-9);
            Near(paired.StandardError, change.Effect.StandardError, 1e-7);
            Near(26, change.Effect.DegreesOfFreedom, 1e-6);
        }
        // R 4.2.2: y <- matrix(Orthodont$distance, 27, 4, byrow = TRUE); d <- y[, -1] - y[, 1]; m <- colMeans(d); 27 * m %*% solve(cov(d), m) * 24/(26 * 3)
        Near(28.85501737125317, analysis.Joint!.F, 1e-7);
        Near(24, analysis.Joint.DegreesOfFreedom, 1e-6);
    }

    /// <summary>R 4.2.2 as in <see cref="One_arm_with_visits_missing_changes_as_R_says"/>, X with the differences of girls after the first visit.</summary>
    [Fact]
    public void Each_arm_s_means_and_changes_are_R_s()
    {
        var analysis = Analyse(MadeTrial.OfOrthodont(), FreedomMethod.Satterthwaite);
        (double Estimate, double Error)[] boys = [(1.328347710503, 0.506759314584), (3.207208441092, 0.542154620332), (4.955091221320, 0.583630563298)],
            girls = [(0.462213451435, 0.583416140774), (1.559903494815, 0.642922126580), (2.177038460236, 0.664396858514)],
            means = [(22.225695796536, 0.472150950080), (23.554043507039, 0.501334301016), (25.432904237627, 0.621513429800), (27.180787017856, 0.576716672819)];
        Assert.All(analysis.Changes.Zip([.. boys, .. girls]), pair => IsNear(pair.Second, pair.First.Effect!));
        Assert.All(analysis.Means.Take(4).Zip(means), pair => IsNear(pair.Second, pair.First.Effect!));
        IsNear(means[0], analysis.Means[4].Effect!);       // girls before: the same mean, because they were drawn
        IsNear((24.402734256771, 0.650761579051), analysis.Means[7].Effect!);
        Assert.Equal([(0, 0, 16), (1, 0, 10)], analysis.Means.Where(m => m.Visit == 0).Select(m => (m.Arm, m.Visit, m.Count)));

        static void IsNear((double Estimate, double Error) expected, EffectTest found)
        {
            Near(expected.Estimate, found.Estimate, 1e-6);
            Near(expected.Error, found.StandardError, 1e-6);
        }
    }

    /// <summary>Closed form: arms that were not drawn, nobody missing: the mean change of an arm with the deviation of changes pooled over both.</summary>
    [Fact]
    public void Changes_of_arms_that_were_not_drawn_are_their_own()
    {
        var analysis = Analyse(MadeTrial.OfOrthodont(isRandomised: false, complete: true));
        foreach (var change in analysis.Changes)
        {
            double[] Changes(int arm) => [.. analysis.Trial.Participants.Where(p => p.Arm == arm).Select(p => p.Values[change.Visit] - p.Values[0])];
            var (own, squares) = (Changes(change.Arm), Enumerable.Range(0, 2).Sum(arm => Changes(arm).Sum(d => Math.Pow(d - Changes(arm).Average(), 2))));
            Near(own.Average(), change.Effect!.Estimate, 1e-8);
            Near(Math.Sqrt(squares / 25 / own.Length), change.Effect.StandardError, 1e-7);
            Near(25, change.Effect.DegreesOfFreedom, 1e-6);
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
        Refused("no visit after treatment has two values", trial with { Arms = ["boys"], Participants = [.. trial.Participants.Where(p => p.Arm == 0).Select(p => p with { Values = [p.Values[0], double.NaN, double.NaN, double.NaN] })] });
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
