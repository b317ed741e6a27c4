using RoiAnalyzer.Models;
using RoiAnalyzer.Simulation;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Simulation;

public class SimulatedRunTests
{
    private static readonly SimulationPlan Quiet = new() { Participants = 2, Volumes = 90, NoisePercent = 0, NuisancePercent = 0 };
    private static readonly PlantedVoxels Field = PlantedVoxels.Of(Quiet);

    [Theory]
    [InlineData("NAcc_L")]
    [InlineData("VS_R")]
    [InlineData("V1_L")]
    [InlineData("WM_L")]
    public void A_quiet_runs_region_follows_its_planted_response(string name)
    {
        // closed form: y(t) = b·(1 + Σ A/100·x(t)/H), A the region's truth and b its mean at rest
        var participant = SimulatedStudy.Participants(Quiet, Field)[0];
        var run = SimulatedRun.Begin(Quiet, Field, participant, "post");
        var series = SeriesOf(run, name, Quiet);
        var timing = Timing.Of(2, 90, 1);
        var expected = Enumerable.Repeat(1.0, 90).ToArray();
        for (var type = 0; type < 2; type++)
        {
            var truth = TruthOf(participant, type, name);
            var x = Regressor.Convolve([.. run.Events.Where(e => e.TrialType == EventSchedule.TrialTypes[type])], timing, ResponseShape.Spm);
            for (var t = 0; t < 90; t++) expected[t] += truth / 100 * x[t] / Regressor.Height(ResponseShape.Spm, 2, 12);
        }
        var rest = series[0] / expected[0];
        Assert.InRange(rest, 0.8 * SimulatedRun.Baseline, 1.2 * SimulatedRun.Baseline);
        for (var t = 0; t < 90; t++) Assert.Equal(1, series[t] / rest / expected[t], 1e-12);
    }

    [Fact]
    public void The_model_gives_back_what_was_planted_under_all_disturbances()
    {
        var plan = Quiet with { NuisancePercent = 0.3 };
        var participant = SimulatedStudy.Participants(plan, Field)[1];
        var run = SimulatedRun.Begin(plan, Field, participant, "pre");
        var series = SeriesOf(run, "VS_L", plan);
        Assert.True(series.Max() / series.Min() > 1.01);
        var made = run.Nuisance;
        var ones = Enumerable.Repeat(1.0, 90).ToArray();
        var timing = Timing.Of(2, 90, 1);
        var task = EventSchedule.TrialTypes.Select(type => Regressor.Convolve([.. run.Events.Where(e => e.TrialType == type)], timing, ResponseShape.Spm));
        var spikes = made.Motion.Jolts.Select(jolt => Enumerable.Range(0, 90).Select(t => t == jolt ? 1.0 : 0).ToArray());
        double[][] nuisance = [.. made.Motion.Parameters, .. made.Shared, .. made.Cosines];
        double[][] columns = [.. task, .. nuisance.Select(Centred), .. spikes, ones];
        string[] names = [.. EventSchedule.TrialTypes, .. Enumerable.Range(0, columns.Length - 3).Select(n => $"n{n}"), DesignMatrix.Constant];
        var fit = FirstLevel.Fit(series, DesignMatrix.Of(names, columns, [.. EventSchedule.TrialTypes]), NoiseModel.Ols);
        var heights = ReferenceHeights.Peak(new Dictionary<string, double> { ["alcohol"] = 12, ["neutral"] = 12 }, ResponseShape.Spm, 2);
        for (var type = 0; type < 2; type++)
        {
            var contrast = new Contrast("c", new Dictionary<string, double> { [EventSchedule.TrialTypes[type]] = 1 });
            Assert.Equal(TruthOf(participant, type, "VS_L"), PercentSignalChange.Of(fit, contrast, heights)!.Estimate.Effect, 7);
        }
    }

    [Fact]
    public void Noise_has_the_planned_size_and_memory()
    {
        var plan = Quiet with { NoisePercent = 0.5, BaselineSd = 0 };
        var participant = SimulatedStudy.Participants(plan, Field)[0];
        var (noisy, quiet) = (SimulatedRun.Begin(plan, Field, participant, "pre"), SimulatedRun.Begin(plan with { NoisePercent = 0 }, Field, participant, "pre"));
        var noise = Volumes(noisy, 90).Zip(Volumes(quiet, 90), (a, b) => Field.Voxels.Select(v => (a[v] - b[v]) / noisy.SignalAtRest).ToArray()).ToList();
        // closed form: standard deviation 0.5 %, lag-one correlation 0.3; 941 voxels × 90 volumes, four standard errors
        var variance = noise.Average(volume => volume.Average(e => e * e));
        var lagged = noise.Zip(noise.Skip(1), (a, b) => a.Zip(b, (x, y) => x * y).Average()).Average();
        Assert.Equal(0.005, Math.Sqrt(variance), 0.005 * 0.012);
        Assert.Equal(0.3, lagged / variance, 0.015);
    }

    [Fact]
    public void Outside_the_brain_is_nothing_or_rayleigh_noise()
    {
        var plan = Quiet with { Noise = NoiseExtent.Everywhere };
        var field = PlantedVoxels.Of(plan);
        var volume = Volumes(SimulatedRun.Begin(plan, field, SimulatedStudy.Participants(plan, field)[0], "pre"), 1).Single();
        var brain = Brain.Mask(field.Grid, lostCoverage: false);
        var outside = volume.Where((_, v) => !brain[v]).ToList();
        Assert.All(volume.Where((_, v) => brain[v]), v => Assert.InRange(v, 8000, 12000));
        // closed form: a Rayleigh variable of scale 100 has mean 100·√(π/2)
        Assert.Equal(100 * Math.Sqrt(Math.PI / 2), outside.Average(), 0.5);
        Assert.All(Volumes(SimulatedRun.Begin(Quiet, Field, SimulatedStudy.Participants(Quiet, Field)[0], "pre"), 1).Single().Where((_, v) => !brain[v]), v => Assert.Equal(0, v));
    }

    [Fact]
    public void Sessions_and_participants_have_their_own_events_and_motion()
    {
        var all = SimulatedStudy.Participants(Quiet, Field).SelectMany(p => new[] { "pre", "post" }.Select(s => SimulatedRun.Begin(Quiet, Field, p, s))).ToList();
        Assert.Equal(4, all.Select(r => string.Join(' ', r.Events)).Distinct().Count());
        Assert.Equal(4, all.Select(r => string.Join(' ', r.Nuisance.Motion.Parameters[0])).Distinct().Count());
        Assert.Equal(4, all.Select(r => r.SignalAtRest).Distinct().Count());
    }

    private static double TruthOf(SimulatedParticipant participant, int type, string region)
    {
        var session = participant.Sessions;
        Assert.Equal(2, session.Count);
        var (pre, post) = new Truth(Field).OfParticipant(participant, Truth.Contrasts[type].Weights)[Index(region)];
        if (!region.StartsWith("NAcc", StringComparison.Ordinal) && !region.StartsWith("VS", StringComparison.Ordinal)) Assert.Equal(pre!.Value, post!.Value, 1e-12);
        return (participant.Number == 1 ? post : pre)!.Value;
    }

    private static int Index(string region) => Field.Map.Regions.ToList().FindIndex(r => r.Name == region);

    private static double[] SeriesOf(SimulatedRun run, string region, SimulationPlan plan)
    {
        var columns = Field.Map.Regions[Index(region)].Columns;
        return [.. Volumes(run, plan.Volumes).Select(volume => columns.Average(c => volume[Field.Map.Voxels[c]]))];
    }

    private static IEnumerable<double[]> Volumes(SimulatedRun run, int count)
    {
        for (var t = 0; t < count; t++)
        {
            var values = new double[run.Field.Grid.VoxelCount];
            run.FillNext(values);
            yield return values;
        }
    }

    private static double[] Centred(double[] column) => Array.ConvertAll(column, v => v - column.Average());
}
