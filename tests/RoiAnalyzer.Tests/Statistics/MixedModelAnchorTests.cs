using RoiAnalyzer.Numerics;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

/// <summary>
/// Every row that A9 of reference/anchors_R.txt prints of lme4's, lmerTest's, pbkrtest's and nlme's fits. Their optimisers stop beside the
/// top, which <see cref="MixedModelTests"/> holds to more digits: the share allowed in each test is how far off R stopped.
/// </summary>
public class MixedModelAnchorTests
{
    private const double Closed = 1e-8;
    private static readonly double[][] s_line = [[1, 0], [0, 1]], s_slopes = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]];

    /// <summary>lmer(Reaction ~ Days + (Days | Subject)), VarCorr and summary by Satterthwaite's and Kenward and Roger's method.</summary>
    [Fact]
    public void Sleepstudy_with_random_slopes()
    {
        var model = Fit(SleepStudy.Data(), CovarianceStructure.RandomSlope());
        Variances(model, 1e-5, 24.7406579950, 0.0655512382, 5.9221376589, 25.5917957217);
        Agreement.Relative(Closed, [1743.62827196], [model.Criterion]);
        Row(7e-6, model.Effect(s_line[0], FreedomMethod.Satterthwaite)!, 251.405104848485, 6.82459669495491, 16.9997262884927, 36.83808964628439, 1.17155811120829e-17);
        Row(7e-6, model.Effect(s_line[1], FreedomMethod.Satterthwaite)!, 10.467285959596, 1.54578964390598, 16.9999837255917, 6.77148148899918, 3.26382446992736e-06);
        Row(7e-6, model.Effect(s_line[0])!, 251.405104848485, 6.82459669495491, 17, 36.83808964628437, 1.17100331571083e-17);
        Row(7e-6, model.Effect(s_line[1])!, 10.467285959596, 1.54578964390598, 17.0000000000005, 6.77148148899917, 3.26380801814762e-06);
    }

    /// <summary>The same by full likelihood, whose AIC and BIC count six parameters and 180 values.</summary>
    [Fact]
    public void Sleepstudy_by_full_likelihood()
    {
        var model = MixedModel.Fit(SleepStudy.Data(), CovarianceStructure.RandomSlope(), out _, restricted: false)!;
        Variances(model, 4e-5, 23.77975958946, 0.0813210934, 5.71679851393, 25.59190703649);
        Agreement.Relative(Closed, [1751.93934449, -875.969672244], [model.Criterion, model.LogLikelihood]);
        Agreement.Relative(Closed, [1763.939344489, 1783.097085594], [model.Criterion + 2 * 6, model.Criterion + 6 * Math.Log(180)]);
        Row(3e-5, model.Effect(s_line[0], FreedomMethod.Satterthwaite)!, 251.4051048484856, 6.63212274219029, double.NaN, 37.9071851685088, double.NaN);
        Row(3e-5, model.Effect(s_line[1], FreedomMethod.Satterthwaite)!, 10.4672859595958, 1.50223021383204, double.NaN, 6.9678308046373, double.NaN);
    }

    /// <summary>lmer(Reaction ~ Days + (1 | Subject)).</summary>
    [Fact]
    public void Sleepstudy_with_random_intercepts()
    {
        var model = Fit(SleepStudy.Data(), CovarianceStructure.RandomIntercept());
        Agreement.Relative(1e-6, [37.1238267668, 30.9912338986], [.. model.Parameters.Select(own => Math.Sqrt(own.Value))]);
        Agreement.Relative(Closed, [1786.46508539], [model.Criterion]);
        Row(1e-6, model.Effect(s_line[0], FreedomMethod.Satterthwaite)!, 251.405104848484, 9.74671626920939, 22.8101989552553, 25.7938261363668, 2.24135095934467e-18);
        Row(1e-6, model.Effect(s_line[1], FreedomMethod.Satterthwaite)!, 10.467285959596, 0.80422142894524, 161.0000000545923, 13.0154278198283, 6.41260123102367e-27);
    }

    /// <summary>lmer(distance ~ age * Sex + (1 | Subject), Orthodont), summary by both methods.</summary>
    [Fact]
    public void Orthodont_with_random_intercepts()
    {
        var model = Fit(Slopes, CovarianceStructure.RandomIntercept());
        Agreement.Relative(1e-6, [1.81621422284, 1.38638190714], [.. model.Parameters.Select(own => Math.Sqrt(own.Value))]);
        Agreement.Relative(Closed, [433.757249201], [model.Criterion]);
        (double[] Satterthwaite, double[] KenwardRoger)[] rows =
        [
            ([16.340625000000237, 0.9813122367420342, 103.9863609984491, 16.651810084679333, 4.19384322140978e-31], [16.340625000000237, 0.9813122367420348, 103.9863610218678, 16.651810084679322, 4.19384319298026e-31]),
            ([0.784374999999983, 0.0775011046786198, 79.0000000742345, 10.120823480550573, 6.44181477342313e-16], [0.784374999999983, 0.0775011046786198, 78.9999999999979, 10.120823480550570, 6.44181483892167e-16]),
            ([1.032102272727045, 1.5374208053942593, 103.9863609971612, 0.671320609884924, 5.03504873899076e-01], [1.032102272727045, 1.5374208053942595, 103.9863610218663, 0.671320609884924, 5.03504873898723e-01]),
            ([-0.304829545454532, 0.1214208957278813, 79.0000001753202, -2.510519656663472, 1.40974503826343e-02], [-0.304829545454532, 0.1214208957278813, 78.9999999999987, -2.510519656663472, 1.40974503872981e-02]),
        ];
        for (var i = 0; i < rows.Length; i++)
        {
            Row(1e-6, model.Effect(s_slopes[i], FreedomMethod.Satterthwaite)!, rows[i].Satterthwaite);
            Row(1e-6, model.Effect(s_slopes[i])!, rows[i].KenwardRoger);
        }
    }

    /// <summary>
    /// anova() of the same, type III: age is its slope halfway between the sexes; a sum of squares is F times the residual variance.
    /// </summary>
    [Theory]
    [InlineData(new[] { 0, 1, 0, 0.5 }, 208.26600378787, 79.00000017676, 108.35591, double.NaN)]
    [InlineData(new[] { 0.0, 0, 1, 0 }, 0.86621504972, 103.98636099716, 0.45067, 0.503505)]
    [InlineData(new[] { 0.0, 0, 0, 1 }, 12.11415193603, 79.00000017532, 6.30271, 0.014097)]
    public void Orthodont_s_analysis_of_variance(double[] weights, double sum, double freedom, double f, double p)
    {
        var model = Fit(Slopes, CovarianceStructure.RandomIntercept());
        var test = model.Joint([weights], FreedomMethod.Satterthwaite)!;
        Agreement.Relative(1e-6, [sum, freedom], [test.F * model.Parameters[1].Value, test.DegreesOfFreedom]);
        Assert.Equal(f, test.F, 5e-6);                  // as many digits as are printed
        if (double.IsNaN(p)) Assert.True(test.P < 2e-16);       // printed as < 2e-16
        else Assert.Equal(p, test.P, 5e-7);
    }

    /// <summary>
    /// gls(distance ~ age * Sex, correlation = corSymm(form = ~ 1 | Subject), weights = varIdent(form = ~ 1 | age)), p on 108 − 4 degrees
    /// of freedom; the effects are where gls stopped, 2e-9 of the likelihood below the top.
    /// </summary>
    [Fact]
    public void Orthodont_with_an_unstructured_covariance()
    {
        var model = Fit(Slopes, CovarianceStructure.Unstructured(4));
        Agreement.Relative(Closed, [-212.273400099], [model.LogLikelihood]);
        double[][] rows =
        [
            [15.842282631429125, 0.9723038102078391, 16.29355193830073, 2.15567552098890e-30], [0.826803688766904, 0.0822177139645893, 10.05627192605969, 5.03741295108333e-17],
            [1.583086325399242, 1.5233073134199682, 1.03924291011580, 3.01101881537309e-01], [-0.350438999089247, 0.1288104023249257, -2.72057995910346, 7.64013075427615e-03],
        ];
        for (var i = 0; i < rows.Length; i++) LeastSquaresRow(1e-5, model.Effect(s_slopes[i], FreedomMethod.Satterthwaite)!, rows[i]);
    }

    /// <summary>gls with corCompSymm(form = ~ 1 | Subject), p on 104 degrees of freedom.</summary>
    [Fact]
    public void Orthodont_with_compound_symmetry()
    {
        var model = Fit(Slopes, CovarianceStructure.CompoundSymmetry(4));
        double[][] rows =
        [
            [16.340625000000003, 0.9813122302282750, 16.651810195210562, 4.17731735458769e-31], [0.784375000000000, 0.0775011299500554, 10.120820180370020, 3.61345307768405e-17],
            [1.032102272727273, 1.5374207951891656, 0.671320614341165, 5.03504676204909e-01], [-0.304829545454545, 0.1214209353206121, -2.510518838037630, 1.35956654941686e-02],
        ];
        for (var i = 0; i < rows.Length; i++) LeastSquaresRow(1e-6, model.Effect(s_slopes[i], FreedomMethod.Satterthwaite)!, rows[i]);
    }

    /// <summary>Estimate, error, degrees of freedom, t and p; what R does not give is NaN.</summary>
    private static void Row(double share, EffectTest effect, params double[] expected)
    {
        Agreement.Relative(share, [expected[0], expected[1], expected[3]], [effect.Estimate, effect.StandardError, effect.T]);
        if (double.IsNaN(expected[2])) return;
        Agreement.Relative(2e-5, [expected[2]], [effect.DegreesOfFreedom]);
        Agreement.Relative(Allowed(expected[3], expected[2], share, 2e-5), [expected[4]], [effect.P]);
    }

    /// <summary>Estimate, error, t, and p as gls has it.</summary>
    private static void LeastSquaresRow(double share, EffectTest effect, double[] expected)
    {
        const int freedom = 108 - 4;
        Agreement.Relative(share, expected[..3], [effect.Estimate, effect.StandardError, effect.T]);
        Agreement.Relative(Allowed(expected[2], freedom, share, 0), [expected[3]], [Distributions.StudentTTwoSided(effect.T, freedom)]);
    }

    /// <summary>By how large a share p moves where t and the degrees of freedom move by theirs.</summary>
    private static double Allowed(double t, double freedom, double share, double ofFreedom) =>
        Distributions.StudentTTwoSided(t * (1 - share), freedom * (1 - ofFreedom)) / Distributions.StudentTTwoSided(t, freedom) - 1 + 1e-9;

    private static void Variances(MixedModel model, double share, double intercept, double correlation, double slope, double residual)
    {
        double[] natural = [.. model.Parameters.Select(own => own.Value)];
        var (first, second) = (Math.Sqrt(natural[0]), Math.Sqrt(natural[2]));
        Agreement.Relative(share, [intercept, slope, residual], [first, second, Math.Sqrt(natural[3])]);
        Assert.Equal(correlation, natural[1] / (first * second), 2 * share);
    }

    private static MixedData Slopes => Orthodont.Data(["intercept", "age", "girl", "age:girl"], (visit, girl) =>
        [1, 8 + 2 * visit, girl ? 1 : 0, girl ? 8 + 2 * visit : 0]);

    private static MixedModel Fit(MixedData data, CovarianceStructure structure) => MixedModel.Fit(data, structure, out _)!;
}
