using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class ArmModelTests
{
    private static readonly (double[] Pre, double[] Post, int[] Arm) Trial = Anorexia.Whole;

    /// <summary>R 4.2.2: lm(Postwt ~ Prewt + Treat, MASS::anorexia), control first; car::hccm(type = "hc3"); anova against the models without Treat and with Prewt * Treat.</summary>
    [Fact]
    public void Three_arms_adjusted_give_what_R_gives()
    {
        var model = ArmModel.Adjusted(Trial.Pre, Trial.Post, Trial.Arm, 3)!;
        Assert.Equal(68, model.DegreesOfFreedom);
        Assert.Equal(6.97818303917, model.ResidualDeviation, 1e-10);
        Assert.Equal(0.434461150360903, model.Coefficients[3], 1e-12);
        Holds(model.Difference(1)!, 4.097065528072900, 1.893492606966926, 2.16376103767088, 0.033999314720262790, 0.318659858978304, 7.875471197167505, 1.869854519560586);
        Holds(model.Difference(2)!, 8.660128180991695, 2.193149411643052, 3.94871782789470, 0.000189023798034245, 4.283766668074341, 13.036489693909042, 2.294117694149282);
        Holds(model.ArmsTogether(), 7.8680789246265, 2, 68, 0.0008438398238575);
        Holds(model.EqualSlopes(), 5.41123080122545, 2, 66, 0.00666559073481279);
    }

    /// <summary>R 4.2.2: lm(I(Postwt - Prewt) ~ Treat) and its anova.</summary>
    [Fact]
    public void Changes_of_three_arms_give_what_R_gives()
    {
        var model = ArmModel.OfChanges([.. Trial.Post.Zip(Trial.Pre, (post, pre) => post - pre)], Trial.Arm, 3)!;
        var (first, second) = (model.Difference(1)!, model.Difference(2)!);
        Assert.Equal((3.456896551724136, 2.03329659742247), (first.Estimate, first.StandardError), Close);
        Assert.Equal((7.714705882352941, 2.34816253826251), (second.Estimate, second.StandardError), Close);
        Assert.Equal(0.00160233781342298, second.P, 1e-13);
        Assert.Equal((29, 26, 69.0), (first.Treated, first.Reference, first.DegreesOfFreedom));
        Holds(model.ArmsTogether(), 5.42229686823827, 2, 69, 0.0064986529806997);
        Assert.True(double.IsNaN(model.EqualSlopes().F));
    }

    /// <summary>R 4.2.2: the same with + z + s, z the remainder of 7 i by 11 and s = factor(i %% 3) of participant i, arm after arm from 1.</summary>
    [Fact]
    public void Covariates_and_strata_are_adjusted_for_as_R_does()
    {
        var model = ArmModel.Adjusted(Trial.Pre, Trial.Post, Trial.Arm, 3, Covariates)!;
        Assert.Equal(65, model.DegreesOfFreedom);
        Holds(model.Difference(1)!, 4.0417822352071076, 1.933262343159597, 2.0906537850426883, 0.040473750026270662, 0.180790722816326, 7.902773747597889, 1.957004002348316);
        Holds(model.Difference(2)!, 8.7084399596929121, 2.235080761430912, 3.8962529273965543, 0.000233460833691544, 4.244675442721573, 13.172204476664252, 2.389477846739937);
        Assert.Equal((-0.0930717357031584, 1.2281776947700247), (model.Coefficients[4], model.Coefficients[5]), Close);
        Holds(model.ArmsTogether(), 7.64709101258884, 2, 65, 0.00104100196474935);
        Holds(model.EqualSlopes(), 5.08887857487062, 2, 63, 0.00893893605630087);
        var changes = ArmModel.OfChanges([.. Trial.Post.Zip(Trial.Pre, (post, pre) => post - pre)], Trial.Arm, 3, Covariates)!;
        Assert.Equal((7.8612138221620427, 2.375173009351694), (changes.Difference(2)!.Estimate, changes.Difference(2)!.StandardError), Close);
    }

    /// <summary>R 4.2.2: car::hccm(lm(Postwt ~ Prewt + Treat), type = "hc3") of the two arms; partial eta squared t²/(t² + df).</summary>
    [Fact]
    public void The_robust_error_of_two_arms_is_R_s()
    {
        var difference = ArmDifference.Adjusted(Anorexia.Pre, Anorexia.Post, Anorexia.IsTreated)!;
        Assert.Equal(1.84909371431269, difference.RobustError, 1e-12);
    }

    [Fact]
    public void A_covariate_that_is_the_arm_leaves_no_difference()
    {
        double[] same = [.. Trial.Arm.Select(arm => arm == 1 ? 5.0 : 3)];
        var model = ArmModel.Adjusted(Trial.Pre, Trial.Post, Trial.Arm, 3, [same])!;
        Assert.Null(model.Difference(1));
        Assert.NotNull(model.Difference(2));
    }

    [Fact]
    public void Too_few_participants_have_no_model()
    {
        Assert.Null(ArmModel.OfChanges([1, 2, 3], [0, 0, 1], 2));
        Assert.Null(ArmModel.OfChanges([1, 2, 3, 4], [0, 0, 1, 1], 2, [[1, 2, 3, 7], [4, 4, 2, 1]]));
        Assert.Null(ArmModel.OfChanges([1, 2, 3], [0, 0, 0], 1));
    }

    [Fact]
    public void A_value_that_is_no_number_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ArmModel.OfChanges([1, 2, 3, double.NaN], [0, 0, 1, 1], 2));
        Assert.Throws<ArgumentException>(() => ArmModel.OfChanges([1, 2, 3, 4], [0, 0, 1, 1], 2, [[1, 2, 3, double.NaN]]));
    }

    private static double[][] Covariates
    {
        get
        {
            int[] order = [.. Enumerable.Range(1, Trial.Arm.Length)];
            return [Array.ConvertAll(order, i => 7.0 * i % 11), Array.ConvertAll(order, i => i % 3 == 1 ? 1.0 : 0), Array.ConvertAll(order, i => i % 3 == 2 ? 1.0 : 0)];
        }
    }

    private static bool Close((double, double) a, (double, double) b) => Math.Abs(a.Item1 - b.Item1) < 1e-11 && Math.Abs(a.Item2 - b.Item2) < 1e-11;

    private static void Holds(ArmDifference of, double estimate, double error, double t, double p, double low, double high, double robust)
    {
        Assert.Equal(estimate, of.Estimate, 1e-11);
        Assert.Equal(error, of.StandardError, 1e-11);
        Assert.Equal(t, of.T, 1e-11);
        Assert.Equal(p, of.P, 1e-12);
        Assert.Equal((low, high), (of.Interval.Low, of.Interval.High), Close);
        Assert.Equal(robust, of.RobustError, 1e-11);
    }

    private static void Holds(VarianceRatio ratio, double f, double numerator, double denominator, double p)
    {
        Assert.Equal(f, ratio.F, 1e-11);
        Assert.Equal((numerator, denominator), (ratio.Numerator, ratio.Denominator));
        Assert.Equal(p, ratio.P, 1e-12);
    }
}
