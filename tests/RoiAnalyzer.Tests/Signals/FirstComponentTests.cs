using RoiAnalyzer.Images;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests.Signals;

public sealed class FirstComponentTests : IDisposable
{
    private const int Volumes = 60;
    private static readonly Grid Grid = MadeImages.Cube(6, 2);
    private static readonly RegionSet Set = new("made", "made", [MadeImages.Sphere("Eight", 0, 0, 0, 2) with { Space = "MNI152" }]);
    private static readonly int[] Eight = MadeImages.Locate(Grid, Membership.Centre, MadeImages.Sphere("s", 0, 0, 0, 2)).Voxels;
    private static readonly Contrast Cue = new("cue", new Dictionary<string, double> { ["cue"] = 1 });
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Voxels_that_all_do_one_thing_in_their_own_measure_give_it_back()
    {
        double[] measures = [1, 2, 3, -1, 0.5, 4, 2, 1];
        static double Planted(int volume) => Math.Sin(0.4 * volume);
        var signals = Extract(RegionSummary.Eigenvariate, RunOf("pre", (volume, v) => 1000 + measures[v] * Planted(volume)));
        var component = signals.Regions[0].Component!;
        var length = Math.Sqrt(measures.Sum(m => m * m));
        for (var v = 0; v < 8; v++) Assert.Equal(measures[v] / length / Math.Sqrt(8), component.Weights[v], 1e-11);
        var level = 1000 * measures.Sum() / length / Math.Sqrt(8);
        for (var t = 0; t < Volumes; t++) Assert.Equal(level + Planted(t) * length / Math.Sqrt(8), signals.Runs[0].Series[0]![t], 1e-8);
        Assert.Equal(1, component.VarianceExplained, 1e-11);
        Assert.Equal(1, component.CorrelationWithMean, 1e-11);
    }

    [Fact]
    public void Voxels_that_all_do_the_same_give_their_mean()
    {
        var run = RunOf("pre", (volume, v) => 1000 + 10 * v + Math.Sin(0.4 * volume));
        var (eigen, mean) = (Extract(RegionSummary.Eigenvariate, run).Runs[0].Series[0]!, Extract(RegionSummary.Mean, run).Runs[0].Series[0]!);
        for (var t = 0; t < Volumes; t++) Assert.Equal(mean[t], eigen[t], 1e-8);
    }

    [Fact]
    public void Two_runs_have_the_component_and_the_median_of_numpy()
    {
        // numpy 1.24: y = [a - a.mean(0); b - b.mean(0)], v of np.linalg.svd(y), times sign(sum v) / sqrt(8), on a and b; np.median
        var signals = Extract(RegionSummary.Eigenvariate, RunOf("pre", Wave(0)), RunOf("post", Wave(2)));
        Assert.Equal(0.46633981503471245, signals.Regions[0].Component!.VarianceExplained, 1e-12);
        Assert.Equal(0.5222458683263015, signals.Regions[0].Component!.CorrelationWithMean, 1e-10);
        Assert.Equal(225.55797404394815, signals.Runs[0].Series[0]![0], 1e-8);
        Assert.Equal(220.71942114693394, signals.Runs[1].Series[0]![^1], 1e-8);
        var medians = Extract(RegionSummary.Median, RunOf("pre", Wave(0)), RunOf("post", Wave(2)));
        Assert.Equal(1030.3614144420067, medians.Runs[0].Series[0]![3], 1e-10);
        Assert.Equal(1037.0028226769427, medians.Runs[1].Series[0]![10], 1e-10);
    }

    [Fact]
    public void Fewer_volumes_than_voxels_have_the_component_of_numpy()
    {
        var signals = Extract(RegionSummary.Eigenvariate, RunOf("pre", Wave(0), 4));
        Assert.Equal(0.8713874979690611, signals.Regions[0].Component!.VarianceExplained, 1e-12);
        Assert.Equal(273.02119389976457, signals.Runs[0].Series[0]![2], 1e-8);
    }

    [Fact]
    public void A_change_of_what_varies_is_no_change_of_the_response()
    {
        // both sessions have one and the same response, in voxels 0 to 3 alone; what else varies is in these before, and in the others after
        var (design, response) = Design();
        var (one, other) = (Apart(design, 0.37), Apart(design, 0.61));
        Run RunWith(string session, double first, double second) => RunOf(session, (t, v) => 1000 + (v < 4 ? 10 * response[t] + first * one[t] : second * other[t]));
        var (pre, post) = (RunWith("pre", 20, 2), RunWith("post", 2, 20));
        var shared = Extract(RegionSummary.Eigenvariate, pre, post);
        Assert.Equal(Percent(shared.Runs[0]), Percent(shared.Runs[1]), 1e-9);
        // weights of each session's own see a response of 1 % become one of next to nothing
        Assert.InRange(Percent(Extract(RegionSummary.Eigenvariate, pre).Runs[0]), 0.9, 1.1);
        Assert.InRange(Percent(Extract(RegionSummary.Eigenvariate, post).Runs[0]), -0.3, 0.3);
        // and they do not depend on the order of the runs
        var turned = Extract(RegionSummary.Eigenvariate, post, pre);
        Assert.Equal(Percent(shared.Runs[1]), Percent(turned.Runs[0]), 1e-9);

        double Percent(RunSignals run) => PercentSignalChange.Of(FirstLevel.Fit(run.Series[0]!, design, NoiseModel.Ols), Cue,
            ReferenceHeights.Plateau(new Dictionary<string, double> { ["cue"] = 6 }))!.Estimate.Effect;
    }

    [Theory, InlineData(RegionSummary.Mean), InlineData(RegionSummary.WeightedMean)]
    public void The_fit_of_a_mean_is_the_mean_of_the_fits(RegionSummary summary)
    {
        var (design, _) = Design();
        var set = new RegionSet("made", "made", [MadeImages.Sphere("s", 0.3, -0.7, 1.1, 4) with { Space = "MNI152" }]);
        var map = MadeImages.Locate(Grid, Membership.Fraction, MadeImages.Sphere("s", 0.3, -0.7, 1.1, 4));
        var run = new Run { Key = new RunKey("1", "pre", "made", null), Bold = Write("whole.nii", Volumes, Wave(1)), RepetitionTime = 2, Space = "MNI152" };
        var signals = ParticipantSignals.Extract([run], set, new RegionPlan { Membership = Membership.Fraction, Summary = summary });
        var whole = map.Regions[0];
        var weights = summary == RegionSummary.Mean ? [.. whole.Weights.Select(_ => 1.0)] : whole.Weights;
        var fits = whole.Columns.Select(c => FirstLevel.Fit([.. Enumerable.Range(0, Volumes).Select(t => Wave(1)(t, map.Voxels[c]))], design, NoiseModel.Ols).Estimate(Cue)!.Value.Effect);
        Assert.Equal(fits.Zip(weights, (effect, weight) => effect * weight).Sum() / weights.Sum(),
            FirstLevel.Fit(signals.Runs[0].Series[0]!, design, NoiseModel.Ols).Estimate(Cue)!.Value.Effect, 1e-9);
        // only a mean of voxels that weigh unlike is called weighted
        Assert.Equal(summary == RegionSummary.Mean ? "mean" : "weightedmean", RegionSummaryText.Label(signals));
        Assert.Equal("mean", RegionSummaryText.Label(Extract(summary, RunOf("pre", Wave(0)))));
    }

    [Fact]
    public void Weights_that_cancel_leave_no_level_to_take_percent_of()
    {
        var run = RunOf("pre", (t, v) => 1000 + (v < 4 ? 1 : -1) * 20 * Math.Sin(1.1 * t * t)) with { Events = [new Event(20, 6, "cue"), new Event(70, 6, "cue")] };
        var signals = Extract(RegionSummary.Eigenvariate, run);
        var plan = new ModelPlan { Confounds = ["none"], FramewiseDisplacementLimit = null, Noise = NoiseModel.Ols };
        var model = RunModel.Fit(signals.Runs[0], signals.Regions, plan, [Cue], ReferenceHeights.Plateau(new Dictionary<string, double> { ["cue"] = 6 }));
        Assert.Equal((Status.NoLevel, null), (model.Estimates[0].Status, model.Estimates[0].Percent));
    }

    [Fact]
    public void A_run_whose_eigenvariate_is_not_what_the_region_does_on_average_is_noted_by_region()
    {
        // before, four voxels rise as the other four fall, and all share a little; after, all do the same
        var pre = RunOf("pre", (t, v) => 1000 + (v < 4 ? 20 : -19.9) * Math.Sin(1.1 * t * t) + Math.Sin(0.4 * t));
        var post = RunOf("post", (t, v) => 1000 + 0.1 * (v < 4 ? 1 : 0.5) * Math.Sin(1.1 * t * t));
        var signals = Extract(RegionSummary.Eigenvariate, pre, post);
        var note = Assert.Single(signals.Runs[0].EigenvariateNotes);
        Assert.Contains("the eigenvariate of Eight correlates ", note, StringComparison.Ordinal);
        Assert.Contains(note, signals.Runs[0].Notes);
        Assert.Contains(RunTables.About(signals, 0)["Notes"]!.AsArray(), n => n!.GetValue<string>() == note);
        Assert.Empty(signals.Runs[1].EigenvariateNotes);
        Assert.Empty(Extract(RegionSummary.Mean, pre, post).Runs[0].EigenvariateNotes);
    }

    [Fact]
    public void One_volume_has_no_component()
    {
        var fault = Assert.Throws<InputException>(() => Extract(RegionSummary.Eigenvariate, RunOf("pre", Wave(0), 1)));
        Assert.Contains("two or more volumes", fault.Message, StringComparison.Ordinal);
    }

    private static Func<int, int, double> Wave(double shift) => (t, v) => 1000 + 10 * v + 8 * Math.Sin(0.7 * t + 0.9 * v + shift) + 5 * Math.Cos(0.31 * t * (1 + 0.1 * v) + shift);

    private static (DesignMatrix Design, double[] Response) Design()
    {
        var response = Regressor.Convolve([new Event(20, 6, "cue"), new Event(60, 6, "cue"), new Event(90, 6, "cue")], new Timing(2, Volumes, 0.5), ResponseShape.Spm);
        return (DesignMatrix.Of(["cue", "constant"], [response, [.. Enumerable.Repeat(1.0, Volumes)]], ["cue"]), response);
    }

    /// <summary>Something that varies and that the design knows nothing of.</summary>
    private static double[] Apart(DesignMatrix design, double rate) =>
        [.. FirstLevel.Fit([.. Enumerable.Range(0, Volumes).Select(t => Math.Sin(rate * t * t))], design, NoiseModel.Ols).Residuals];

    private static ParticipantSignals Extract(RegionSummary summary, params Run[] runs) =>
        ParticipantSignals.Extract(runs, Set, new RegionPlan { Summary = summary });

    private Run RunOf(string session, Func<int, int, double> value, int volumes = Volumes) => new()
    {
        Key = new RunKey("1", session, "made", null),
        Bold = Write($"{session}.nii", volumes, (t, voxel) => Array.IndexOf(Eight, voxel) is var v and >= 0 ? value(t, v) : 0),
        RepetitionTime = 2,
        Space = "MNI152",
    };

    /// <summary>A run in double precision: the writer's header with another datatype, 64 bits a voxel.</summary>
    private string Write(string name, int volumes, Func<int, int, double> value)
    {
        NiftiWriter.Write(_folder[name], Grid, (_, values) => values.Clear(), volumes, 2, Datatype.Float32);
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(File.ReadAllBytes(_folder[name]).AsSpan(0, 352));
        for (var volume = 0; volume < volumes; volume++)
            for (var voxel = 0; voxel < Grid.VoxelCount; voxel++) writer.Write(value(volume, voxel));
        var image = bytes.ToArray();
        (image[70], image[72]) = (64, 64);
        return _folder.Put(name, image);
    }
}
