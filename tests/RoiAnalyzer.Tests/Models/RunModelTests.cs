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

    private static RunModel Fit(IReadOnlyList<Contrast> contrasts, Func<Run, Run>? change = null)
    {
        using var made = MadeRuns.Create();
        var run = made.Write("run");
        run = change?.Invoke(run) ?? run;
        var signals = ParticipantSignals.Extract([run], RegionSet.Open(made.Atlas), new RegionPlan());
        return RunModel.Fit(signals.Runs[0], signals.Regions, Plain, contrasts, ReferenceHeights.Peak(ReferenceHeights.TaskDurations(run.Events), ResponseShape.Spm, 2));
    }
}
