using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

/// <summary>
/// R 4.2.2, lme4 1.1-31, lmerTest 3.1-3, pbkrtest 0.5.2 and nlme 3.1-162; lmer with control = lmerControl(optimizer = "bobyqa",
/// optCtrl = list(rhobeg = 1e-3, rhoend = 1e-10)), so that its optimiser's last digits are those compared.
/// </summary>
public class MixedModelTests
{
    private const double Iterated = 1e-6;
    private static readonly double[] s_intercept = [1, 0], s_days = [0, 1];

    /// <summary>
    /// lmer(Reaction ~ Days + (Days | Subject)): VarCorr, REMLcrit, coef(summary()); KRmodcomp(f, diag(2)), contestMD. The variances to
    /// the digits of the closed form, which lmer's optimiser reaches to 1e-5.
    /// </summary>
    [Fact]
    public void Sleepstudy_with_random_slopes_is_lmer_s()
    {
        var model = Fit(SleepStudy.Data(), CovarianceStructure.RandomSlope());
        Near(1743.62827196, model.Criterion, 1e-11);
        AssertParameters(model, ClosedForm(restricted: true));
        Near(24.7406579950, Math.Sqrt(model.Parameters[0].Value), 1e-5);
        Near(25.5917957217, Math.Sqrt(model.Parameters[3].Value), Iterated);
        double[] errors = [.. new[] { 0, 1 }.Select(i => Math.Sqrt(LinesOf().Sum(l => Math.Pow(l[i] - LinesOf().Average(m => m[i]), 2)) / 17 / 18))];
        Near(6.82459669495491, errors[0], 1e-5);
        Near(1.54578964390598, errors[1], Iterated);
        foreach (var method in Enum.GetValues<FreedomMethod>())
        {
            AssertEffect(model.Effect(s_intercept, method), 251.405104848485, errors[0], 17);
            AssertEffect(model.Effect(s_days, method), 10.4672859595960, errors[1], 17);
            Near(errors[0], model.Effect(s_intercept, method)!.StandardError, 1e-9);
        }
        // lmer stops at 705.8443 and 749.9595; their ratio and degrees of freedom are exact
        Near(705.8442760734224, model.Joint([s_intercept, s_days])!.F, 1e-5);
        Near(16, model.Joint([s_intercept, s_days])!.DegreesOfFreedom, 1e-8);
        Near(17.0 / 16, model.Joint([s_intercept, s_days], FreedomMethod.Satterthwaite)!.F / model.Joint([s_intercept, s_days])!.F, 1e-8);
        Near(17, model.Joint([s_intercept, s_days], FreedomMethod.Satterthwaite)!.DegreesOfFreedom, 1e-8);
        Assert.False(model.IsSingular);
    }

    /// <summary>
    /// lmer(REML = FALSE): deviance, VarCorr and coef(summary()). With its own optimiser lmer stops at 1751.93934449, where the error
    /// of Days is 1.50223021.
    /// </summary>
    [Fact]
    public void Sleepstudy_by_full_likelihood_is_lmer_s()
    {
        var model = MixedModel.Fit(SleepStudy.Data(), CovarianceStructure.RandomSlope(), out _, restricted: false)!;
        Near(1751.9393444632, model.Criterion, 1e-11);
        Near(-0.5 * 1751.9393444632, model.LogLikelihood, 1e-11);
        AssertParameters(model, ClosedForm(restricted: false));
        var days = model.Effect(s_days, FreedomMethod.Satterthwaite)!;
        Near(1.50223678697380, days.StandardError, Iterated);
    }

    /// <summary>lmer(Reaction ~ Days + (1 | Subject)).</summary>
    [Fact]
    public void Sleepstudy_with_random_intercepts_is_lmer_s()
    {
        var model = Fit(SleepStudy.Data(), CovarianceStructure.RandomIntercept());
        Near(1786.46508539, model.Criterion, 1e-11);
        AssertParameters(model, 37.1238267668 * 37.1238267668, 30.9912338986 * 30.9912338986);
        AssertEffect(model.Effect(s_days), 10.4672859595960, 0.80422142894524, 161);
        AssertEffect(model.Effect(s_intercept, FreedomMethod.Satterthwaite), 251.405104848485, 9.74671626920939, 22.8101989552553);
    }

    /// <summary>The same on s = sleepstudy without the rows left out: KR of summary(ddf = "Kenward-Roger"), KRmodcomp and contestMD.</summary>
    [Fact]
    public void Unequal_numbers_of_days_are_as_lmer_and_pbkrtest_have_them()
    {
        var model = Fit(SleepStudy.Data(complete: false), CovarianceStructure.RandomSlope());
        Near(1547.7586454809, model.Criterion, 1e-11);
        AssertEffect(model.Effect(s_intercept), 248.26514969882192, 7.342319492059038, 16.20493088472548);
        AssertEffect(model.Effect(s_days), 11.04064780467314, 1.687484317837409, 16.87761957744394);
        AssertEffect(model.Effect(s_intercept, FreedomMethod.Satterthwaite), 248.26514969882192, 7.308759597916901, 16.67698377582831);
        AssertEffect(model.Effect(s_days, FreedomMethod.Satterthwaite), 11.04064780467314, 1.684684899300262, 17.38899543787521);
        AssertJoint(model.Joint([s_intercept, s_days]), 619.8328778877961, 2, 15.58606222576600);
        AssertJoint(model.Joint([s_intercept, s_days], FreedomMethod.Satterthwaite), 663.02905736002, 2, 16.967199748972);
    }

    /// <summary>lmer(Reaction ~ Days + (1 | Subject), s), and with REML = FALSE.</summary>
    [Fact]
    public void Unequal_numbers_of_days_with_random_intercepts_are_lmer_s()
    {
        var data = SleepStudy.Data(complete: false);
        var model = Fit(data, CovarianceStructure.RandomIntercept());
        Near(1597.8816124461, model.Criterion, 1e-11);
        AssertParameters(model, 1489.010277333817, 940.315296715322);
        AssertEffect(model.Effect(s_days), 10.92999445019851, 0.8751153770329302, 143.47773692901896);
        AssertEffect(model.Effect(s_days, FreedomMethod.Satterthwaite), 10.92999445019851, 0.8745426217318961, 143.60146039432564);
        var full = MixedModel.Fit(data, CovarianceStructure.RandomIntercept(), out _, restricted: false)!;
        Near(1605.7434098695, full.Criterion, 1e-11);
        AssertParameters(full, 1401.0527332577872, 933.7315041549359);
    }

    /// <summary>lmer(distance ~ age * Sex + (1 | Subject), Orthodont), with KRmodcomp and contestMD of age and its product with sex.</summary>
    [Fact]
    public void Orthodont_is_lmer_s()
    {
        var model = Fit(Slopes(), CovarianceStructure.RandomIntercept());
        Near(433.757249201, model.Criterion, 1e-11);
        AssertParameters(model, 1.81621422284 * 1.81621422284, 1.38638190714 * 1.38638190714);
        foreach (var method in Enum.GetValues<FreedomMethod>())
        {
            AssertEffect(model.Effect([0, 1, 0, 0], method), 0.784375, 0.0775011046786198, 79);
            AssertEffect(model.Effect([0, 0, 1, 0], method), 1.03210227272704, 1.53742080539426, 103.98636106);
            AssertEffect(model.Effect([0, 0, 0, 1], method), -0.304829545454532, 0.121420895727881, 79);
            AssertJoint(model.Joint([[0, 1, 0, 0], [0, 0, 0, 1]], method), 64.37646051632382, 2, 79);
        }
    }

    /// <summary>
    /// The top of the restricted likelihood, by Fisher's scoring with dense matrices in R (<see cref="CovarianceStructureTests"/>): its slopes
    /// are below 1e-12 there. gls(distance ~ age * Sex, correlation = corSymm(form = ~ 1 | Subject), weights = varIdent(form = ~ 1 | age))
    /// stops 2e-9 below it, at −.350438999089 (.128810402325).
    /// </summary>
    [Fact]
    public void Orthodont_with_an_unstructured_covariance_is_that_of_gls()
    {
        var model = Fit(Slopes(), CovarianceStructure.Unstructured(4));
        Near(-212.27340009721, model.LogLikelihood, 1e-12);
        var product = model.Effect([0, 0, 0, 1], FreedomMethod.Satterthwaite)!;
        Near(-0.35043859447397, product.Estimate, 1e-9);
        Near(0.128810515559019, product.StandardError, 1e-9);
        Assert.InRange(model.LogLikelihood + 212.273400099, 0, 4e-9);
        Near(-0.350438999089, product.Estimate, 2e-6);
        Near(0.128810402325, product.StandardError, 1e-6);
    }

    /// <summary>gls with corCompSymm has the likelihood of lmer's random intercept: −216.8786246006.</summary>
    [Fact]
    public void Compound_symmetry_is_the_random_intercept_where_that_varies()
    {
        var symmetric = Fit(Slopes(), CovarianceStructure.CompoundSymmetry(4));
        var random = Fit(Slopes(), CovarianceStructure.RandomIntercept());
        Near(-216.878624600568, symmetric.LogLikelihood, 1e-10);
        for (var i = 0; i < 2; i++) Near(random.Parameters[i].Value, symmetric.Parameters[i].Value, 1e-8);
        Near(random.Effect([0, 0, 1, 0])!.DegreesOfFreedom, symmetric.Effect([0, 0, 1, 0])!.DegreesOfFreedom, 1e-8);
    }

    /// <summary>Closed form: σ²_e is the mean square within, σ²_b a k-th of that between less that within; t of the mean on n − 1.</summary>
    [Fact]
    public void A_balanced_one_way_layout_is_its_analysis_of_variance()
    {
        double[][] groups = [[1, 2, 4], [5, 7, 6], [3, 3, 5], [9, 6, 8]];
        var data = new MixedData(["mean"], [.. groups.Select(g => new MixedBlock([0, 1, 2], g, [[1, 1, 1]]))]);
        var model = Fit(data, CovarianceStructure.RandomIntercept());
        var grand = groups.Average(g => g.Average());
        var between = 3 * groups.Sum(g => Math.Pow(g.Average() - grand, 2)) / 3;
        var within = groups.Sum(g => g.Sum(y => Math.Pow(y - g.Average(), 2))) / 8;
        AssertParameters(model, (between - within) / 3, within);
        foreach (var method in Enum.GetValues<FreedomMethod>()) AssertEffect(model.Effect([1], method), grand, Math.Sqrt(between / 12), 3);
    }

    /// <summary>
    /// lmer(y ~ x + (1 | id)) of y = c(1,5,3, 2,6,2, 4,0,5, 3,2,4, 1,6,3), id = gl(5, 3), x = rep(c(0, 1, 2), 5): singular; with
    /// compound symmetry gls(correlation = corCompSymm(form = ~ 1 | id)) has a negative correlation.
    /// </summary>
    [Fact]
    public void A_variance_between_that_would_be_negative_is_0_and_said_so()
    {
        double[][] groups = [[1, 5, 3], [2, 6, 2], [4, 0, 5], [3, 2, 4], [1, 6, 3]];
        var data = new MixedData(["intercept", "x"], [.. groups.Select(g => new MixedBlock([0, 1, 2], g, [[1, 1, 1], [0, 1, 2]]))]);
        var model = Fit(data, CovarianceStructure.RandomIntercept());
        Assert.True(model.IsSingular);
        Assert.Equal(0, model.Parameters[0].Value);
        Near(57.7924951232701, model.Criterion, 1e-11);
        Near(3.39487179487179, model.Parameters[1].Value, Iterated);
        AssertEffect(model.Effect([0, 1], FreedomMethod.Satterthwaite), 0.6, 0.582655283582994, 13);
        AssertEffect(model.Effect([1, 0]), 2.53333333333333, 0.752204736632232, 12.5);
        AssertEffect(model.Effect([0, 1]), 0.6, 0.582655283582994, 9);
        var free = Fit(data, CovarianceStructure.CompoundSymmetry(3));
        Assert.False(free.IsSingular);
        Near(3.27283952329452, free.Parameters[0].Value + free.Parameters[1].Value, Iterated);
        Near(-0.484722746399438, free.Parameters[0].Value / 3.27283952329452, Iterated);
        Near(0.697083874835050, free.Effect([0, 1], FreedomMethod.Satterthwaite)!.StandardError, Iterated);
    }

    [Fact]
    public void What_cannot_be_fitted_has_a_reason()
    {
        MixedBlock Block(params double[] values) => new([0, 1], values, [[1, 1], [0, 1]]);
        Refused("1 participant; 2 are needed", new(["one", "visit"], [Block(1, 2)]));
        Refused("nothing varies beyond rounding", new(["one", "visit"], [Block(1, 2), Block(1, 2), Block(1, 2)]));
        Refused("twice, once cannot be told apart", new(["twice", "once"], [.. Enumerable.Range(0, 4).Select(i => new MixedBlock([0, 1], [i, 2 * i], [[2, 2], [1, 1]]))]));
        Refused("2 values for 2 coefficients", new(["one", "visit"], [new([0], [1], [[1], [0]]), new([1], [3], [[1], [1]])]));
        Assert.Throws<ArgumentException>(() => Block(1, double.NaN));
    }

    /// <summary>Two visits, of which the changes are all 1: the difference has no variance, and the likelihood no bound.</summary>
    [Fact]
    public void A_likelihood_without_a_top_is_refused()
    {
        var data = new MixedData(["pre", "post"], [.. new[] { 1.0, 3, 4, 8 }.Select(y => new MixedBlock([0, 1], [y, y + 1], [[1, 0], [0, 1]]))]);
        Assert.Null(MixedModel.Fit(data, CovarianceStructure.Unstructured(2), out var reason));
        Assert.Contains("did not converge", reason);
    }

    private static void Refused(string reason, MixedData data)
    {
        Assert.Null(MixedModel.Fit(data, CovarianceStructure.RandomIntercept(), out var found));
        Assert.Equal(reason, found);
    }

    /// <summary>
    /// Of people with the same days: σ² pools the squares about each one's line, G is the covariance of the lines less σ²(Z'Z)⁻¹, with
    /// n − 1 below, and n for the full likelihood.
    /// </summary>
    private static double[] ClosedForm(bool restricted)
    {
        var lines = LinesOf();
        var variance = lines.Sum(l => l[2]) / (18 * 8);
        double Covariance(int a, int b) => lines.Sum(l => (l[a] - lines.Average(m => m[a])) * (l[b] - lines.Average(m => m[b]))) / (restricted ? 17 : 18);
        return [Covariance(0, 0) - variance * 285 / 825, Covariance(0, 1) + variance * 45 / 825, Covariance(1, 1) - variance * 10 / 825, variance];
    }

    /// <summary>Intercept, slope and residual sum of squares of everybody's own line.</summary>
    private static double[][] LinesOf() => [.. Enumerable.Range(0, 18).Select(who =>
    {
        double[] y = SleepStudy.Reactions[(10 * who)..(10 * who + 10)];
        var slope = y.Select((v, day) => v * (day - 4.5)).Sum() / 82.5;
        var intercept = y.Average() - 4.5 * slope;
        return new[] { intercept, slope, y.Select((v, day) => Math.Pow(v - intercept - slope * day, 2)).Sum() };
    })];

    private static MixedData Slopes() => Orthodont.Data(["intercept", "age", "girl", "age:girl"], (visit, girl) =>
        [1, 8 + 2 * visit, girl ? 1 : 0, girl ? 8 + 2 * visit : 0]);

    private static MixedModel Fit(MixedData data, CovarianceStructure structure)
    {
        var model = MixedModel.Fit(data, structure, out var reason);
        Assert.Equal("", reason);
        return model!;
    }

    internal static void Near(double expected, double actual, double share) => Assert.Equal(expected, actual, share * Math.Abs(expected));

    private static void AssertParameters(MixedModel model, params double[] expected)
    {
        Assert.Equal(expected.Length, model.Parameters.Count);
        for (var i = 0; i < expected.Length; i++) Near(expected[i], model.Parameters[i].Value, Iterated);
    }

    private static void AssertEffect(EffectTest? effect, double estimate, double error, double freedom)
    {
        Near(estimate, effect!.Estimate, Iterated);
        Near(error, effect.StandardError, Iterated);
        Near(freedom, effect.DegreesOfFreedom, Iterated);
    }

    private static void AssertJoint(JointEffectTest? joint, double f, int effects, double freedom)
    {
        Near(f, joint!.F, Iterated);
        Assert.Equal(effects, joint.Effects);
        Near(freedom, joint.DegreesOfFreedom, Iterated);
    }
}
