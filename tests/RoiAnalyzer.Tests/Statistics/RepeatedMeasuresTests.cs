using RoiAnalyzer.Numerics;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class RepeatedMeasuresTests
{
    /// <summary>O'Brien and Kaiser (1985), as in R's carData::OBrienKaiser: sixteen people, three phases of five hours each.</summary>
    private static readonly double[][] OBrienKaiser =
    [
        [1, 2, 4, 2, 1, 3, 2, 5, 3, 2, 2, 3, 2, 4, 4],
        [4, 4, 5, 3, 4, 2, 2, 3, 5, 3, 4, 5, 6, 4, 1],
        [5, 6, 5, 7, 7, 4, 5, 7, 5, 4, 7, 6, 9, 7, 6],
        [5, 4, 7, 5, 4, 2, 2, 3, 5, 3, 4, 4, 5, 3, 4],
        [3, 4, 6, 4, 3, 6, 7, 8, 6, 3, 4, 3, 6, 4, 3],
        [7, 8, 7, 9, 9, 9, 9, 10, 8, 9, 9, 10, 11, 9, 6],
        [5, 5, 6, 4, 5, 7, 7, 8, 10, 8, 8, 9, 11, 9, 8],
        [2, 3, 5, 3, 2, 2, 4, 8, 6, 5, 6, 6, 7, 5, 6],
        [3, 3, 4, 6, 4, 4, 5, 6, 4, 1, 5, 4, 7, 5, 4],
        [4, 4, 5, 3, 4, 6, 7, 6, 8, 8, 8, 8, 9, 7, 8],
        [3, 3, 4, 2, 3, 5, 4, 7, 5, 4, 5, 6, 8, 6, 5],
        [6, 7, 8, 6, 3, 9, 10, 11, 9, 6, 8, 7, 10, 8, 7],
        [5, 5, 6, 8, 6, 4, 6, 6, 8, 6, 7, 7, 8, 10, 8],
        [2, 2, 3, 1, 2, 5, 6, 7, 5, 2, 6, 7, 8, 6, 3],
        [2, 2, 3, 4, 4, 6, 6, 7, 9, 7, 7, 7, 8, 6, 7],
        [4, 5, 7, 5, 4, 7, 7, 8, 6, 7, 7, 8, 10, 8, 7],
    ];

    private static readonly int[] Treatment = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2];
    private static readonly int[] Gender = [1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0];
    private static readonly int[] Phase = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2];
    private static readonly int[] Hour = [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4];

    /// <summary>
    /// R 4.2.2, car 3.1-1: summary(Anova(lm(cbind(pre.1, …, fup.5) ~ treatment * gender, OBrienKaiser, contrasts = contr.sum), idata, idesign =
    /// ~ phase * hour, type = 3), multivariate = FALSE) (A10 of anchors_R.txt); factors 0 and 1 between are treatment and gender, within
    /// phase and hour; the last four are Greenhouse and Geisser's epsilon and p, and Huynh and Feldt's.
    /// </summary>
    [Theory]
    [InlineData("", "", 6759.31034482759, 1, 228.055555555556, 10, 296.388760552732, 9.24119115568639e-09, double.NaN, double.NaN, double.NaN, double.NaN)]
    [InlineData("0", "", 179.730332522303, 2, 228.055555555556, 10, 3.940494501098, 0.0547069269265199, double.NaN, double.NaN, double.NaN, double.NaN)]
    [InlineData("1", "", 83.448275862069, 1, 228.055555555556, 10, 3.65912050065101, 0.0848002538616402, double.NaN, double.NaN, double.NaN, double.NaN)]
    [InlineData("01", "", 130.241281427413, 2, 228.055555555556, 10, 2.85547267441344, 0.104469234023772, double.NaN, double.NaN, double.NaN, double.NaN)]
    [InlineData("", "0", 129.511494252874, 2, 80.2777777777778, 20, 16.1329196993199, 6.73163655770544e-05, 0.799534759051138, 0.000281368124415839, 0.927859403950418, 0.000112474290054632)]
    [InlineData("0", "0", 77.8852392538524, 4, 80.2777777777778, 20, 4.85098375975551, 0.00672273209545245, 0.799534759051138, 0.0126909043601518, 0.927859403950418, 0.00843877550192979)]
    [InlineData("1", "0", 2.27011494252874, 2, 80.2777777777778, 20, 0.282782484190432, 0.756647338927411, 0.799534759051138, 0.708959926884963, 0.927859403950418, 0.740856776438278)]
    [InlineData("01", "0", 10.2210056772101, 4, 80.2777777777778, 20, 0.636602429722426, 0.642369488905347, 0.799534759051138, 0.611620891734379, 0.927859403950418, 0.631997531314298)]
    [InlineData("", "1", 104.285440613027, 4, 62.5, 40, 16.6856704980843, 4.02664339633774e-08, 0.460281502256993, 9.76288067145747e-05, 0.559280181294145, 2.30091430628912e-05)]
    [InlineData("0", "1", 1.16666666666667, 8, 62.5, 40, 0.0933333333333336, 0.999244623719389, 0.460281502256993, 0.978622662600831, 0.559280181294145, 0.988661748572298)]
    [InlineData("1", "1", 2.81417624521073, 4, 62.5, 40, 0.450268199233716, 0.771559070589062, 0.460281502256993, 0.628434365092973, 0.559280181294145, 0.664554131565866)]
    [InlineData("01", "1", 7.75547445255474, 8, 62.5, 40, 0.620437956204379, 0.755484449904079, 0.460281502256993, 0.64136246182513, 0.559280181294145, 0.669297614466416)]
    [InlineData("", "01", 11.3467432950191, 8, 96.1666666666667, 80, 1.17990398215104, 0.32158661418337, 0.44950125773181, 0.334521179853934, 0.733060776233724, 0.329659003312665)]
    [InlineData("0", "01", 6.64111922141119, 16, 96.1666666666667, 80, 0.345292160558641, 0.990124565656718, 0.44950125773181, 0.93037247963736, 0.733060776233724, 0.975225449352172)]
    [InlineData("1", "01", 8.95593869731801, 8, 96.1666666666667, 80, 0.931293452060798, 0.495611922963991, 0.44950125773181, 0.449077680586527, 0.733060776233724, 0.478034062723275)]
    [InlineData("01", "01", 14.154501216545, 16, 96.1666666666667, 80, 0.735935938468545, 0.749561639456282, 0.44950125773181, 0.646344903992186, 0.733060776233724, 0.708012161619039)]
    public void Every_effect_is_that_of_R(
        string between, string within, double sum, double df1, double error, double df2, double f, double p, double gg, double pGg, double hf, double pHf)
    {
        var effects = RepeatedMeasures.Of(OBrienKaiser, [Treatment, Gender], [Phase, Hour])!;
        Assert.Equal(16, effects.Count);
        var effect = effects.Single(own => string.Concat(own.Between) == between && string.Concat(own.Within) == within);
        Agreement.Relative(1e-10, [sum, error, f], [effect.SumOfSquares, effect.ErrorSumOfSquares, effect.F]);
        Assert.Equal((df1, df2), (effect.DegreesOfFreedom, effect.ErrorDegreesOfFreedom));
        Agreement.Relative(1e-8, [p], [effect.P]);
        if (within.Length == 0) Assert.True(double.IsNaN(effect.GreenhouseGeisser) && double.IsNaN(effect.PHuynhFeldt));
        else Agreement.Relative(1e-8, [gg, pGg, hf, pHf], [effect.GreenhouseGeisser, effect.PGreenhouseGeisser, effect.HuynhFeldt, effect.PHuynhFeldt]);
    }

    /// <summary>
    /// The same summary's Mauchly tests, A10 of anchors_R.txt. R's W, and p by Anderson's formula, which R evaluated: car's own p has the number
    /// of all fifteen occasions for the effect's dimension in one term, with which it follows from ours.
    /// </summary>
    [Theory]
    [InlineData("0", 2, 0.7492726380192, 0.27282202608024, 0.2728220260802)]
    [InlineData("1", 4, 0.0660662716436, 0.0074629201320061, 0.0075967723833)]
    [InlineData("01", 8, 0.0047799213541, 0.44769094661579, 0.4493941532184)]
    public void Sphericity_is_tested_by_Mauchly_s_criterion(string within, int dimension, double w, double p, double car)
    {
        foreach (var effect in RepeatedMeasures.Of(OBrienKaiser, [Treatment, Gender], [Phase, Hour])!.Where(own => string.Concat(own.Within) == within))
        {
            Agreement.Relative(1e-8, [w, p], [effect.MauchlyW, effect.MauchlyP]);
            // p is P(χ²ᵥ > x) + ω(P(χ²ᵥ₊₄ > x) − P(χ²ᵥ > x)), and ω(third) of mauchly.test has 3·third where Anderson has 3·dimension; 10 degrees of freedom
            var scale = 10 - (2.0 * dimension * dimension + dimension + 2) / (6 * dimension);
            double Weight(double third) => (dimension + 2.0) * (dimension - 1) * (dimension - 2) * (2 * Math.Pow(dimension, 3) + 6 * dimension * dimension + 3 * third + 2) / (288 * Math.Pow(dimension * scale, 2));
            var (x, freedom) = (-scale * Math.Log(effect.MauchlyW), dimension * (dimension + 1) / 2.0 - 1);
            var bend = Distributions.ChiSquaredSurvival(x, freedom + 4) - Distributions.ChiSquaredSurvival(x, freedom);
            Agreement.Relative(1e-8, [car], [effect.MauchlyP + (Weight(15) - Weight(dimension)) * bend]);
        }
    }

    [Fact]
    public void Two_occasions_are_always_spherical() =>
        Assert.All(RepeatedMeasures.Of([[1, 2], [2, 5], [4, 4], [0, 3]], [], [[0, 1]])!, effect => Assert.True(double.IsNaN(effect.MauchlyW) && double.IsNaN(effect.MauchlyP)));

    /// <summary>R 4.2.2, A4 of anchors_R.txt: the F of arm × time is t² of lm(I(Postwt - Prewt) ~ Treat), CBT against Cont.</summary>
    [Fact]
    public void The_interaction_of_two_arms_and_two_occasions_is_the_squared_t_of_the_changes()
    {
        double[][] values = [.. Anorexia.Pre.Zip(Anorexia.Post, (pre, post) => new[] { pre, post })];
        var effects = RepeatedMeasures.Of(values, [[.. Anorexia.IsTreated.Select(arm => arm ? 1 : 0)]], [[0, 1]])!;
        var interaction = effects.Single(own => own.Between.Count == 1 && own.Within.Count == 1);
        var difference = ArmDifference.OfChanges(Anorexia.TreatedChange, Anorexia.ControlChange)!;
        Agreement.Relative(1e-11, [2.80896636491, difference.P], [interaction.F, interaction.P]);
        Assert.Equal(difference.T * difference.T, interaction.F, 1e-12);
        Assert.Equal((1, 53), (interaction.DegreesOfFreedom, interaction.ErrorDegreesOfFreedom));
        Assert.True(double.IsNaN(interaction.GreenhouseGeisser));
    }

    /// <summary>Closed form: without factors between, two occasions are the paired t test, and its F is t².</summary>
    [Fact]
    public void Two_occasions_of_one_arm_are_the_paired_test()
    {
        var effects = RepeatedMeasures.Of([.. Sleep.First.Zip(Sleep.Second, (first, second) => new[] { first, second })], [], [[0, 1]])!;
        var change = PairedChange.Of(Sleep.First, Sleep.Second)!;
        var time = effects.Single(own => own.Within.Count == 1);
        Agreement.Relative(1e-12, [change.T * change.T, change.P], [time.F, time.P]);
    }

    [Fact]
    public void What_cannot_be_told_apart_is_nothing_and_what_is_no_table_is_refused()
    {
        Assert.Null(RepeatedMeasures.Of([[1, 2], [2, 4], [3, 7]], [[0, 0, 1], [0, 0, 1]], [[0, 1]]));
        Assert.Null(RepeatedMeasures.Of([[1, 2], [2, 4]], [[0, 1]], [[0, 1]]));
        Assert.True(double.IsNaN(RepeatedMeasures.Of([[1, 2], [2, 3], [4, 5]], [], [[0, 1]])![1].F));
        Assert.Throws<ArgumentException>(() => RepeatedMeasures.Of([[1, 2], [2]], [], [[0, 1]]));
        Assert.Throws<ArgumentException>(() => RepeatedMeasures.Of([[1, 2, 3], [2, 3, 5]], [], [[0, 1, 1]]));
    }
}
