using RoiAnalyzer.Group;
using RoiAnalyzer.Images;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Group;

public class ParticipantChangeTests
{
    private static readonly Run First = RunOf("pre", "1"), Second = RunOf("pre", "2"), Third = RunOf("post", "1");

    [Fact]
    public void A_session_of_two_runs_is_their_mean_and_the_change_has_both_errors()
    {
        var change = Of([First, Second], [Third], (First, 1.0, 0.3), (Second, 2.0, 0.4), (Third, 0.5, 0.6));
        Assert.Equal((1.5, 0.25), (change.Pre!.Value.Effect, Math.Round(change.Pre.Value.StandardError, 12)));
        Assert.Equal((-1.0, 0.65), (change.Change!.Value.Effect, Math.Round(change.Change.Value.StandardError, 12)));
        Assert.Equal((2, 1, Status.Ok), (change.PreRuns, change.PostRuns, change.Status));
    }

    [Fact]
    public void A_run_that_cannot_be_used_is_left_out_of_its_session()
    {
        var change = Of([First, Second], [Third], (First, 1.0, 0.3), (Second, null, 0), (Third, 0.5, 0.4));
        Assert.Equal((1.0, 1, Status.Ok), (change.Pre!.Value.Effect, change.PreRuns, change.Status));
    }

    [Fact]
    public void A_session_without_a_usable_run_says_which_and_why()
    {
        var change = Of([First], [Third], (First, 1.0, 0.3), (Third, null, 0));
        Assert.Equal((Status.LowCoverage, "post: too little"), (change.Status, change.Reason));
        Assert.Null(change.Change);
    }

    [Fact]
    public void A_participant_without_a_session_after_is_a_missing_session()
    {
        var change = Of([First], [], (First, 1.0, 0.3));
        Assert.Equal((Status.MissingSession, "there is no post session"), (change.Status, change.Reason));
        Assert.Equal(1.0, change.Pre!.Value.Effect);
    }

    private static ParticipantChange Of(Run[] pre, Run[] post, params (Run Run, double? Percent, double Error)[] runs)
    {
        var participant = new Participant("1", null, [new Session("pre", SessionRole.Pre, pre), new Session("post", SessionRole.Post, post)]);
        var region = new Region(new SphereSeed("R", new Point(0, 0, 0), 3), [0], [1], 1, 1, new Point(0, 0, 0));
        var voxels = new RegionVoxels { Region = region, Columns = [0], Weights = [1], CommonCoverage = 1, Runs = [] };
        return Assert.Single(ParticipantChange.Of(participant, [.. runs.Select(r => ModelOf(r.Run, r.Percent, r.Error))], [voxels]));
    }

    /// <summary>A fit whose percent signal change is the one asked for: a design of one condition and a constant, in closed form.</summary>
    internal static RunModel ModelOf(Run run, double? percent, double error)
    {
        var nuisance = Nuisance.Choose(null, new ModelPlan { Confounds = ["none"], FramewiseDisplacementLimit = null }, 4);
        var timing = new Timing(2, 4, 0.5);
        if (percent is not { } value) return new RunModel(run, null, nuisance, timing, [new RegionEstimate("R", "c", Status.LowCoverage, "too little")]);
        // columns (1,-1,1,-1) and 1 are orthogonal; residual (1,1,-1,-1)·e has 2 degrees of freedom: var(beta) = 4e²/2/4 = e²/2
        var e = error * Math.Sqrt(2);
        var series = new[] { 100 + value + e, 100 - value + e, 100 + value - e, 100 - value - e };
        var design = DesignMatrix.Of(["task", "constant"], [[1, -1, 1, -1], [1, 1, 1, 1]], ["task"]);
        var fit = FirstLevel.Fit(series, design, NoiseModel.Ols);
        var contrast = new Contrast("c", new Dictionary<string, double> { ["task"] = 1 });
        var psc = PercentSignalChange.Of(fit, contrast, ReferenceHeights.Plateau(new Dictionary<string, double> { ["task"] = 1 }));
        return new RunModel(run, design, nuisance, timing, [new RegionEstimate("R", "c", Status.Ok, "") { Effect = fit.Estimate(contrast), Percent = psc }]);
    }

    private static Run RunOf(string session, string run) => new() { Key = new RunKey("1", session, "t", run), Bold = $"{session}{run}.nii" };
}
