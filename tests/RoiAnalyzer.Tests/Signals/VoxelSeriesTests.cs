using RoiAnalyzer.Images;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Tests.Images;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests.Signals;

public sealed class VoxelSeriesTests : IDisposable
{
    private static readonly Grid Grid = MadeImages.Cube(3, 2);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_voxels_asked_for_are_read_in_every_volume()
    {
        var series = Read((volume, voxel) => 100 * volume + voxel, [2, 7, 26]);
        Assert.Equal(4, series.VolumeCount);
        for (var volume = 0; volume < 4; volume++)
            Assert.Equal([100.0 * volume + 2, 100.0 * volume + 7, 100.0 * volume + 26], series[volume].ToArray());
        Assert.Equal([true, true, true], series.Valid);
    }

    [Fact]
    public void A_voxel_that_is_once_not_finite_or_always_the_same_is_not_valid()
    {
        var series = Read((volume, voxel) => voxel switch
        {
            0 => volume == 0 ? double.NaN : volume,
            1 => volume == 3 ? double.PositiveInfinity : volume,
            2 => volume == 2 ? double.NegativeInfinity : volume,
            3 => 0,
            4 => 812.5,
            5 => volume == 3 ? 1 : 0,
            6 => volume,
            7 => double.NaN,
            _ => volume,
        }, [0, 1, 2, 3, 4, 5, 6, 7]);
        Assert.Equal([false, false, false, false, false, true, true, false], series.Valid);
    }

    [Fact]
    public void A_voxel_outside_the_mask_is_not_valid_and_a_mask_of_NaN_is_outside()
    {
        var mask = _folder.Read("mask.nii", Grid, p => p.X < 0 ? 0 : p.X > 0 ? double.NaN : 0.5);
        Assert.Equal([false, true, false], Read((volume, _) => volume, [0, 1, 2], mask).Valid);
    }

    [Fact]
    public void In_an_image_of_one_volume_nothing_varies_and_every_finite_voxel_is_valid()
    {
        var path = _folder.WriteRun("one.nii", Grid, 1, (_, voxel) => voxel == 1 ? double.NaN : voxel);
        using var bold = NiftiFile.Open(path);
        Assert.Equal([true, false, true], VoxelSeries.Read(bold, [0, 1, 2]).Valid);
    }

    [Fact]
    public void A_mask_on_another_grid_is_refused()
    {
        var mask = _folder.Read("mask.nii", Grid.MovedBy(1), _ => 1);
        var fault = Assert.Throws<InputException>(() => Read((v, _) => v, [0], mask));
        Assert.StartsWith("mask.nii: expected the grid of ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_told_after_every_volume_and_no_voxels_are_none()
    {
        var path = _folder.WriteRun("run.nii.gz", Grid, 5, (v, _) => v);
        using var bold = NiftiFile.Open(path);
        var told = new List<int>();
        var series = VoxelSeries.Read(bold, [], onVolume: told.Add);
        Assert.Equal([1, 2, 3, 4, 5], told);
        Assert.Equal((5, 0), (series.VolumeCount, series.Valid.Length));
    }

    private VoxelSeries Read(Func<int, int, double> value, int[] voxels, Image? mask = null)
    {
        var path = _folder.WriteRun("run.nii", Grid, 4, value);
        using var bold = NiftiFile.Open(path);
        return VoxelSeries.Read(bold, voxels, mask, "mask.nii");
    }
}
