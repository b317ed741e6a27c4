using RoiAnalyzer.Statistics;
using RoiAnalyzer.Tests.Numerics;

namespace RoiAnalyzer.Tests.Statistics;

public class LinearModelTests
{
    private static readonly double[] Pre = Anorexia.Whole.Pre;
    private static readonly double[] Post = Anorexia.Whole.Post;

    /// <summary>R 4.2.2: lm(Postwt ~ Prewt + Treat, anorexia), Cont the reference; car::hccm for the robust errors (A4 of anchors_R.txt).</summary>
    [Fact]
    public void Anorexia_with_three_arms_gives_what_R_gives()
    {
        var model = LinearModel.Of([Ones, Pre, Arm(1), Arm(2)], Post);
        Assert.Equal(68, model.DegreesOfFreedom);
        Assert.Equal(6.97818303917, model.Deviation, 1e-10);
        Agreement.Relative(1e-10, [45.674043486911721, 0.434461150360903, 4.0970655280729, 8.660128180991695], [.. model.Coefficients]);
        var cbt = model.Estimate([0, 0, 1, 0])!;
        Agreement.Relative(1e-10, [4.0970655280729, 1.893492606966926, 2.16376103767088, 0.03399931472026279], [cbt.Value, cbt.StandardError, cbt.T, cbt.P]);
        Agreement.Relative(1e-10, [1.8157956980774, 1.86985451956059], [cbt.Hc2, cbt.Hc3]);
        var ft = model.Estimate([0, 0, 0, 1])!;
        Agreement.Relative(1e-10, [8.660128180991695, 2.193149411643052, 3.9487178278947, 0.000189023798034245], [ft.Value, ft.StandardError, ft.T, ft.P]);
        Agreement.Relative(1e-10, [4.28376666807434, 13.036489693909], Agreement.Numbers(ft.Interval));
        Agreement.Relative(1e-10, [2.21317249764789, 2.29411769414928], [ft.Hc2, ft.Hc3]);
    }

    /// <summary>R 4.2.2: emmeans(lm(Postwt ~ Prewt + Treat), "Treat") (A4 of anchors_R.txt).</summary>
    [Fact]
    public void Means_adjusted_to_the_mean_before_are_those_of_emmeans()
    {
        var model = LinearModel.Of([Ones, Pre, Arm(1), Arm(2)], Post);
        var mean = Pre.Average();
        double[][] weights = [[1, mean, 0, 0], [1, mean, 1, 0], [1, mean, 0, 1]];
        double[][] expected =
        [
            [81.4772627862365, 1.37538532465834, 78.7327241021362, 84.2218014703368],
            [85.5743283143094, 1.29660917344947, 82.986984992484, 88.1616716361348],
            [90.1373909672282, 1.69762445677164, 86.7498341065049, 93.5249478279515],
        ];
        for (var arm = 0; arm < 3; arm++)
        {
            var estimate = model.Estimate(weights[arm])!;
            Agreement.Relative(1e-10, expected[arm], [estimate.Value, estimate.StandardError, estimate.Interval.Low, estimate.Interval.High]);
        }
    }

    /// <summary>R 4.2.2: car::Anova(type = 2) and anova(lm(Postwt ~ Prewt + Treat), lm(Postwt ~ Prewt * Treat)) (A4 of anchors_R.txt).</summary>
    [Fact]
    public void Comparisons_of_models_give_what_R_gives()
    {
        var model = LinearModel.Of([Ones, Pre, Arm(1), Arm(2)], Post);
        var arms = model.Against(LinearModel.Of([Ones, Pre], Post));
        Agreement.Relative(1e-10, [7.8680789246265, 2, 68, 0.000843839823857499], Numbers(arms));
        var before = model.Against(LinearModel.Of([Ones, Arm(1), Arm(2)], Post));
        Agreement.Relative(1e-10, [7.26552271543774, 1, 68, 0.00885003231394799], Numbers(before));
        var slopes = LinearModel.Of([Ones, Pre, Arm(1), Arm(2), Product(1), Product(2)], Post).Against(model);
        Agreement.Relative(1e-10, [5.41123080122545, 2, 66, 0.00666559073481279], Numbers(slopes));
    }

    /// <summary>
    /// R 4.2.2: anova(lm(Postwt ~ Prewt + Treat)), whose sums are what each term adds to those before it, and car::Anova(type = 2), whose
    /// sums are what it adds to all others; both over the residual mean square of the whole model (A4 of anchors_R.txt).
    /// </summary>
    [Fact]
    public void Sums_of_squares_in_sequence_and_each_beside_the_others_are_those_of_R()
    {
        var model = LinearModel.Of([Ones, Pre, Arm(1), Arm(2)], Post);
        Agreement.Relative(1e-10, [3311.262619920, 48.6950385282], [model.ResidualSumOfSquares, model.Deviation * model.Deviation]);
        var (mean, before, arms) = (LinearModel.Of([Ones], Post), LinearModel.Of([Ones, Pre], Post), LinearModel.Of([Ones, Arm(1), Arm(2)], Post));
        Row(mean, before, 506.509011769, 506.5090117692, 10.40166, 0.00193639);
        Row(before, model, 766.272812756, 383.1364063778, 7.86808, 0.00084384);
        Row(arms, model, 353.794908556, 353.794908556, 7.26552, 0.00885003);

        void Row(LinearModel smaller, LinearModel larger, double sum, double square, double f, double p)
        {
            var (added, terms) = (smaller.ResidualSumOfSquares - larger.ResidualSumOfSquares, larger.Rank - smaller.Rank);
            var test = VarianceRatio.Of(added / terms / (model.Deviation * model.Deviation), terms, model.DegreesOfFreedom);
            Agreement.Relative(1e-10, [sum, square], [added, added / terms]);
            // as many digits as are printed
            Assert.Equal(f, test.F, 5e-6);
            Assert.Equal(p, test.P, 5e-9);
        }
    }

    /// <summary>R 4.2.2: the first rows of summary(lm(Postwt ~ Prewt + Treat)), and the table that compares it with Prewt * Treat (A4 of anchors_R.txt).</summary>
    [Fact]
    public void The_intercept_the_slope_and_unequal_slopes_are_those_of_R()
    {
        var model = LinearModel.Of([Ones, Pre, Arm(1), Arm(2)], Post);
        Agreement.Relative(1e-9, [45.674043486911721, 13.216705401455359, 3.45578130854625, 0.000949868708685181], Numbers(model.Estimate([1, 0, 0, 0])!));
        Agreement.Relative(1e-9, [0.434461150360903, 0.161182361851829, 2.69546335820722, 0.008850032313948004], Numbers(model.Estimate([0, 1, 0, 0])!));
        var slopes = LinearModel.Of([Ones, Pre, Arm(1), Arm(2), Product(1), Product(2)], Post);
        Agreement.Relative(1e-10, [2844.784303393, 466.4783165262], [slopes.ResidualSumOfSquares, model.ResidualSumOfSquares - slopes.ResidualSumOfSquares]);
    }

    /// <summary>R 4.2.2: lm(Postwt ~ Prewt + Treat) of CBT and Cont only, all rows, with car::hccm's HC2 and HC3 (A4 of anchors_R.txt).</summary>
    [Fact]
    public void Two_arms_give_what_R_gives_with_robust_errors_of_every_coefficient()
    {
        double[] treated = [.. Anorexia.IsTreated.Select(own => own ? 1.0 : 0)];
        var model = LinearModel.Of([[.. treated.Select(_ => 1.0)], Anorexia.Pre, treated], Anorexia.Post);
        double[][] rows =
        [
            [56.268730766556722, 14.441913426950958, 3.89621022527044, 0.000280773149389307], [0.304556944149741, 0.176327397564011, 1.72722417705496, 0.090063611980552710],
            [4.244112265475056, 1.837795930985168, 2.30934903811652, 0.024929176010103766],
        ];
        double[][] robust = [[16.7307213429126, 17.5746902956434], [0.203119136302749, 0.21335536832591], [1.79225302224983, 1.84909371431269]];
        for (var i = 0; i < 3; i++)
        {
            var own = model.Estimate([i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0])!;
            Agreement.Relative(1e-9, rows[i], Numbers(own));
            Agreement.Relative(1e-9, robust[i], [own.Hc2, own.Hc3]);
        }
        Agreement.Relative(1e-9, [0.556304932208, 7.931919598742], Agreement.Numbers(model.Estimate([0, 0, 1])!.Interval));
    }

    /// <summary>R 4.2.2: lm(I(Postwt - Prewt) ~ Treat, anorexia), three arms (A4 of anchors_R.txt).</summary>
    [Fact]
    public void Changes_of_three_arms_give_what_R_gives()
    {
        var model = LinearModel.Of([Ones, Arm(1), Arm(2)], [.. Post.Zip(Pre, (post, pre) => post - pre)]);
        var (cbt, ft) = (model.Estimate([0, 1, 0])!, model.Estimate([0, 0, 1])!);
        Agreement.Relative(1e-10, [-0.449999999999998, 1.47644878949214, -0.304785376372443, 0.76144704837256127], Numbers(model.Estimate([1, 0, 0])!));
        Agreement.Relative(1e-10, [3910.742444219, 56.67742672781], [model.ResidualSumOfSquares, model.Deviation * model.Deviation]);
        var arms = model.Against(LinearModel.Of([Ones], [.. Post.Zip(Pre, (post, pre) => post - pre)]));
        Agreement.Relative(1e-10, [614.643666892, 307.32183344602], [2 * arms.F * model.Deviation * model.Deviation, arms.F * model.Deviation * model.Deviation]);
        Assert.Equal(5.4223, arms.F, 5e-5);
        Assert.Equal(0.0064987, arms.P, 5e-8);
        Agreement.Relative(1e-10, [3.456896551724136, 2.03329659742247, 1.700143774452932, 0.09360765249767383], [cbt.Value, cbt.StandardError, cbt.T, cbt.P]);
        Agreement.Relative(1e-10, [7.714705882352941, 2.34816253826251, 3.285422434198846, 0.00160233781342298], [ft.Value, ft.StandardError, ft.T, ft.P]);
    }

    /// <summary>F and R² that NIST certifies (Statistical Reference Datasets, linear regression; science.md 6.1); of Wampler's 3 to 5 the noise leaves fewer digits.</summary>
    [Theory]
    [InlineData("Norris", 5436385.54079785, 0.999993745883712, 1e-10)]
    [InlineData("Pontius", 185330865.995752, 0.999999900178537, 1e-9)]
    [InlineData("Longley", 330.285339234588, 0.995479004577296, 1e-10)]
    [InlineData("Filip", 2162.43954511489, 0.996727416185620, 1e-7)]
    [InlineData("Wampler3", 675524.458240122, 0.999995559025820, 1e-9)]
    [InlineData("Wampler4", 67.5524458240122, 0.957478440825662, 1e-8)]
    [InlineData("Wampler5", 6.75524458240122E-03, 2.24668921574940E-03, 1e-6)]
    public void Models_of_NIST_against_their_means_give_what_NIST_certifies(string set, double f, double rSquared, double share)
    {
        var (columns, y, _, _) = QrFactorTests.Nist(set);
        var (model, mean) = (LinearModel.Of(columns, y), LinearModel.Of([[.. y.Select(_ => 1.0)]], y));
        Agreement.Relative(share, [f, rSquared], [model.Against(mean).F, 1 - model.ResidualSumOfSquares / mean.ResidualSumOfSquares]);
    }

    [Fact]
    public void What_cannot_be_estimated_is_nothing()
    {
        double[] half = [1, 1, 0, 0], other = [0, 0, 1, 1];
        var model = LinearModel.Of([[1, 1, 1, 1], half, other], [1, 2, 3, 5]);
        Assert.Equal((2, 2), (model.Rank, model.DegreesOfFreedom));
        Assert.Null(model.Estimate([0, 1, 0]));
        Assert.Equal(-2.5, model.Estimate([0, 1, -1])!.Value, 1e-12);
        Assert.Equal(VarianceRatio.None, model.Against(LinearModel.Of([half, other], [1, 2, 3, 5])));
        var full = LinearModel.Of([[1, 1], [0, 1]], [1, 2]);
        Assert.Null(full.Estimate([0, 1]));
        Assert.Equal(VarianceRatio.None, full.Against(LinearModel.Of([[1.0, 1]], [1, 2])));
        Assert.Throws<ArgumentException>(() => LinearModel.Of([half], [1, 2, double.NaN, 4]));
    }

    [Fact]
    public void Where_nothing_is_left_unexplained_there_is_no_test()
    {
        double[] x = [1, 2, 3, 5];
        var model = LinearModel.Of([[1, 1, 1, 1], x], [.. x.Select(value => 2 * value + 1)]);
        var slope = model.Estimate([0, 1])!;
        Assert.Equal(2, slope.Value, 1e-12);
        Assert.Equal((0, 0, 0), (slope.StandardError, slope.Hc2, slope.Hc3));
        Assert.True(double.IsNaN(slope.T) && double.IsNaN(slope.P) && double.IsNaN(slope.Interval.Low));
        Assert.True(double.IsNaN(model.Against(LinearModel.Of([[1.0, 1, 1, 1]], [3, 5, 7, 11])).F));
    }

    [Fact]
    public void A_participant_fitted_whatever_the_value_leaves_no_robust_error()
    {
        var model = LinearModel.Of([[1, 1, 1, 1], [0, 0, 0, 1]], [1, 2, 4, 5]);
        var alone = model.Estimate([0, 1])!;
        Assert.True(double.IsFinite(alone.StandardError));
        Assert.True(double.IsNaN(alone.Hc2) && double.IsNaN(alone.Hc3));
    }

    private static double[] Ones => [.. Pre.Select(_ => 1.0)];

    private static double[] Arm(int arm) => [.. Pre.Select((_, i) => (i < 26 ? 0 : i < 55 ? 1 : 2) == arm ? 1.0 : 0.0)];

    private static double[] Product(int arm) => [.. Pre.Zip(Arm(arm), (pre, own) => pre * own)];

    private static double[] Numbers(ModelEstimate own) => [own.Value, own.StandardError, own.T, own.P];

    private static double[] Numbers(VarianceRatio test) => [test.F, test.Numerator, test.Denominator, test.P];
}
