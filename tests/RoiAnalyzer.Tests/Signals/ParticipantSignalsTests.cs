using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests.Signals;

public sealed class ParticipantSignalsTests : IDisposable
{
    private const string Space = "MNI152NLin2009cAsym";
    private static readonly Grid Grid = MadeImages.Cube(6, 2);
    private static readonly RegionSet Set = new("made", "made", [MadeImages.Sphere("Eight", 0, 0, 0, 2) with { Space = Space }]);
    private static readonly int[] Eight = MadeImages.Locate(Grid, Membership.Centre, MadeImages.Sphere("s", 0, 0, 0, 2)).Voxels;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<int, string> Losses() => new(from lost in new[] { 0, 1, 2, 4 } from how in new[] { "mask", "NaN", "zero" } select (lost, how));

    [Theory, MemberData(nameof(Losses))]
    public void A_true_effect_of_one_reads_one_however_many_voxels_a_session_loses(int lost, string how)
    {
        // peers.md 1.4: the usual recipe reads 0.872, 0.746 and 0.502 with 1, 2 and 4 of 8 voxels lost after the infusion.
        // Every voxel has its own level and course; after the infusion each is higher by 1.000 in every volume.
        double Before(int volume, int voxel) => 1000 + 8 * (voxel % 5) + (volume * 7 + voxel * 3) % 16 / 16.0;
        double After(int volume, int voxel)
        {
            var isLost = Array.IndexOf(Eight, voxel) is var n and >= 0 && n < lost;
            return (isLost, how) switch { (true, "NaN") => double.NaN, (true, "zero") => 0, (true, _) => -12345 + volume, _ => Before(volume, voxel) + 1 };
        }
        var pre = RunOf("pre", Before);
        var post = RunOf("post", After, how == "mask" ? Eight[..lost] : null);
        foreach (var runs in new[] { new[] { pre, post }, [post, pre] })
        {
            var signals = ParticipantSignals.Extract(runs, Set, new RegionPlan());
            var of = runs.Select((r, n) => (r.Key.Session, Series: signals.Runs[n].Series[0]!, Coverage: signals.Runs[n].Coverage[0])).ToDictionary(r => r.Session!);
            for (var volume = 0; volume < 10; volume++) Assert.Equal(1.000, of["post"].Series[volume] - of["pre"].Series[volume], 1e-12);
            Assert.Equal((8 - lost, (8 - lost) / 8.0), (of["post"].Coverage.Voxels, of["post"].Coverage.Coverage));
            Assert.Equal((8, 1.0), (of["pre"].Coverage.Voxels, of["pre"].Coverage.Coverage));
            Assert.Equal((8 - lost) / 8.0, signals.Regions[0].CommonCoverage);
        }
    }

    [Fact]
    public void A_region_below_the_minimum_coverage_is_not_available_in_that_run_only()
    {
        var signals = ParticipantSignals.Extract([RunOf("pre", Varies), RunOf("post", Varies, Eight[..5]), RunOf("later", Varies, Eight[7..])], Set, new RegionPlan());
        Assert.Null(signals.Runs[1].Series[0]);
        Assert.Equal((Status.LowCoverage, 0.375), (signals.Runs[1].Coverage[0].Status, signals.Runs[1].Coverage[0].Coverage));
        Assert.NotNull(signals.Runs[0].Series[0]);
        Assert.NotNull(signals.Runs[2].Series[0]);
        Assert.Equal(7 / 8.0, signals.Regions[0].CommonCoverage);
        var lenient = ParticipantSignals.Extract([RunOf("pre", Varies), RunOf("post", Varies, Eight[..5])], Set, new RegionPlan { MinCoverage = 0.3 });
        Assert.All(lenient.Runs, r => Assert.NotNull(r.Series[0]));
    }

    [Fact]
    public void A_run_that_has_nothing_of_a_region_is_not_available_even_without_a_minimum()
    {
        var signals = ParticipantSignals.Extract([RunOf("pre", Varies), RunOf("post", Varies, Eight)], Set, new RegionPlan { MinCoverage = 0 });
        Assert.NotNull(signals.Runs[0].Series[0]);
        Assert.Null(signals.Runs[1].Series[0]);
    }

    [Fact]
    public void NaN_never_enters_a_mean()
    {
        double WithNaN(int volume, int voxel) => (voxel + volume) % 7 == 0 ? double.NaN : 100 + volume;
        var signals = ParticipantSignals.Extract([RunOf("pre", WithNaN), RunOf("post", Varies)], Set, new RegionPlan { MinCoverage = 0.01 });
        Assert.All(signals.Runs.SelectMany(r => r.Series).OfType<double[]>().SelectMany(s => s), v => Assert.True(double.IsFinite(v)));
    }

    [Fact]
    public void Runs_may_differ_in_length_and_each_keeps_its_own()
    {
        var longer = RunOf("post", Varies) with { Bold = _folder.WriteRun("longer.nii", Grid, 14, Varies) };
        Assert.Equal([10, 14], ParticipantSignals.Extract([RunOf("pre", Varies), longer], Set, new RegionPlan()).Runs.Select(r => r.VolumeCount));
    }

    [Fact]
    public void Progress_is_told_by_run_and_volume()
    {
        var told = new List<(string?, int, int)>();
        ParticipantSignals.Extract([RunOf("pre", Varies), RunOf("post", Varies)], Set, new RegionPlan(), (run, read, of) => told.Add((run.Key.Session, read, of)));
        Assert.Equal(Enumerable.Range(1, 10).Select(n => ((string?)"pre", n, 10)).Concat(Enumerable.Range(1, 10).Select(n => ((string?)"post", n, 10))), told);
    }

    [Fact]
    public void Runs_that_cannot_be_compared_are_refused()
    {
        Run pre = RunOf("pre", Varies), post = RunOf("post", Varies);
        AssertRefused([pre, post with { Space = "MNI152NLin6Asym" }], $"{post.Bold}: expected the space of {pre.Bold}: {Space}, found MNI152NLin6Asym.");
        foreach (var (grid, n) in new[] { Grid.MovedBy(30), Grid.Flipped(), MadeImages.Cube(7, 2), MadeImages.Cube(6, 2.1) }.Select((g, n) => (g, n)))
        {
            var other = post with { Bold = _folder.WriteRun($"other{n}.nii", grid, 10, Varies) };
            AssertRefused([pre, other], $"{other.Bold}: expected the grid of {pre.Bold}: 6x6x6 voxels");
        }
        var mask = _folder.Write("elsewhere.nii", Grid.MovedBy(2), _ => 1);
        AssertRefused([pre, post with { Mask = mask }], $"{mask}: expected the grid of {post.Bold}");
        AssertRefused([pre with { Space = "T1w" }, post with { Space = "T1w" }], $"{pre.Bold}: expected an image in the space of region Eight, {Space}, found space T1w.");
        Assert.Throws<ArgumentOutOfRangeException>(() => ParticipantSignals.Extract([], Set, new RegionPlan()));
    }

    private static double Varies(int volume, int voxel) => 100 + voxel + volume;

    private Run RunOf(string session, Func<int, int, double> value, int[]? outside = null)
    {
        var name = $"sub-01_ses-{session}_task-cue_space-{Space}_desc-preproc_bold.nii";
        string? mask = null;
        if (outside is not null)
        {
            mask = _folder[$"{session}-mask.nii"];
            NiftiWriter.Write(mask, Grid, [.. Enumerable.Range(0, Grid.VoxelCount).Select(v => outside.Contains(v) ? 0.0 : 1)], Datatype.UInt8);
        }
        return new Run { Key = new RunKey("01", session, "cue", null), Bold = _folder.WriteRun(name, Grid, 10, value), Mask = mask, RepetitionTime = 2, Space = Space };
    }

    private static void AssertRefused(IReadOnlyList<Run> runs, string message) =>
        Assert.StartsWith(message, Assert.Throws<InputException>(() => ParticipantSignals.Extract(runs, Set, new RegionPlan())).Message, StringComparison.Ordinal);
}
