using RoiAnalyzer.Kernels;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Signals;

/// <summary>The time series of the regions in one run: one value a volume, a summary of the region's common voxels.</summary>
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

    /// <summary>The median of a region's voxels in each volume, the mean of the middle two where they are even in number.</summary>
    public static double[] MedianOf(VoxelSeries voxels, RegionVoxels region)
    {
        if (region.Columns.Length == 0) throw new ArgumentException($"{region.Region.Name} has no voxels to take the median of", nameof(region));
        var series = new double[voxels.VolumeCount];
        var values = new double[region.Columns.Length];
        for (var volume = 0; volume < series.Length; volume++)
        {
            for (var v = 0; v < values.Length; v++) values[v] = voxels[volume][region.Columns[v]];
            Array.Sort(values);
            series[volume] = (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
        }
        return series;
    }
}
