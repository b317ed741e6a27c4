using RoiAnalyzer.Group;
using RoiAnalyzer.Images;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests;

public class AnalysisTests
{
    /// <summary>The recipe of most laboratories reads 1.000, 0.872, 0.746 and 0.502 here (FirstLevelModel and NiftiLabelsMasker of nilearn 0.14).</summary>
    [Theory]
    [InlineData(0, MadeRuns.Loss.OutsideMask), InlineData(1, MadeRuns.Loss.OutsideMask), InlineData(2, MadeRuns.Loss.OutsideMask), InlineData(4, MadeRuns.Loss.OutsideMask)]
    [InlineData(1, MadeRuns.Loss.NotANumber), InlineData(2, MadeRuns.Loss.NotANumber), InlineData(4, MadeRuns.Loss.NotANumber)]
    [InlineData(1, MadeRuns.Loss.Constant), InlineData(2, MadeRuns.Loss.Constant), InlineData(4, MadeRuns.Loss.Constant)]
    public void A_true_effect_of_one_reads_one_however_many_voxels_are_lost_after(int lost, MadeRuns.Loss loss)
    {
        using var made = MadeRuns.Create();
        var result = Compare(made, made.Write("pre"), made.Write("post", lost: lost, loss: loss));
        foreach (var model in result.Models) Assert.Equal(MadeRuns.Effect, model.Estimates[0].Effect!.Value.Effect, 1e-4); // float32 voxels of about 1000 hold 6e-5
        Assert.Equal(8 - lost, result.Changes[0].Voxels);
        Assert.Equal(1 - lost / 8.0, result.Changes[0].Coverage, 1e-12);
        Assert.Equal(Status.Ok, result.Changes[0].Status);
        Assert.Equal(0, result.Changes[0].Change!.Value.Effect, 1e-5);
    }

    [Fact]
    public void More_than_half_of_a_region_lost_is_not_available_and_does_not_shrink_the_other_run()
    {
        using var made = MadeRuns.Create();
        var result = Compare(made, made.Write("pre"), made.Write("post", lost: 5));
        Assert.Equal(8, result.Changes[0].Voxels);
        Assert.Equal(Status.Ok, result.Models[0].Estimates[0].Status);
        Assert.Equal(Status.LowCoverage, result.Models[1].Estimates[0].Status);
        Assert.Equal((Status.LowCoverage, null), (result.Changes[0].Status, result.Changes[0].Change));
        Assert.Contains("0.375", result.Changes[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planted_change_comes_back_in_percent_of_the_signal_at_rest()
    {
        using var made = MadeRuns.Create();
        var result = Compare(made, made.Write("pre", effect: 10), made.Write("post", effect: 4));
        var baseline = result.Models[0].Estimates[0].Percent!.Baseline;
        Assert.Equal(MadeRuns.Region.Average(v => 1000 + 10 * (v % 7)), baseline, 1e-3);
        Assert.Equal(-6 * 100 * result.Heights.Heights["cue"] / baseline, result.Changes[0].Change!.Value.Effect, 1e-4);
        Assert.Equal("peak", result.Heights.Convention);
    }

    [Fact]
    public void Runs_on_different_grids_are_refused_by_name()
    {
        using var made = MadeRuns.Create();
        var shifted = new Grid(6, 6, 6, new Affine(3, 0, 0, 22.5, 0, 3, 0, -7.5, 0, 0, 3, -7.5));
        var flipped = new Grid(6, 6, 6, new Affine(-3, 0, 0, 7.5, 0, 3, 0, -7.5, 0, 0, 3, -7.5));
        var other = new Grid(7, 6, 6, MadeRuns.Grid.Affine);
        var pre = made.Write("pre");
        foreach (var (grid, name) in new[] { (shifted, "shifted"), (flipped, "flipped"), (other, "other") })
        {
            var fault = Assert.Throws<InputException>(() => Compare(made, pre, made.Write(name, grid: grid) with { Mask = null }));
            Assert.Contains($"{name}.nii", fault.Message, StringComparison.Ordinal);
            Assert.Contains("pre.nii", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_mask_on_another_grid_is_refused_by_name()
    {
        using var made = MadeRuns.Create();
        var pre = made.Write("pre");
        NiftiWriter.Write(made["wrong.nii"], new Grid(6, 6, 6, new Affine(3, 0, 0, -6, 0, 3, 0, -7.5, 0, 0, 3, -7.5)), new double[216]);
        var fault = Assert.Throws<InputException>(() => Compare(made, pre with { Mask = made["wrong.nii"] }, pre));
        Assert.Contains("wrong.nii", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_events_of_a_condition_has_a_row_that_says_so()
    {
        using var made = MadeRuns.Create();
        var post = made.Write("post") with { Events = [new Event(20, 12, "other"), new Event(80, 12, "other")] };
        var result = Compare(made, made.Write("pre"), post);
        Assert.Equal(Status.NoEvents, result.Changes[0].Status);
        Assert.Contains("cue", result.Changes[0].Reason, StringComparison.Ordinal);
        Assert.Null(result.Changes[0].Change);
        Assert.NotNull(result.Changes[0].Pre);
    }

    [Fact]
    public void A_run_that_moved_in_more_than_a_quarter_of_its_volumes_is_high_motion()
    {
        using var made = MadeRuns.Create();
        var displacement = string.Join('\n', Enumerable.Range(0, MadeRuns.Volumes).Select(v => v < 100 ? "0.9" : "0.1"));
        File.WriteAllText(made["fd.tsv"], "framewise_displacement\n" + displacement + "\n");
        var result = Compare(made, made.Write("pre"), made.Write("post") with { ConfoundsPath = made["fd.tsv"] }, 0.5);
        Assert.Equal(Status.HighMotion, result.Changes[0].Status);
        Assert.Contains("100 of 120", result.Changes[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_at_a_time_are_read_side_by_side_with_the_same_result_as_one_after_the_other()
    {
        using var made = MadeRuns.Create();
        using var both = new Barrier(2);
        var (pre, post) = (made.Write("pre", effect: 10), made.Write("post", effect: 4));
        // each run waits at its first volume for the other, which one that is read after it would never reach
        var together = Compare(made, pre, post, atATime: 2, onVolume: (_, read, _) => Assert.True(read != 1 || both.SignalAndWait(TimeSpan.FromMinutes(1))));
        var inTurn = Compare(made, pre, post);
        Assert.Equal(inTurn.Signals.Runs.SelectMany(r => r.Series[0]!), together.Signals.Runs.SelectMany(r => r.Series[0]!));
        Assert.Equal(inTurn.Changes, together.Changes);
    }

    private static ParticipantResult Compare(
        MadeRuns made, Run pre, Run post, double? displacementLimit = null, int atATime = 1, Action<Run, int, int>? onVolume = null)
    {
        var participant = new Participant("1", null, [new Session("pre", SessionRole.Pre, [pre]), new Session("post", SessionRole.Post, [post])]);
        var plan = new Plan
        {
            Contrasts = new Dictionary<string, IReadOnlyDictionary<string, double>> { ["cue"] = new Dictionary<string, double> { ["cue"] = 1 } },
            Model = new ModelPlan { Confounds = ["none"], FramewiseDisplacementLimit = null, Noise = NoiseModel.Ols },
        };
        if (displacementLimit is { } limit)
        {
            pre = pre with { ConfoundsPath = post.ConfoundsPath };
            plan = plan with { Model = plan.Model with { FramewiseDisplacementLimit = limit } };
        }
        var heights = Analysis.HeightsOf(plan, ReferenceHeights.TaskDurations(pre.Events), 2);
        return Analysis.OfParticipant(participant, RegionSet.Open(made.Atlas), plan, heights, onVolume, atATime);
    }
}
