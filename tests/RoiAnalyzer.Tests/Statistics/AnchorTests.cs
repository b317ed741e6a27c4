using RoiAnalyzer.Numerics;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Tests.Models;

namespace RoiAnalyzer.Tests.Statistics;

/// <summary>Numbers of reference/anchors_R.txt (R 4.2.2, by anchors.R) that are one line each, by its sections.</summary>
public class AnchorTests
{
    /// <summary>A4: emmeans of lm(Postwt ~ Prewt + Treat), the sums of squares of its anova, HC2 and HC3.</summary>
    [Fact]
    public void A4_adjusted_means_and_sums_of_squares()
    {
        var (pre, post, arm) = Anorexia.Whole;
        var model = ArmModel.Adjusted(pre, post, arm, 3)!;
        Near(81.4772627862365, model.Coefficients[0]);
        Near(85.5743283143094, model.Coefficients[0] + model.Coefficients[1]);
        Near(90.1373909672282, model.Coefficients[0] + model.Coefficients[2]);
        var variance = model.ResidualDeviation * model.ResidualDeviation;
        Near(3311.262619920, variance * 68);
        Near(766.272812756, model.ArmsTogether().F * 2 * variance);
        // the intercept of the uncentred model
        Near(45.674043486911721, model.Coefficients[0] - model.Coefficients[3] * pre.Average());
        var changes = ArmModel.OfChanges([.. post.Zip(pre, (b, a) => b - a)], arm, 3)!;
        Near(-0.449999999999998, changes.Coefficients[0]);
        Near(3910.742444219, changes.ResidualDeviation * changes.ResidualDeviation * 69);
        Near(614.643666892, changes.ArmsTogether().F * 2 * changes.ResidualDeviation * changes.ResidualDeviation);
    }

    /// <summary>A5: the parametric p beside Freedman and Lane's.</summary>
    [Fact]
    public void A5_the_parametric_test()
    {
        double[] y = [1.2, 2.9, 3.1, 4.8, 4.1, 6.5, 5.9], z = [1, 2, 3, 4, 5, 6, 7];
        Near(0.00440378152133, ArmModel.OfChanges(y, [0, 1, 0, 1, 0, 1, 0], 2, [z])!.Difference(1)!.P);
    }

    /// <summary>A6: t and parametric p of the three regions, and p.adjust of them.</summary>
    [Fact]
    public void A6_three_regions()
    {
        double[][] regions =
        [
            [.31, .22, .45, -.06, .38, .17, .29, .11], [.12, .25, .08, -.11, .19, .02, .33, .07], [-.05, .11, .02, .09, -.14, .06, -.02, .03],
        ];
        var tests = Array.ConvertAll(regions, d => PairedChange.Of(new double[8], d)!);
        Near([4.089167695022, 2.437729799061, 0.434489371589], [.. tests.Select(t => t.T)]);
        Near([0.00463581739728, 0.04490827686493, 0.67701187697564], [.. tests.Select(t => t.P)]);
        var p = Array.ConvertAll(tests, t => t.P);
        Near([0.0139074521919, 0.0898165537299, 0.67701187697564], Multiplicity.Holm(p));
        Near([0.0139074521919, 0.0673624152974, 0.67701187697564], Multiplicity.BenjaminiHochberg(p));
        var flips = SignFlips.Of(regions, 10_000, 1);
        Assert.True(flips.IsExact);
        Near([.015625, .0546875, .6953125], [.. flips.P]);
        Near([.0234375, .140625, .9453125], [.. flips.MaxT]);
        Near([.0234375, .1171875, .6953125], [.. flips.StepDownMaxT]);
    }

    /// <summary>A7: p.adjust of eight p-values.</summary>
    [Fact]
    public void A7_adjusted_p()
    {
        double[] p = [.0005, .003, .011, .02, .04, .049, .21, .5];
        Near([.004, .024, .088, .16, .32, .392, 1, 1], Multiplicity.Bonferroni(p));
        Near([.004, .021, .066, .1, .16, .16, .42, .5], Multiplicity.Holm(p));
        Near([.004, .021, .066, .1, .147, .147, .42, .5], Multiplicity.Hochberg(p));
        Near([.004, .021, .06, .0816666666667, .12, .147, .42, .5], Multiplicity.Hommel(p));
        Near([.004, .012, .0293333333333, .04, .064, .0653333333333, .24, .5], Multiplicity.BenjaminiHochberg(p));
        Near([.0108714285714, .0326142857143, .0797238095238, .1087142857143, .1739428571429, .1775666666667, .6522857142857, 1], Multiplicity.BenjaminiYekutieli(p));
    }

    /// <summary>A9: sleepstudy by full likelihood, an iterated fit.</summary>
    [Fact]
    public void A9_sleepstudy_by_full_likelihood()
    {
        var model = MixedModel.Fit(SleepStudy.Data(), CovarianceStructure.RandomSlope(), out _, restricted: false)!;
        Assert.InRange(model.LogLikelihood + 875.969672244, 0, 1e-7);      // lmer stops just below the top
    }

    /// <summary>A16: lmer(y ~ trt + per + seq + (1 | id)) of the made crossover.</summary>
    [Fact]
    public void A16_the_crossover_as_a_mixed_model()
    {
        List<MixedBlock> blocks = [];
        foreach (var (sequence, pairs) in new[] { (0.0, CrossoverTests.KetamineFirst), (1.0, CrossoverTests.PlaceboFirst) })
            foreach (var (first, second) in pairs)
                blocks.Add(new MixedBlock([0, 1], [first, second], [[1, 1], [1 - sequence, sequence], [0, 1], [sequence, sequence]]));
        var model = MixedModel.Fit(new MixedData(["one", "ketamine", "period", "sequence"], blocks), CovarianceStructure.RandomIntercept(), out _)!;
        (double[] Weights, double Estimate, double Error, double Freedom, double T, double P)[] expected =
        [
            ([1, 0, 0, 0], 0.447500000000001175, 0.0540280277271562, 12.23683777251259, 8.2827380310807417, 2.30526422563222e-06),
            ([0, 1, 0, 0], -0.144166666666666637, 0.0243726850631593, 10, -5.9150916812437293, 1.48019147690316e-04),
            ([0, 0, 1, 0], -0.000833333333333325, 0.0243726850631593, 9.99999999999999, -0.0341912813944721, 9.73397473002107e-01),
            ([0, 0, 0, 1], -0.04083333333333504, 0.0724156597911305, 9.99999999999997, -0.5638743532974935, 5.85262437882576e-01),
        ];
        foreach (var method in Enum.GetValues<FreedomMethod>())        // they agree: lmerTest's own freedom is 12.23683775658149
            foreach (var (weights, estimate, error, freedom, t, p) in expected)
            {
                var effect = model.Effect(weights, method)!;
                Assert.Equal(estimate, effect.Estimate, 1e-6 * Math.Max(error, Math.Abs(estimate)));
                Assert.Equal(error, effect.StandardError, 1e-6 * error);
                Assert.Equal(freedom, effect.DegreesOfFreedom, 1e-6 * freedom);
                Assert.Equal(t, effect.T, 1e-6 * Math.Max(1, Math.Abs(t)));
                Assert.Equal(p, effect.P, 1e-5 * p);
            }
        Assert.Equal(0.11811011818, Math.Sqrt(model.Parameters[0].Value), 1e-7);
        Assert.Equal(0.05970064207, Math.Sqrt(model.Parameters[1].Value), 1e-7);
    }

    /// <summary>A17: tails and quantiles, to 1e-10.</summary>
    [Fact]
    public void A17_tails()
    {
        Assert.Equal(1.87994911238e-06, Distributions.StudentTSurvival(8, 12), 1.87994911238e-06 * 1e-10);
        Assert.Equal(0.0382764118854, Distributions.StudentTSurvival(2, 9), 1e-12);
        double[] freedom = [1, 2, 5, 9, 29, 89], expected = [12.70620473617, 4.30265272975, 2.57058183564, 2.26215716280, 2.04522964213, 1.98697869951];
        foreach (var (df, t) in freedom.Zip(expected)) Assert.Equal(t, Distributions.StudentTQuantile(0.975, df), 1e-10 * t);
    }

    /// <summary>A19: lm(LakeHuron ~ I(year - 1920)).</summary>
    [Fact]
    public void A19_the_slope_of_Lake_Huron()
    {
        var factor = QrFactor.Of(LakeHuron.Columns);
        var coefficients = factor.Solve(LakeHuron.Levels, out var rest);
        Near(-0.02420111062232, coefficients[1]);
        Near(0.00403610790322, Math.Sqrt(factor.VarianceFactor([0, 1])!.Value * rest / (LakeHuron.Levels.Length - 2)));
    }

    /// <summary>A20: the paired test of Fisher's z.</summary>
    [Fact]
    public void A20_connectivity_before_and_after()
    {
        double[] before = [.31, .45, .22, .51, .38, .29, .40, .18], after = [.25, .33, .20, .42, .40, .15, .31, .10];
        var change = PairedChange.Of(Array.ConvertAll(before, Math.Atanh), Array.ConvertAll(after, Math.Atanh))!;
        Near([-3.88872862645055, 0.00598519697029, -0.08144416646719], [change.T, change.P, change.Mean]);
    }

    private static void Near(double expected, double found) => Assert.Equal(expected, found, 1e-8 * Math.Abs(expected));

    private static void Near(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++) Near(expected[i], found[i]);
    }
}
