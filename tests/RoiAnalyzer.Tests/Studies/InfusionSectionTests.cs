using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class InfusionSectionTests
{
    private const string Full = """
        { "analysis": "infusion",
          "infusion": { "start_seconds": 240, "duration_seconds": 120, "baseline_seconds": [30, 240], "bin_seconds": 30, "windows": { "early": [0, 90], "late": [90, 600] },
                        "regressors": ["gamma_variate", "step"], "gamma_peak_seconds": 400, "gamma_alpha": 3.5 } }
        """;

    [Fact]
    public void Every_field_is_read_and_written_back()
    {
        var plan = PlanTests.Read(Full);
        Assert.Equal(AnalysisKind.Infusion, plan.Analysis);
        var infusion = plan.Infusion;
        Assert.Equal((240, 120, 30, 400, 3.5), (infusion.StartSeconds!.Value, infusion.DurationSeconds!.Value, infusion.BinSeconds, infusion.GammaPeakSeconds!.Value, infusion.GammaAlpha));
        Assert.Equal((30, 240), infusion.BaselineUsed);
        Assert.Equal(["early", "late"], infusion.Windows.Keys);
        Assert.Equal([InfusionShape.GammaVariate, InfusionShape.Step], infusion.Regressors);
        Assert.Equal(plan.ToJson(), PlanTests.Read(plan.ToJson()).ToJson());
    }

    [Fact]
    public void Without_a_word_an_infusion_has_no_high_pass_and_a_task_has()
    {
        Assert.Null(PlanTests.Read("""{ "analysis": "infusion", "infusion": { "start_seconds": 300 } }""").Model.HighPassSeconds);
        Assert.Null(PlanTests.Read("""{ "analysis": "infusion", "infusion": { "start_seconds": 300 }, "model": { "noise": "ols" } }""").Model.HighPassSeconds);
        Assert.Equal(100, PlanTests.Read("""{ "analysis": "infusion", "infusion": { "start_seconds": 300 }, "model": { "high_pass_seconds": 100 } }""").Model.HighPassSeconds);
        Assert.Equal(128, PlanTests.Read("""{ "model": { "noise": "ols" } }""").Model.HighPassSeconds);
    }

    [Theory]
    [InlineData("""{ "analysis": "infusion" }""", "infusion.start_seconds", "as analysis infusion needs")]
    [InlineData("""{ "analysis": "infusion", "infusion": { "start_seconds": 9 }, "contrasts": { "a": { "a": 1 } } }""", "contrasts", "no trial types")]
    [InlineData("""{ "infusion": { "start_seconds": 300, "baseline_seconds": [0, 400] } }""", "infusion.baseline_seconds", "0 to the infusion's beginning, 300 s")]
    [InlineData("""{ "infusion": { "baseline_seconds": [300, 200] } }""", "infusion.baseline_seconds", "the second the larger")]
    [InlineData("""{ "infusion": { "windows": { "a": [0, 90] } } }""", "infusion.windows.a", "whole bins of 60 s, found 0 to 90 s")]
    [InlineData("""{ "infusion": { "windows": { } } }""", "infusion.windows.*", "at least one window")]
    [InlineData("""{ "infusion": { "regressors": ["gamma_variate"] } }""", "infusion.gamma_peak_seconds", "peak of the gamma variate")]
    [InlineData("""{ "infusion": { "regressors": ["stp"] } }""", "infusion.regressors", "step or ramp or gamma_variate")]
    [InlineData("""{ "infusion": { "start": 3 } }""", "infusion.start", "start_seconds")]
    public void A_wrong_field_is_named(string json, string field, string says)
    {
        var fault = Assert.Single(Assert.Throws<InputException>(() => PlanTests.Read(json)).Faults).ToString();
        Assert.Contains($"({field}):", fault, StringComparison.Ordinal);
        Assert.Contains(says, fault, StringComparison.Ordinal);
    }
}
