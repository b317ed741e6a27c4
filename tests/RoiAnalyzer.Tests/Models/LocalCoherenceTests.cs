using RoiAnalyzer.Images;
using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests.Models;

public sealed class LocalCoherenceTests : IDisposable
{
    private static readonly Grid Grid = MadeImages.Cube(6, 2);

    // eight voxels in the middle, and one at the image's edge
    private static readonly RegionSet Set = new("made", "made",
        [MadeImages.Sphere("Middle", 0, 0, 0, 2) with { Space = "MNI152" }, MadeImages.Sphere("Edge", -5, 1, 1, 0.5) with { Space = "MNI152" }]);

    private static readonly Plan Unfiltered = new()
    {
        Analysis = AnalysisKind.Rest,
        Model = new ModelPlan { Confounds = ["none"], FramewiseDisplacementLimit = null, HighPassSeconds = null },
        Rest = new RestPlan { BandHertz = null, Seeds = ["Middle"] },
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Voxels_that_all_do_the_same_have_1()
    {
        var random = new RandomNumbers(1);
        double[] series = [.. Enumerable.Range(0, 100).Select(_ => random.Normal())];
        Assert.Equal(1, Middle(RunOf("a", 100, (t, v) => 1000 + v + 10 * (v % 3 + 1) * series[t]), Unfiltered).Value!.Value.Effect, 1e-12);
    }

    /// <summary>
    /// A share c of each voxel's variance is common to all: any two correlate by c, their ranks by 6/(π(n+1))·(asin c + (n−2)·asin(c/2))
    /// (Kendall and Gibbons 1990, chapter 10), and E[W] = 1/K + (1 − 1/K)·that. With 2000 volumes W spreads by about c(1 − c)·√(2/2000), at
    /// most 0.008; the change by 0.01.
    /// </summary>
    [Theory]
    [InlineData(27), InlineData(19), InlineData(7)]
    public void A_planted_change_of_coherence_comes_back(int size)
    {
        const int volumes = 2000;
        var plan = Unfiltered with { Rest = Unfiltered.Rest with { RehoNeighbours = size } };
        var (pre, post) = (Coherent("pre", volumes, 0.2, 3), Coherent("post", volumes, 0.6, 4));
        Session[] sessions = [new("pre", SessionRole.Pre, [pre]), new("post", SessionRole.Post, [post])];
        var result = Analysis.OfParticipant(new Participant("1", null, sessions), Set, plan, ReferenceHeights.Bins(new Dictionary<string, double>()));
        var change = result.Changes.Single(c => c is { Region: "Middle", Contrast: "reho" });
        Assert.Equal(Expected(size, volumes, 0.2), change.Pre!.Value.Effect, 0.03);
        Assert.Equal(Expected(size, volumes, 0.6), change.Post!.Value.Effect, 0.03);
        Assert.Equal(Expected(size, volumes, 0.6) - Expected(size, volumes, 0.2), change.Change!.Value.Effect, 0.04);
        Assert.Equal((8, 1, 1), (change.Voxels, change.PreRuns, change.PostRuns));
    }

    /// <summary>Drift that all voxels share makes them alike, and the band's regression takes it out: 1/27 is left, of a spread below 0.005.</summary>
    [Fact]
    public void What_the_regression_takes_out_is_no_coherence()
    {
        var random = new RandomNumbers(5);
        var noise = Enumerable.Range(0, 400).Select(_ => Enumerable.Range(0, Grid.VoxelCount).Select(_ => random.Normal()).ToArray()).ToArray();
        var run = RunOf("a", 400, (t, v) => 1000 + noise[t][v] + 20 * Math.Cos(Math.PI * (t + 0.5) / 400));
        Assert.InRange(Middle(run, Unfiltered).Value!.Value.Effect, 0.9, 1);
        var filtered = Middle(run, Unfiltered with { Rest = Unfiltered.Rest with { BandHertz = (0.008, 0.1) } }).Value!.Value.Effect;
        Assert.InRange(filtered, 1 / 27.0 - 0.015, 1 / 27.0 + 0.015);
    }

    [Fact]
    public void Volumes_without_a_say_are_not_ranked()
    {
        var random = new RandomNumbers(6);
        var noise = Enumerable.Range(0, 103).Select(_ => Enumerable.Range(0, Grid.VoxelCount).Select(_ => 1000 + random.Normal()).ToArray()).ToArray();
        var whole = Middle(RunOf("a", 103, (t, v) => t < 3 ? 5000 + v + 100 * t : noise[t][v]), Unfiltered with { Model = Unfiltered.Model with { DummyScans = 3 } });
        var rest = Middle(RunOf("b", 100, (t, v) => noise[t + 3][v]), Unfiltered);
        Assert.Equal(rest.Value!.Value.Effect, whole.Value!.Value.Effect);
        Assert.NotEqual(rest.Value!.Value.Effect, Middle(RunOf("a", 103, (t, v) => t < 3 ? 5000 + v + 100 * t : noise[t][v]), Unfiltered).Value!.Value.Effect);
    }

    [Fact]
    public void A_region_without_any_whole_neighbourhood_says_so()
    {
        var model = Fit(Coherent("a", 100, 0.5, 7), Unfiltered);
        Assert.Equal(["z_Middle", "falff", "reho"], model.Estimates.Where(e => e.Region == "Edge").Select(e => e.Contrast));
        var edge = model.Estimates.Single(e => e is { Region: "Edge", Contrast: "reho" });
        Assert.Equal(("no_neighbours", 0), (edge.Status, edge.Voxels));
        Assert.Equal("Edge: none of its 1 voxels has all 26 neighbours inside image and mask, finite and varying in every run", edge.Reason);
        Assert.Null(edge.Value);
        Assert.DoesNotContain(Fit(Coherent("a", 100, 0.5, 7), Unfiltered with { Rest = Unfiltered.Rest with { RehoNeighbours = null } }).Estimates, e => e.Contrast == "reho");
    }

    private static double Expected(int size, int n, double common) =>
        1.0 / size + (1 - 1.0 / size) * 6 / (Math.PI * (n + 1)) * (Math.Asin(common) + (n - 2) * Math.Asin(common / 2));

    private static RegionEstimate Middle(Run run, Plan plan) => Fit(run, plan).Estimates.Single(e => e is { Region: "Middle", Contrast: "reho" });

    private static RunModel Fit(Run run, Plan plan)
    {
        var signals = ParticipantSignals.Extract([run], Set, plan.Regions, neighbours: plan.Neighbours);
        return RestRun.Fit(signals.Runs[0], signals.Regions, plan, ["Middle"]);
    }

    private Run Coherent(string name, int volumes, double common, ulong seed)
    {
        var random = new RandomNumbers(seed);
        NiftiWriter.Write(_folder[$"{name}.nii"], Grid, (_, values) =>
        {
            var shared = random.Normal();
            for (var v = 0; v < values.Length; v++) values[v] = 1000 + Math.Sqrt(common) * shared + Math.Sqrt(1 - common) * random.Normal();
        }, volumes, 2, Datatype.Float32);
        return Of(name);
    }

    private Run RunOf(string name, int volumes, Func<int, int, double> value)
    {
        _folder.WriteRun($"{name}.nii", Grid, volumes, value);
        return Of(name);
    }

    private Run Of(string name) => SingleRun.Of(_folder[$"{name}.nii"], repetitionTime: 2, space: "MNI152") with { Key = new RunKey("1", name, "rest", null) };
}
