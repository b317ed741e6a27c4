using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class JointTestTests
{
    private const int Volumes = 60;
    private static readonly string[] s_names = ["a", "b", "d", DesignMatrix.Constant];

    // R 4.2.2: n <- 60; a <- sin(1:n); b <- cos(0.7*(1:n)); d <- ((1:n)%%7)/3; y <- 2+0.3*a-0.2*b+0.1*d+sin((1:n)^2)/2;
    // anova(lm(y~d), lm(y~a+b+d))
    [Fact]
    public void The_test_of_two_columns_together_is_R_s_comparison_of_models()
    {
        var test = Fitted(NoiseModel.Ols).Test([On("a"), On("b")])!.Value;
        Golden.Equal(15.8259127048746, test.F, 1e-11);
        Golden.Equal(3.56416446551e-06, test.P, 1e-10);
        Assert.Equal((2, 56.0), (test.Effects, test.DegreesOfFreedom));
    }

    [Theory]
    [InlineData(NoiseModel.Ols), InlineData(NoiseModel.Ar1)]
    public void Of_one_effect_it_is_the_square_of_t(NoiseModel noise)
    {
        var fit = Fitted(noise);
        var difference = new Contrast("a-b", new Dictionary<string, double> { ["a"] = 1, ["b"] = -1 });
        var t = fit.Estimate(difference)!.Value.T;
        Golden.Equal(t * t, fit.Test([difference])!.Value.F, 1e-12);
    }

    [Theory]
    [InlineData(NoiseModel.Ols), InlineData(NoiseModel.Ar1)]
    public void Dependent_rows_count_once_and_their_scale_does_not_matter(NoiseModel noise)
    {
        var fit = Fitted(noise);
        var two = fit.Test([On("a"), On("b")])!.Value;
        var three = fit.Test([On("a", 1e6), On("b"), new Contrast("both", new Dictionary<string, double> { ["a"] = 2, ["b"] = 1 })])!.Value;
        Assert.Equal(2, three.Effects);
        Golden.Equal(two.F, three.F, 1e-9);
    }

    [Fact]
    public void It_is_nilearns_for_every_region()
    {
        var golden = Golden.Root.GetProperty("glm").GetProperty("ols").GetProperty("contrasts").GetProperty("F(alcohol,neutral)");
        var expected = Golden.Numbers(golden.GetProperty("F"));
        var design = FirstLevelTests.GoldenDesign();
        for (var region = 0; region < expected.Length; region++)
        {
            var test = FirstLevel.Fit(FirstLevelTests.GoldenSeries(region), design, NoiseModel.Ols).Test([On("alcohol"), On("neutral")])!.Value;
            Golden.Equal(expected[region], test.F, 1e-10);
            Assert.Equal(golden.GetProperty("dof").GetDouble(), test.DegreesOfFreedom);
        }
    }

    [Fact]
    public void A_condition_without_events_or_a_column_that_others_explain_has_none()
    {
        Assert.Null(Fitted(NoiseModel.Ols).Test([On("a"), On("never")]));
        var columns = Columns();
        var doubled = DesignMatrix.Of([.. s_names, "a2"], [.. columns, Array.ConvertAll(columns[0], v => 2 * v)], ["a", "b", "d", "a2"]);
        var fit = FirstLevel.Fit(Series(), doubled, NoiseModel.Ols);
        Assert.Null(fit.Test([On("a"), On("b")]));
        Assert.NotNull(fit.Test([On("b"), On("d")]));
    }

    private static Contrast On(string condition, double weight = 1) => new(condition, new Dictionary<string, double> { [condition] = weight });

    private static FirstLevel Fitted(NoiseModel noise) => FirstLevel.Fit(Series(), DesignMatrix.Of(s_names, Columns(), ["a", "b", "d"]), noise);

    private static double[][] Columns() =>
        [Of(t => Math.Sin(t)), Of(t => Math.Cos(0.7 * t)), Of(t => t % 7 / 3.0), Of(_ => 1)];

    private static double[] Series()
    {
        var columns = Columns();
        return Of(t => 2 + 0.3 * columns[0][t - 1] - 0.2 * columns[1][t - 1] + 0.1 * columns[2][t - 1] + Math.Sin((double)t * t) / 2);
    }

    private static double[] Of(Func<int, double> value) => [.. Enumerable.Range(1, Volumes).Select(value)];
}
