using RoiAnalyzer.Kernels;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Signals;

/// <summary>
/// What the voxels of one region are like in one run. Where the region cannot be used in the run, all but
/// <see cref="ConstantShare"/> is null.
/// </summary>
public sealed record VoxelQuality
{
    /// <summary>
    /// The share of the region's voxels inside the mask that have one value in all volumes; null where none lies inside.
    /// </summary>
    public double? ConstantShare { get; private init; }

    /// <summary>The mean over volumes and, by weight, over the region's voxels, in image units.</summary>
    public double? Signal { get; private init; }

    /// <summary>
    /// That mean over the median of the brain (<see cref="VoxelSeries.BrainMedian"/>); null also where there is no mask, or its
    /// median is not above 0.
    /// </summary>
    public double? SignalRatio { get; private init; }

    /// <summary>
    /// The median over voxels of the temporal signal-to-noise ratio, mean over standard deviation: raw, with neither drift nor
    /// task taken out, the deviation with divisor volumes − 1 (as AFNI's 3dTstat -tsnr).
    /// </summary>
    public double? Tsnr { get; private init; }

    /// <summary>How much that ratio differs between voxels: its upper less its lower quartile, over its median.</summary>
    public double? TsnrSpread { get; private init; }

    /// <summary>Of every region in the run of a number, in the regions' order.</summary>
    public static IReadOnlyList<VoxelQuality> Of(VoxelSeries voxels, IReadOnlyList<RegionVoxels> regions, int run)
    {
        var (means, squares) = (new double[voxels.Valid.Length], new double[voxels.Valid.Length]);
        for (var volume = 0; volume < voxels.VolumeCount; volume++) VoxelMoments.Add(voxels[volume], volume, means, squares);
        return [.. regions.Select(region => Of(region, run))];

        VoxelQuality Of(RegionVoxels region, int run)
        {
            var quality = new VoxelQuality { ConstantShare = ShareOfConstant(voxels, region.Region.Columns) };
            if (region.Runs[run].Status != Status.Ok) return quality;
            var signal = Mean(region, means);
            quality = quality with { Signal = signal, SignalRatio = voxels.BrainMedian is > 0 and var brain ? signal / brain : null };
            if (voxels.VolumeCount == 1) return quality;
            var ratios = Array.ConvertAll(region.Columns, v => means[v] / Math.Sqrt(squares[v] / (voxels.VolumeCount - 1)));
            var median = Quantile.Of(ratios, 0.5);
            return quality with { Tsnr = median, TsnrSpread = median > 0 ? (Quantile.Of(ratios, 0.75) - Quantile.Of(ratios, 0.25)) / median : null };
        }
    }

    private static double Mean(RegionVoxels region, double[] means)
    {
        var sum = 0.0;
        for (var v = 0; v < region.Columns.Length; v++) sum += region.Weights[v] * means[region.Columns[v]];
        return sum;
    }

    private static double? ShareOfConstant(VoxelSeries voxels, int[] columns)
    {
        var inMask = columns.Count(v => voxels.InMask[v]);
        return inMask == 0 ? null : (double)columns.Count(v => voxels.InMask[v] && voxels.Constant[v]) / inMask;
    }
}
