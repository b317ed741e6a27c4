using RoiAnalyzer.Statistics;

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

    /// <summary>R 4.2.2: lm(I(Postwt - Prewt) ~ Treat, anorexia), three arms (A4 of anchors_R.txt).</summary>
    [Fact]
    public void Changes_of_three_arms_give_what_R_gives()
    {
        var model = LinearModel.Of([Ones, Arm(1), Arm(2)], [.. Post.Zip(Pre, (post, pre) => post - pre)]);
        var (cbt, ft) = (model.Estimate([0, 1, 0])!, model.Estimate([0, 0, 1])!);
        Agreement.Relative(1e-10, [3.456896551724136, 2.03329659742247, 1.700143774452932, 0.09360765249767383], [cbt.Value, cbt.StandardError, cbt.T, cbt.P]);
        Agreement.Relative(1e-10, [7.714705882352941, 2.34816253826251, 3.285422434198846, 0.00160233781342298], [ft.Value, ft.StandardError, ft.T, ft.P]);
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

    private static double[] Numbers(VarianceRatio test) => [test.F, test.Numerator, test.Denominator, test.P];
}
