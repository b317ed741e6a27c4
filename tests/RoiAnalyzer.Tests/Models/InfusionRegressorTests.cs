using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class InfusionRegressorTests
{
    private static readonly Timing Scan = new(2, 450, 0.5);
    private static readonly InfusionPlan Plan = new() { StartSeconds = 300, DurationSeconds = 600, GammaPeakSeconds = 300 };

    [Fact]
    public void Each_course_is_its_formula()
    {
        var times = Scan.FrameTimes;
        var (step, ramp, gamma) = (Column(InfusionShape.Step), Column(InfusionShape.Ramp), Column(InfusionShape.GammaVariate));
        Assert.Equal((0, 1), (step[149], step[150])); // 299 s and 301 s
        Assert.Equal((0.0, 1 / 600.0, 1.0), (ramp[149], ramp[150], Math.Round(ramp[449] + 1 / 600.0, 12)));
        Assert.Equal(0.427134106224, gamma[200], 1e-12); // R: u^2*exp(2*(1-u)), u = 101/300
        Assert.Equal(0.99998891358, gamma[300], 1e-11);
        Assert.All(times.Zip(gamma), v => Assert.True(v.First > 300 || v.Second == 0));
    }

    /// <summary>R 4: residuals of lm.fit on a constant and the 14 cosines of 128 s, or on trends, over the variance about the mean.</summary>
    [Theory]
    [InlineData(InfusionShape.Ramp, 6.06290996331e-05, 13.5002708403, 81.0040001842)]
    [InlineData(InfusionShape.Step, 0.0303017834911, 3.0000296300686, 4.7648498331430)]
    [InlineData(InfusionShape.GammaVariate, 7.46534399979e-05, 3.10348520208, 3.97509665922)]
    public void A_high_pass_leaves_next_to_nothing_and_trends_inflate_as_R_says(InfusionShape shape, double left, double linear, double quadratic)
    {
        var column = Column(shape);
        var cosines = CosineDrift.Columns(450, 2, 128);
        Assert.Equal(14, cosines.Count);
        Assert.Equal(left, InfusionRegressor.ShareLeft(column, cosines), left * 1e-8);
        var nuisance = Nuisance.Choose(null, new ModelPlan { Confounds = ["none"], FramewiseDisplacementLimit = null, HighPassSeconds = null }, 450);
        var rows = InfusionCourse.InflationsOf(Plan with { Regressors = [shape] }, Scan, nuisance).ToDictionary(r => r.Column);
        Assert.Equal(linear, rows["linear_trend"].Inflation, linear * 1e-9);
        Assert.Equal(quadratic, rows["linear_and_quadratic_trend"].Inflation, quadratic * 1e-9);
        Assert.Equal(1 / (1 - Math.Pow(rows["linear_trend"].Correlation!.Value, 2)), rows["linear_trend"].Inflation, 1e-9);
        Assert.Equal(1, rows["all_confounds"].Inflation, 1e-12);
    }

    /// <summary>In continuous time a step at the share p of a run has r² = 3p(1−p) with a line, a ramp from a third to the end 25/27.</summary>
    [Fact]
    public void Inflation_by_a_line_is_that_of_the_closed_form()
    {
        var fine = new Timing(0.02, 45000, 0.5);
        double[] line = fine.FrameTimes;
        Assert.Equal(1 - 3 / 3.0 * 2 / 3, InfusionRegressor.ShareLeft(InfusionRegressor.Column(InfusionShape.Step, Plan, fine), [line]), 1e-8);
        Assert.Equal(2 / 27.0, InfusionRegressor.ShareLeft(InfusionRegressor.Column(InfusionShape.Ramp, Plan, fine), [line]), 1e-7);
    }

    [Fact]
    public void A_ramp_without_a_duration_is_not_among_the_courses()
    {
        Assert.Equal([InfusionShape.Step], InfusionRegressor.Of(new InfusionPlan { StartSeconds = 300 }));
        Assert.Throws<ArgumentException>(() => InfusionRegressor.Column(InfusionShape.Ramp, new InfusionPlan { StartSeconds = 300 }, Scan));
        Assert.Throws<ArgumentException>(() => InfusionRegressor.Column(InfusionShape.GammaVariate, new InfusionPlan { StartSeconds = 300 }, Scan));
        Assert.Throws<ArgumentException>(() => InfusionRegressor.Column(InfusionShape.Step, new InfusionPlan(), Scan));
    }

    private static double[] Column(InfusionShape shape) => InfusionRegressor.Column(shape, Plan, Scan);
}
