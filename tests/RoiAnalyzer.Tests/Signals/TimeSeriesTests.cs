using System.Globalization;
using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests.Signals;

public sealed class TimeSeriesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_series_is_the_weighted_mean_of_the_regions_voxels()
    {
        var grid = MadeImages.Cube(8, 2);
        var map = MadeImages.Locate(grid, Membership.Fraction, MadeImages.Sphere("s", 0.3, -0.7, 1.1, 5));
        var path = _folder.WriteRun("run.nii", grid, 6, (volume, voxel) => 1000 + voxel * volume % 37);
        using var bold = NiftiFile.Open(path);
        var voxels = VoxelSeries.Read(bold, map.Voxels);
        var region = Assert.Single(RegionVoxels.InCommon(map, [[.. voxels.Valid.Select(_ => true)]], 0.5));
        var series = TimeSeries.Of(voxels, region);
        // the oracle: decimal sums over the weights of the located region
        var (whole, sum) = (map.Regions[0], (decimal)map.Regions[0].Weights.Sum());
        for (var volume = 0; volume < 6; volume++)
        {
            var mean = whole.Columns.Zip(whole.Weights, (c, w) => (decimal)w * (1000 + map.Voxels[c] * volume % 37)).Sum() / sum;
            Assert.Equal((double)mean, series[volume], 1e-11);
        }
    }

    [Fact]
    public void The_mean_over_nothing_is_asked_for_by_mistake_only()
    {
        var grid = MadeImages.Cube(4, 2);
        var map = MadeImages.Locate(grid, Membership.Centre, MadeImages.Sphere("s", 50, 0, 0, 5));
        using var bold = NiftiFile.Open(_folder.WriteRun("run.nii", grid, 2, (v, _) => v));
        var voxels = VoxelSeries.Read(bold, map.Voxels);
        Assert.Throws<ArgumentException>(() => TimeSeries.Of(voxels, RegionVoxels.InCommon(map, [voxels.Valid], 0.5)[0]));
    }

    [Fact]
    public void Region_means_are_those_of_bisweb()
    {
        // bioimagesuiteweb/bisweb@03254203, test/testdata/glm: roimap.matr holds the means of the 3 labels of objectmap over
        // Test_allruns, all 125 voxels of each, summed in single precision: six digits, for 125 roundings of 2^-24 leave 4.5e-7
        var (voxels, map) = Bisweb();
        var regions = RegionVoxels.InCommon(map, [[.. voxels.Valid.Select(_ => true)]], 1);
        var expected = File.ReadLines(Shared.File("data/glm-truth/bisweb/roimap.matr")).Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.Equal((200, 3), (expected.Length, regions.Count));
        for (var region = 0; region < 3; region++)
        {
            var series = TimeSeries.Of(voxels, regions[region]);
            for (var volume = 0; volume < 200; volume++) Assert.InRange(series[volume] / expected[volume][region] - 1, -5e-7, 5e-7);
        }
    }

    [Fact]
    public void Constant_voxels_are_counted_out_of_bisweb_s_regions()
    {
        // 73, 17 and 9 of 125 voxels are 0 or 100 in all 200 volumes (counted apart, in Python): bisweb's means hold them, ours do not
        var (voxels, map) = Bisweb();
        var regions = RegionVoxels.InCommon(map, [voxels.Valid], 0.5);
        Assert.Equal([52, 108, 116], regions.Select(r => r.Runs[0].Voxels));
        Assert.Equal([Status.LowCoverage, Status.Ok, Status.Ok], regions.Select(r => r.Runs[0].Status));
        Assert.Equal(99.6922765661169, TimeSeries.Of(voxels, regions[1])[0], 1e-10);
        Assert.Equal(100.07995158228381, TimeSeries.Of(voxels, regions[2])[0], 1e-10);
    }

    private static (VoxelSeries Voxels, RegionMap Map) Bisweb()
    {
        var set = RegionSet.Open(Shared.File("data/glm-truth/bisweb/objectmap.nii.gz"));
        using var bold = NiftiFile.Open(Shared.File("data/glm-truth/bisweb/Test_allruns.nii.gz"));
        var map = RegionMap.Locate(set, bold.Header.Grid, null, bold.Path);
        return (VoxelSeries.Read(bold, map.Voxels), map);
    }
}
