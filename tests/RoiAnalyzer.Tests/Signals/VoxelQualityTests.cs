using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests.Signals;

public sealed class VoxelQualityTests : IDisposable
{
    private const int Volumes = 10;
    private static readonly Grid Grid = MadeImages.Cube(6, 2);
    private static readonly RegionSet Set = new("made", "made", [MadeImages.Sphere("Eight", 0, 0, 0, 2) with { Space = "MNI152" }]);
    private static readonly int[] Eight = MadeImages.Locate(Grid, Membership.Centre, Set.Seeds[0]).Voxels;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Signal_and_ratios_are_those_of_a_closed_form()
    {
        // a voxel that goes between c + a and c - a: its mean is c, its deviation with divisor volumes - 1 is a √(10/9)
        double Amplitude(int voxel) => 2 + Array.IndexOf(Eight, voxel);
        var quality = Of(out var run, (volume, voxel) => Eight.Contains(voxel) ? 800 + (volume % 2 == 0 ? 1 : -1) * Amplitude(voxel) : 100 + voxel + volume);
        double[] ratios = [.. Enumerable.Range(2, 8).Select(a => 800 / (a * Math.Sqrt(10.0 / 9)))];       // falling
        Assert.Equal(800, quality.Signal!.Value, 1e-10);
        Assert.Equal((ratios[3] + ratios[4]) / 2, quality.Tsnr!.Value, 1e-10);
        // quartiles lie at 1.75 and 5.25 of 0 to 7
        var (upper, lower) = (0.25 * ratios[1] + 0.75 * ratios[2], 0.75 * ratios[5] + 0.25 * ratios[6]);
        Assert.Equal((upper - lower) / quality.Tsnr.Value, quality.TsnrSpread!.Value, 1e-10);
        // the volume in the middle is number 5; the eight, at 800 - a there, are above the median of the 216 anyhow
        double[] brain = [.. Enumerable.Range(0, 216).Select(v => Eight.Contains(v) ? 800 - Amplitude(v) : 105.0 + v).Order()];
        Assert.Equal((brain[107] + brain[108]) / 2, run.BrainMedian);
        Assert.Equal(800 / run.BrainMedian!.Value, quality.SignalRatio!.Value, 1e-12);
    }

    [Fact]
    public void The_brains_median_is_of_the_mask_without_zeros_and_what_is_not_finite()
    {
        var mask = Mask(v => v < 100 || Eight.Contains(v));
        var quality = Of(out var run, (volume, voxel) => Eight.Contains(voxel) ? 1000 + volume : voxel == 7 ? double.NaN : voxel % 2 == 0 ? 0 : voxel + 0.1 * volume, mask);
        double[] brain = [.. Enumerable.Range(0, 216).Where(v => Eight.Contains(v) || v < 100 && v % 2 == 1 && v != 7).Select(v => Eight.Contains(v) ? 1005 : v + 0.5).Order()];
        Assert.Equal((brain[(brain.Length - 1) / 2] + brain[brain.Length / 2]) / 2, run.BrainMedian!.Value, 1e-4);     // single precision
        Assert.Equal(quality.Signal / run.BrainMedian, quality.SignalRatio);
    }

    [Fact]
    public void Regions_that_reach_out_of_the_mask_are_read_in_the_middle_volume_as_in_others()
    {
        var with = Series(Mask(v => v % 3 > 0));
        var without = Series(null);
        Assert.Equal(without[5], with[5]);
        Assert.Equal(without[4], with[4]);
        Assert.Null(Run(null).BrainMedian);

        double[][] Series(string? mask)
        {
            using var bold = NiftiFile.Open(RunOf((volume, voxel) => 10 * voxel + volume, null).Bold);
            var read = VoxelSeries.Read(bold, Eight, mask is null ? null : Image.Read(mask), "mask.nii");
            return [.. Enumerable.Range(0, Volumes).Select(v => read[v].ToArray())];
        }

        RunSignals Run(string? mask) => ParticipantSignals.Extract([RunOf((volume, voxel) => 10 * voxel + volume, mask)], Set, new RegionPlan()).Runs[0];
    }

    [Fact]
    public void A_single_volume_has_a_signal_and_no_ratio_of_noise()
    {
        var path = _folder.WriteRun("one.nii", Grid, 1, (_, voxel) => 100 + voxel);
        var quality = ParticipantSignals.Extract([SingleRun.Of(path, Mask(_ => true), repetitionTime: 2, space: "MNI152")], Set, new RegionPlan()).Runs[0].Quality[0];
        Assert.Equal(Eight.Average(v => 100.0 + v), quality.Signal!.Value, 1e-10);
        Assert.NotNull(quality.SignalRatio);
        Assert.Equal((null, null), (quality.Tsnr, quality.TsnrSpread));
    }

    private VoxelQuality Of(out RunSignals run, Func<int, int, double> value, string? mask = null)
    {
        run = ParticipantSignals.Extract([RunOf(value, mask ?? Mask(_ => true))], Set, new RegionPlan()).Runs[0];
        return Assert.Single(run.Quality);
    }

    private Run RunOf(Func<int, int, double> value, string? mask) =>
        SingleRun.Of(_folder.WriteRun("run.nii", Grid, Volumes, value), mask, repetitionTime: 2, space: "MNI152");

    private string Mask(Func<int, bool> isIn)
    {
        NiftiWriter.Write(_folder["mask.nii"], Grid, [.. Enumerable.Range(0, Grid.VoxelCount).Select(v => isIn(v) ? 1.0 : 0)], Datatype.UInt8);
        return _folder["mask.nii"];
    }
}
