using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class PercentSignalChangeTests
{
    private static readonly Dictionary<string, double> s_durations = new() { ["alcohol"] = 6, ["neutral"] = 6 };

    [Theory]
    [InlineData(ResponseShape.Spm, NoiseModel.Ols)]
    [InlineData(ResponseShape.Spm, NoiseModel.Ar1)]
    [InlineData(ResponseShape.Glover, NoiseModel.Ols)]
    [InlineData(ResponseShape.Glover, NoiseModel.Ar1)]
    public void A_planted_change_is_found_again_to_nine_digits(ResponseShape shape, NoiseModel noise)
    {
        // closed form: y = b₀·(1 + A/100 · x/H) has a change of A percent
        const double alcohol = 1.37, neutral = -0.42, baseline = 812.5;
        var design = Design(shape);
        var reference = ReferenceHeights.Peak(s_durations, shape, 2);
        var series = Enumerable.Range(0, 120).Select(t => baseline * (1
            + alcohol / 100 * design.Columns[0][t] / reference.Heights["alcohol"]
            + neutral / 100 * design.Columns[1][t] / reference.Heights["neutral"])).ToArray();
        var fit = FirstLevel.Fit(series, design, noise);
        Assert.Equal(alcohol, Percent(("alcohol", 1)), 1e-9);
        Assert.Equal(alcohol - neutral, Percent(("alcohol", 2), ("neutral", -2)), 1e-9);
        Assert.Equal((alcohol + neutral) / 2, Percent(("alcohol", 1), ("neutral", 1)), 1e-9);

        double Percent(params (string, double)[] weights)
        {
            var change = PercentSignalChange.Of(fit, FirstLevelTests.Weigh("x", weights), reference)!;
            Assert.Equal(baseline, change.Baseline, 1e-7);
            return change.Estimate.Effect;
        }
    }

    [Fact]
    public void The_standard_error_is_that_of_the_same_combination()
    {
        var design = Design(ResponseShape.Spm);
        var fit = FirstLevel.Fit(Noisy(1000), design, NoiseModel.Ar1);
        var contrast = FirstLevelTests.Weigh("x", ("alcohol", 1), ("neutral", -1));
        var raw = fit.Estimate(contrast)!.Value;
        var plateau = PercentSignalChange.Of(fit, contrast, ReferenceHeights.Plateau(s_durations))!;
        var peak = PercentSignalChange.Of(fit, contrast, ReferenceHeights.Peak(s_durations, ResponseShape.Spm, 2))!;
        Assert.Equal(100 * raw.StandardError / fit.Baseline, plateau.Estimate.StandardError, 1e-12);
        Assert.Equal(raw.T, peak.Estimate.T, 1e-10);
        Assert.Equal(raw.DegreesOfFreedom, peak.Estimate.DegreesOfFreedom);
        Assert.Equal(peak.Heights["alcohol"], peak.Estimate.Effect / plateau.Estimate.Effect, 1e-12);
        Assert.Equal(("peak", "plateau"), (peak.Convention, plateau.Convention));
        Assert.Equal(6, peak.Durations["neutral"]);
    }

    [Fact]
    public void Durations_that_differ_between_conditions_have_their_own_heights()
    {
        var fit = FirstLevel.Fit(Noisy(1000), Design(ResponseShape.Spm), NoiseModel.Ols);
        var durations = new Dictionary<string, double> { ["alcohol"] = 2, ["neutral"] = 10 };
        var reference = ReferenceHeights.Peak(durations, ResponseShape.Spm, 2);
        var expected = 100 / fit.Baseline
            * (reference.Heights["alcohol"] * fit.Coefficients[0] - reference.Heights["neutral"] * fit.Coefficients[1]);
        var change = PercentSignalChange.Of(fit, FirstLevelTests.Weigh("x", ("alcohol", 1), ("neutral", -1)), reference)!;
        Assert.Equal(expected, change.Estimate.Effect, 1e-12);
    }

    [Fact]
    public void A_series_whose_mean_was_taken_off_is_refused()
    {
        var fit = FirstLevel.Fit(Noisy(0), Design(ResponseShape.Spm), NoiseModel.Ols);
        var fault = Assert.Throws<InputException>(() => PercentSignalChange.Of(
            fit, FirstLevelTests.Weigh("x", ("alcohol", 1)), ReferenceHeights.Plateau(s_durations), "bold.nii"));
        Assert.StartsWith("bold.nii (constant): expected a signal at rest above the noise", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_estimated_is_not_available()
    {
        var fit = FirstLevel.Fit(Noisy(1000), Design(ResponseShape.Spm), NoiseModel.Ols);
        Assert.Null(PercentSignalChange.Of(fit, FirstLevelTests.Weigh("x", ("water", 1)), ReferenceHeights.Plateau(s_durations)));
        var without = ReferenceHeights.Plateau(new Dictionary<string, double> { ["neutral"] = 6 });
        Assert.Throws<ArgumentException>(() => PercentSignalChange.Of(fit, FirstLevelTests.Weigh("x", ("alcohol", 1)), without));
    }

    private static DesignMatrix Design(ResponseShape shape)
    {
        var plan = new ModelPlan { Response = shape, Confounds = ["none"], FramewiseDisplacementLimit = null };
        return DesignMatrix.Build(Golden.Events(), new Timing(2, 120, 0.5), Nuisance.Choose(null, plan, 120), plan);
    }

    private static double[] Noisy(double baseline) =>
        [.. FirstLevelTests.GoldenSeries(0).Select(value => baseline + 10 * value)];
}
