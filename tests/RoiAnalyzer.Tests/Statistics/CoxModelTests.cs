using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class CoxModelTests
{
    private static readonly double[] Unmaintained = [.. Aml.Groups.Select(g => (double)g)];
    private static readonly double[] Hundreds = [.. Ovarian.Days.Select(day => Math.Ceiling(day / 100))];

    private static CoxModel Trial(CoxTies ties) => CoxModel.Of([Ovarian.Age, Ovarian.Treatment, Ovarian.Performance], Hundreds, Ovarian.Deaths, ties);

    /// <summary>
    /// R 4.2.2 (anchors A11): coxph(Surv(time, status) ~ x, aml, ties = …, control = coxph.control(eps = 1e-14)): coefficient, error, z, p; logLik
    /// without and with, the likelihood ratio, score and Wald tests; confint; cox.zph.
    /// </summary>
    [Fact]
    public void Remissions_give_what_R_gives()
    {
        var efron = CoxModel.Of([Unmaintained], Aml.Times, Aml.Events);
        Assert.Equal((23, 18, null), (efron.N, efron.Events, efron.Reason));
        Close.To(1e-8, [0.915532575014773, 0.511934275172009, 1.78837913266728, 0.0737148606390306, -0.0878401667739825, 1.91890531680353, 2.49810532617228], Of(efron.Terms[0]));
        Close.To(1e-8, [-42.7248392627602, -41.0326155964584, 3.38444733260368, 3.4167343955173, 3.19829992215979],
            [efron.NullLogLikelihood, efron.LogLikelihood, efron.LikelihoodRatio, efron.Score, efron.Wald]);
        Close.To(1e-6, [0.00787507772332503, 0.00787507772332503], [efron.Changing[0], efron.ChangingTogether]);
        var breslow = CoxModel.Of([Unmaintained], Aml.Times, Aml.Events, CoxTies.Breslow);
        Close.To(1e-8, [0.904219723686211, 0.512247907304189, 1.76519944892475, 0.0775302512084725, -0.0997677257860105, 1.90820717315843, 2.47000388542748], Of(breslow.Terms[0]));
        Close.To(1e-8, [-42.898123897174, -41.2501143500689, 3.29601909421032, 3.32256141627307, 3.11592909448425],
            [breslow.NullLogLikelihood, breslow.LogLikelihood, breslow.LikelihoodRatio, breslow.Score, breslow.Wald]);
    }

    /// <summary>
    /// R 4.2.2: coxph(Surv(ceiling(futime/100), fustat) ~ age + rx + ecog.ps, ovarian), which has ties, and cox.zph of it (transform "km").
    /// </summary>
    [Fact]
    public void Three_columns_with_ties_give_what_R_gives()
    {
        var efron = Trial(CoxTies.Efron);
        Close.To(1e-8, [0.149661320896067, -0.732245998962855, 0.130887181473104], [.. efron.Terms.Select(t => t.Estimate)]);
        Close.To(1e-8, [0.0471468304943905, 0.6371030402262535, 0.5991181004965103], [.. efron.Terms.Select(t => t.StandardError)]);
        Close.To(1e-8, [0.00150163932711674, 0.25041711026595970, 0.82706572600391048], [.. efron.Terms.Select(t => t.P)]);
        Close.To(1e-8, [-35.300793320581, -27.3236518240331, 15.9542829930959, 18.4908145266541, 13.0482969486999],
            [efron.NullLogLikelihood, efron.LogLikelihood, efron.LikelihoodRatio, efron.Score, efron.Wald]);
        Close.To(1e-6, [0.4089662006547342, 0.0902566438027874, 1.7257482391908356, 2.7019393309696813], [.. efron.Changing, efron.ChangingTogether]);
        var breslow = Trial(CoxTies.Breslow);
        Close.To(1e-8, [0.146052166291474, -0.785509356583079, 0.149952600025490], [.. breslow.Terms.Select(t => t.Estimate)]);
        Close.To(1e-8, [0.0465212515745452, 0.6358216226139874, 0.5985610176737165], [.. breslow.Terms.Select(t => t.StandardError)]);
        Close.To(1e-6, [0.3258114802635164, 0.0909042105001133, 1.5600005080868151, 2.3693438535824098], [.. breslow.Changing, breslow.ChangingTogether]);
    }

    /// <summary>Identity: without ties the score test of one two-valued column is the log-rank test.</summary>
    [Fact]
    public void Its_score_test_of_two_arms_is_the_log_rank_test()
    {
        int[] arms = [.. Ovarian.Treatment.Select(rx => (int)rx - 1)];
        Close.To(1e-10, LogRank.Of(Ovarian.Days, Ovarian.Deaths, arms, 2).ChiSquared, CoxModel.Of([Ovarian.Treatment], Ovarian.Days, Ovarian.Deaths).Score);
    }

    [Fact]
    public void Units_and_far_origins_change_nothing()
    {
        double[] far = [.. Ovarian.Age.Select(age => 1e7 + 365.25 * age)];
        var (near, other) = (CoxModel.Of([Ovarian.Age], Ovarian.Days, Ovarian.Deaths).Terms[0], CoxModel.Of([far], Ovarian.Days, Ovarian.Deaths).Terms[0]);
        Close.To(1e-6, near.Estimate / 365.25, other.Estimate);
        Close.To(1e-6, near.P, other.P);
    }

    /// <summary>The older dies first, always; or events in one arm only.</summary>
    [Theory]
    [InlineData(new double[] { 9, 8, 7, 6, 5, 4 }, new[] { true, true, true, true, true, true })]
    [InlineData(new double[] { 1, 1, 1, 0, 0, 0 }, new[] { true, true, true, false, false, false })]
    [InlineData(new double[] { 9e5, 8, 7, 6, 5, 4 }, new[] { true, true, true, true, true, true })]
    public void A_monotone_likelihood_is_told_and_nothing_printed(double[] column, bool[] events)
    {
        var model = CoxModel.Of([column], [1, 2, 3, 4, 5, 6], events);
        Assert.Contains("monotone likelihood", model.Reason, StringComparison.Ordinal);
        Assert.Empty(model.Terms);
        Assert.True(double.IsNaN(model.LogLikelihood) && double.IsNaN(model.LikelihoodRatio));
    }

    [Fact]
    public void What_cannot_be_told_has_a_reason()
    {
        Assert.Equal("1 events cannot tell 1 coefficients", CoxModel.Of([[1, 2, 3]], [1, 2, 3], [true, false, false]).Reason);
        Assert.Equal("the columns are constant or collinear", CoxModel.Of([[2, 2, 2]], [1, 2, 3], [true, true, false]).Reason);
        Assert.Equal("the columns are constant or collinear", CoxModel.Of([Ovarian.Age, [.. Ovarian.Age.Select(a => 2 * a + 1)]], Ovarian.Days, Ovarian.Deaths).Reason);
        Assert.Equal("nobody differed from the others at risk when something happened", CoxModel.Of([[1, 0, 0, 0]], [1, 2, 3, 3], [false, true, true, true]).Reason);
    }

    /// <summary>Planted truth: exponential times, a quarter censored, no effect; then a hazard ratio of e.</summary>
    [Fact]
    public void Its_test_errs_and_its_interval_covers_as_often_as_they_say()
    {
        var (draws, random, wrong, covered) = (new NormalDraws(11), new Random(12), 0, 0);
        const int trials = 1000, n = 80;
        for (var trial = 0; trial < trials; trial++)
        {
            double[] x = [.. Enumerable.Range(0, n).Select(_ => draws.Next())], null0 = [.. x.Select(_ => -Math.Log(1 - random.NextDouble()))];
            double[] moved = [.. null0.Select((time, i) => time * Math.Exp(-x[i]))];
            bool[] events = [.. x.Select(_ => random.NextDouble() < 0.75)];      // seen to the event, or censored where it would have been
            if (CoxModel.Of([x], null0, events).Terms[0].P < 0.05) wrong++;
            if (CoxModel.Of([x], moved, events).Terms[0].Interval.Contains(1)) covered++;
        }
        NormalDraws.AssertRate(0.05, wrong, trials);
        NormalDraws.AssertRate(0.95, covered, trials);
    }

    private static double[] Of(RegressionTerm term) => [term.Estimate, term.StandardError, term.Statistic, term.P, term.Interval.Low, term.Interval.High, term.Ratio];
}
