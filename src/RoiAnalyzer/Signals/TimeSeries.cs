using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Signals;

/// <summary>The time series of the regions in one run: one value a volume, the weighted mean of the region's common voxels.</summary>
public static class TimeSeries
{
    /// <summary>
    /// The mean of a region's voxels in each volume; in the image's own units. The voxels must all be valid in this run.
    /// </summary>
    public static double[] Of(VoxelSeries voxels, RegionVoxels region)
    {
        if (region.Columns.Length == 0) throw new ArgumentException($"{region.Region.Name} has no voxels to average", nameof(region));
        var series = new double[voxels.VolumeCount];
        for (var volume = 0; volume < series.Length; volume++)
            series[volume] = WeightedSum.Of(voxels[volume], region.Columns, region.Weights);
        return series;
    }
}
