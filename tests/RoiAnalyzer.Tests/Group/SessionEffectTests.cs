using RoiAnalyzer.Group;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Group;

public class SessionEffectTests
{
    [Fact]
    public void A_session_of_three_runs_has_mean_error_and_degrees_of_freedom_of_R()
    {
        // R 4.2.2: P <- solve(crossprod(X), t(X)), X a column of three ones; P %*% e; sqrt(P %*% diag(s^2) %*% t(P))
        (double Effect, double Error)[] planted = [(0.61, 0.31), (1.07, 0.22), (-0.24, 0.58)];
        var runs = planted.Select((_, n) => RunOf("pre", n + 1)).ToArray();
        var models = runs.Zip(planted, (run, p) => ParticipantChangeTests.ModelOf(run, p.Effect, p.Error)).ToList();
        var session = SessionEffect.Of(new Participant("1", null, [new Session("pre", SessionRole.Pre, runs)]), models)[0];
        Assert.Equal(0.48, session.Value!.Value.Effect, 1e-12);
        Assert.Equal(0.23115651263447742, session.Value.Value.StandardError, 1e-12);
        Assert.Equal((6, 3, 3, ""), (session.Value.Value.DegreesOfFreedom, session.Runs, session.RunsUsed, session.Reason));
    }

    [Fact]
    public void Planted_effects_of_two_runs_come_back_as_their_mean_and_what_is_missing_has_rows_that_say_so()
    {
        using var made = MadeRuns.Create();
        var runs = new[] { made.Write("a", effect: 10), made.Write("b", effect: 4), made.Write("c", lost: 5) }
            .Select((run, n) => run with { Key = new RunKey("1", "pre", "made", $"{n + 1}") }).ToArray();
        var plan = new Plan
        {
            Contrasts = new Dictionary<string, IReadOnlyDictionary<string, double>> { ["cue"] = new Dictionary<string, double> { ["cue"] = 1 } },
            Model = new ModelPlan { Confounds = ["none"], FramewiseDisplacementLimit = null, Noise = NoiseModel.Ols },
        };
        var heights = Analysis.HeightsOf(plan, ReferenceHeights.TaskDurations(runs[0].Events), 2);
        var result = Analysis.OfParticipant(new Participant("1", null, [new Session("pre", SessionRole.Pre, runs)]), RegionSet.Open(made.Atlas), plan, heights);
        Assert.Equal([("pre", SessionRole.Pre, Status.Ok), ("", SessionRole.Post, Status.MissingSession)], result.Sessions.Select(s => (s.Session, s.Role, s.Status)));
        var baseline = MadeRuns.Region.Average(v => 1000 + 10 * (v % 7));
        Assert.Equal(100 * 7 * heights.Heights["cue"] / baseline, result.Sessions[0].Value!.Value.Effect, 1e-4); // float32 voxels
        Assert.Equal((3, 2), (result.Sessions[0].Runs, result.Sessions[0].RunsUsed));
        Assert.StartsWith("without sub-1 ses-pre task-made run-3: the run covers 0.375", result.Sessions[0].Reason, StringComparison.Ordinal);
        Assert.Null(result.Sessions[1].Value);
    }

    [Fact]
    public void A_session_without_a_usable_run_has_its_status()
    {
        var run = RunOf("pre", 1);
        var session = SessionEffect.Of(new Participant("1", null, [new Session("pre", SessionRole.Pre, [run])]), [ParticipantChangeTests.ModelOf(run, null, 0)])[0];
        Assert.Equal((Status.LowCoverage, null, 1, 0), (session.Status, session.Value, session.Runs, session.RunsUsed));
        Assert.Contains("too little", session.Reason, StringComparison.Ordinal);
    }

    private static Run RunOf(string session, int run) => new() { Key = new RunKey("1", session, "t", $"{run}"), Bold = $"{session}{run}.nii" };
}
