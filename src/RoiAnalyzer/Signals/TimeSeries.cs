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

    /// <summary>
    /// The mean of a region's voxels in each volume, each in percent of its own mean over volumes, and no more than 200, as AFNI
    /// scales: min(200, 100·y/mean), and 0 where either is not above 0 (<c>afni_proc.py</c>, block scale).
    /// </summary>
    public static double[] OfScaled(VoxelSeries voxels, RegionVoxels region)
    {
        const double most = 200;
        var series = new double[voxels.VolumeCount];
        for (var v = 0; v < region.Columns.Length; v++)
        {
            var (column, mean) = (region.Columns[v], 0.0);
            for (var volume = 0; volume < series.Length; volume++) mean += voxels[volume][column] / series.Length;
            if (!(mean > 0)) continue;
            for (var volume = 0; volume < series.Length; volume++)
                series[volume] += region.Weights[v] * Math.Clamp(100 * voxels[volume][column] / mean, 0, most);
        }
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
