using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class RunModelTests
{
    private static readonly ModelPlan Plain = new() { Confounds = ["none"], FramewiseDisplacementLimit = null, Noise = NoiseModel.Ols };
    private static readonly Contrast Cue = new("cue", new Dictionary<string, double> { ["cue"] = 1 });

    [Fact]
    public void Every_region_and_contrast_has_a_row_in_order()
    {
        var twice = new Contrast("twice", new Dictionary<string, double> { ["cue"] = 2 });
        var model = Fit([Cue, twice]);
        Assert.Equal(["label_1 cue", "label_1 twice"], model.Estimates.Select(e => $"{e.Region} {e.Contrast}").Select(n => n.Replace("atlas", "label_1", StringComparison.Ordinal)));
        Assert.Equal(2 * model.Estimates[0].Effect!.Value.Effect, model.Estimates[1].Effect!.Value.Effect, 1e-9);
        Assert.Equal(model.Estimates[0].Percent!.Estimate.Effect, model.Estimates[1].Percent!.Estimate.Effect, 1e-9); // weights are averages there
    }

    [Fact]
    public void A_contrast_that_the_design_cannot_tell_is_rank_deficient()
    {
        var model = Fit([Cue], run => run with { Events = [.. run.Events, .. run.Events.Select(e => e with { TrialType = "same" })] });
        Assert.Equal(Status.RankDeficient, model.Estimates[0].Status);
        Assert.Null(model.Estimates[0].Effect);
    }

    [Fact]
    public void A_start_time_outside_the_repetition_time_names_the_image()
    {
        var fault = Assert.Throws<InputException>(() => Fit([Cue], run => run with { StartTime = 3 }));
        Assert.Contains("StartTime", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(119, NoiseModel.Ar1), InlineData(120, NoiseModel.Arma11)]
    public void Two_parameters_of_noise_are_for_runs_long_enough_to_tell_them_apart(int volumes, NoiseModel noise)
    {
        Assert.Equal(noise, new ModelPlan().NoiseOf(volumes));
        Assert.Equal(NoiseModel.Ols, Plain.NoiseOf(volumes));
    }

    [Fact]
    public void A_run_of_120_volumes_has_two_parameters_of_noise_unless_the_plan_says_otherwise()
    {
        Assert.Equal(ModelPlan.VolumesForArma, MadeRuns.Volumes);
        Assert.Equal(2, Fit([Cue], plan: Plain with { Noise = NoiseModel.Auto }).Noise[0].Parameters);
        Assert.Equal(1, Fit([Cue], plan: Plain with { Noise = NoiseModel.Ar1 }).Noise[0].Parameters);
    }

    [Fact]
    public void Second_order_noise_is_told_by_both_its_parameters()
    {
        var noise = Fit([Cue], plan: Plain with { Noise = NoiseModel.Ar2 }).Noise[0];
        Assert.Equal((2, 0), (noise.Parameters, noise.MovingAverage));
        Assert.NotEqual(0, noise.Second);
        Assert.Equal(noise.Decay / (1 - noise.Second), noise.Correlation, 1e-12);
        Assert.Equal(0, Fit([Cue], plan: Plain with { Noise = NoiseModel.Ar1 }).Noise[0].Second);
    }

    private static RunModel Fit(IReadOnlyList<Contrast> contrasts, Func<Run, Run>? change = null, ModelPlan? plan = null)
    {
        using var made = MadeRuns.Create();
        var run = made.Write("run");
        run = change?.Invoke(run) ?? run;
        var signals = ParticipantSignals.Extract([run], RegionSet.Open(made.Atlas), new RegionPlan());
        return RunModel.Fit(signals.Runs[0], signals.Regions, plan ?? Plain, contrasts, ReferenceHeights.Peak(ReferenceHeights.TaskDurations(run.Events), ResponseShape.Spm, 2));
    }
}
