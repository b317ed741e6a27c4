using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Tests.Simulation;

public class RunNuisanceTests
{
    private static readonly SimulationPlan Plan = new() { Volumes = 120 };
    private static readonly RunNuisance Made = RunNuisance.Draw(Plan, new RandomNumbers(1, 2, 3));

    [Fact]
    public void Shared_signals_are_orthonormal_and_have_mean_zero()
    {
        for (var a = 0; a < 5; a++)
        {
            Assert.Equal(0, Made.Shared[a].Average(), 6);
            for (var b = 0; b <= a; b++) Assert.Equal(a == b ? 1 : 0, Made.Shared[a].Zip(Made.Shared[b], (x, y) => x * y).Sum(), 4);
        }
    }

    [Fact]
    public void Cosines_are_those_of_the_model()
    {
        var own = CosineDrift.Columns(120, 2, 128);
        Assert.Equal(3, Made.Cosines.Count);
        for (var c = 0; c < own.Count; c++)
            for (var t = 0; t < 120; t++) Assert.Equal(own[c][t], Made.Cosines[c][t], 6);
    }

    [Fact]
    public void Confounds_explain_all_that_is_added()
    {
        // closed form: the disturbances lie in the span of confounds, spikes and cosines, so nothing is left of them
        var ones = Enumerable.Repeat(1.0, 120).ToArray();
        var spikes = Made.Motion.Jolts.Select(jolt => Enumerable.Range(0, 120).Select(t => t == jolt ? 1.0 : 0).ToArray());
        var factor = QrFactor.Of([.. Made.Motion.Parameters, .. Made.Shared, .. Made.Cosines, .. spikes, ones]);
        foreach (var series in Made.Gradients.Append(Made.Offset))
        {
            Assert.True(series.Max(Math.Abs) > 1e-4);
            factor.Solve(series, out var left);
            Assert.InRange(left, 0, 1e-24);
        }
    }

    [Fact]
    public void Without_the_artefacts_everything_has_mean_zero()
    {
        var still = RunNuisance.Draw(Plan with { Jolts = 0 }, new RandomNumbers(4));
        Assert.All(still.Gradients.Append(still.Offset), series => Assert.Equal(0, series.Average(), 7));
    }

    [Fact]
    public void No_nuisance_is_none()
    {
        var none = RunNuisance.Draw(Plan with { NuisancePercent = 0 }, new RandomNumbers(4));
        Assert.All(none.Gradients.Append(none.Offset), series => Assert.All(series, v => Assert.Equal(0, v)));
    }
}
