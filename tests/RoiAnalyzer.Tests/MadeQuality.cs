using System.Globalization;
using RoiAnalyzer.Group;
using RoiAnalyzer.Images;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests;

/// <summary>
/// Runs with nothing wrong, into which a test plants one fault: 27 voxels of a region in a brain of 729, a signal of 1000 with noise
/// of 10 that is independent in each voxel, two conditions, a head that moves by 0.1 mm from volume to volume.
/// </summary>
public sealed class MadeQuality : IDisposable
{
    public const int Volumes = 150;

    /// <summary>A sphere of this radius holds 27 voxels; one of 4.5 holds 19, of 3.5 holds 7, of 1 holds 1.</summary>
    public const double Radius = 5.5;

    private readonly TemporaryFolder _folder = new();

    public static Grid Grid { get; } = MadeImages.Cube(9, 3);

    /// <summary>The voxels of the region, in ascending order.</summary>
    public static int[] Region { get; } = MadeImages.Locate(Grid, Membership.Centre, MadeImages.Sphere("s", 0, 0, 0, Radius)).Voxels;

    public static ModelPlan Plan { get; } = new() { Confounds = ["none"], FramewiseDisplacementLimit = 0.5 };

    public static IReadOnlyList<Contrast> Contrasts { get; } = [.. new[] { "a", "b" }.Select(type => new Contrast(type, new Dictionary<string, double> { [type] = 1 }))];

    public static List<Event> Events { get; } = [.. Enumerable.Range(0, 10).SelectMany(n => new[] { new Event(10 + 28 * n, 4, "a"), new Event(24 + 28 * n + n % 3, 4, "b") })];

    public string this[string name] => _folder[name];

    /// <summary>
    /// A run; <paramref name="value"/> changes a voxel's noise of deviation 1 into its value, <paramref name="outside"/> are left out
    /// of its mask, and <paramref name="confounds"/> changes the first columns of its table, displacement and standardised DVARS.
    /// </summary>
    public Run Write(string session, Func<int, int, double, double>? value = null, int[]? outside = null, int volumes = Volumes,
        Func<int, (double Fd, double Dvars), (double Fd, double Dvars)>? confounds = null, string? run = null, string more = "")
    {
        var name = session + run;
        // the same noise in every run
        var random = new Random(11);
        NiftiWriter.Write(_folder[name + ".nii"], Grid, (volume, values) =>
        {
            for (var v = 0; v < values.Length; v++)
            {
                var noise = Normal(random);
                values[v] = value?.Invoke(volume, v, noise) ?? 1000 + 10 * noise;
            }
        }, volumes, 2, Datatype.Float32);
        var mask = new double[Grid.VoxelCount];
        Array.Fill(mask, 1);
        foreach (var voxel in outside ?? []) mask[voxel] = 0;
        NiftiWriter.Write(_folder[name + "_mask.nii"], Grid, mask, Datatype.UInt8);
        File.WriteAllText(_folder[name + ".tsv"], Confounds(volumes, confounds, more));
        var made = SingleRun.Of(_folder[name + ".nii"], _folder[name + "_mask.nii"], confounds: _folder[name + ".tsv"], repetitionTime: 2, space: "MNI152");
        return made with { Key = new RunKey("1", session, "made", run), Events = Events, GeneratedBy = "fMRIPrep 23.2.1" };
    }

    /// <summary>What is found of some runs of one participant, each with a region of this name and radius.</summary>
    public static IReadOnlyList<RunQuality> Of(IReadOnlyList<Run> runs, ModelPlan? plan = null, string region = "Ball", double radius = Radius)
    {
        var signals = ParticipantSignals.Extract(runs, SetOf(region, radius), new RegionPlan());
        return [.. signals.Runs.Select(run => RunQuality.Of(run,
            RunModel.Fit(run, signals.Regions, plan ?? Plan, Contrasts, ReferenceHeights.Peak(ReferenceHeights.TaskDurations(run.Run.Events), ResponseShape.Spm, 2)),
            signals.Regions, plan ?? Plan))];
    }

    public static RegionSet SetOf(string region = "Ball", double radius = Radius) =>
        new("made", "made", [MadeImages.Sphere(region, 0, 0, 0, radius) with { Space = "MNI152" }]);

    public static IReadOnlyList<RunPair> PairsOf(IReadOnlyList<Run> pre, IReadOnlyList<Run> post, ModelPlan? plan = null)
    {
        List<Session> sessions = [];
        if (pre.Count > 0) sessions.Add(new Session("pre", SessionRole.Pre, pre));
        if (post.Count > 0) sessions.Add(new Session("post", SessionRole.Post, post));
        return RunPair.Of(new Participant("1", null, sessions), Of([.. pre, .. post], plan));
    }

    public void Dispose() => _folder.Dispose();

    private static string Confounds(int volumes, Func<int, (double Fd, double Dvars), (double Fd, double Dvars)>? change, string more)
    {
        var random = new Random(12);
        return $"framewise_displacement\tstd_dvars{(more.Length == 0 ? "" : "\t" + more)}\n" + string.Concat(Enumerable.Range(0, volumes).Select(t =>
        {
            var own = (0.1 + 0.02 * Normal(random), 1 + 0.1 * Normal(random));
            var (fd, dvars) = change?.Invoke(t, own) ?? own;
            var others = string.Concat(more.Split('\t', StringSplitOptions.RemoveEmptyEntries).Select(_ => string.Create(CultureInfo.InvariantCulture, $"\t{Normal(random):R}")));
            return string.Create(CultureInfo.InvariantCulture, $"{(t == 0 ? "n/a" : Text(fd))}\t{(t == 0 ? "n/a" : Text(dvars))}{others}\n");
        }));
    }

    private static string Text(double value) => double.IsNaN(value) ? "n/a" : value.ToString("R", CultureInfo.InvariantCulture);

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
