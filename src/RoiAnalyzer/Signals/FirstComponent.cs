using RoiAnalyzer.Kernels;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Signals;

/// <summary>
/// The first principal component of a region's voxels over all runs of a participant that use the region, each voxel less its
/// mean in each run, so that the weights know neither arm nor session and are the same in all of them. Seeds' own weights have
/// no say. Scale and sign are SPM's (<c>spm_regions</c>): the series is y·v/√n, with v of length one and n voxels, so that
/// voxels that all do the same give their mean; v sums to no less than nothing. The weights v/√n are applied to the voxels as
/// they are, so that the series keeps its level, and with it percent signal change its baseline.
/// </summary>
public sealed record FirstComponent
{
    /// <summary>Below this correlation with its region's mean in a run, by size, an eigenvariate is noted.</summary>
    public const double LeastCorrelation = 0.5;

    /// <summary>v/√n, one weight a voxel.</summary>
    public required double[] Weights { get; init; }

    /// <summary>The component's share of the voxels' variance over time.</summary>
    public required double VarianceExplained { get; init; }

    /// <summary>Correlation of the eigenvariate and the region's weighted mean, over all runs, each centred.</summary>
    public required double CorrelationWithMean { get; init; }

    /// <summary>The component of a region over the runs that can use it; null where none can.</summary>
    internal static FirstComponent? Of(RegionVoxels region, IReadOnlyList<VoxelSeries> runs)
    {
        var taking = runs.Where((_, r) => region.Runs[r].Status == Status.Ok).ToList();
        if (taking.Count == 0) return null;
        var voxels = Array.ConvertAll(region.Columns, column => taking.SelectMany(run => Centred(run, column)).ToArray());
        var volumes = voxels[0].Length;
        var byVoxel = voxels.Length <= volumes;
        var (largest, vector) = LargestEigenpair.Of(Products(byVoxel ? voxels : Transposed(voxels)));
        var direction = byVoxel ? vector : Array.ConvertAll(voxels, voxel => WeightedSum.Of(voxel, vector) / Math.Sqrt(largest));
        var scale = (direction.Sum() < 0 ? -1 : 1) / Math.Sqrt(voxels.Length);
        var weights = Array.ConvertAll(direction, v => v * scale);
        return new FirstComponent
        {
            Weights = weights,
            VarianceExplained = largest / voxels.Sum(voxel => WeightedSum.Of(voxel, voxel)),
            CorrelationWithMean = Correlation(Combined(voxels, weights), Combined(voxels, region.Weights)),
        };
    }

    /// <summary>What is to be said of a region's eigenvariate in a run, where it hardly is what the region does on average.</summary>
    internal static IReadOnlyList<string> NotesOn(Run run, RegionVoxels region, double[] eigenvariate, double[] mean)
    {
        var correlation = Correlation(Centred(eigenvariate), Centred(mean));
        return Math.Abs(correlation) >= LeastCorrelation ? []
            : [FormattableString.Invariant($"{run.Key}: the eigenvariate of {region.Region.Name} correlates {correlation:0.000} with the region's mean, less than {LeastCorrelation} by size: it is not what the region does on average")];
    }

    private static double[] Centred(VoxelSeries run, int column)
    {
        var series = new double[run.VolumeCount];
        for (var volume = 0; volume < series.Length; volume++) series[volume] = run[volume][column];
        return Centred(series);
    }

    private static double[] Centred(double[] series)
    {
        var centred = new double[series.Length];
        CentreScale.Of(series, series.Average(), 1, centred);
        return centred;
    }

    private static double[][] Transposed(double[][] voxels) =>
        [.. Enumerable.Range(0, voxels[0].Length).Select(volume => Array.ConvertAll(voxels, voxel => voxel[volume]))];

    private static double[][] Products(double[][] series)
    {
        var rows = Array.ConvertAll(series, _ => new double[series.Length]);
        for (var i = 0; i < series.Length; i++)
            for (var j = 0; j <= i; j++)
                rows[i][j] = rows[j][i] = WeightedSum.Of(series[i], series[j]);
        return rows;
    }

    private static double[] Combined(double[][] voxels, double[] weights)
    {
        var series = new double[voxels[0].Length];
        for (var v = 0; v < voxels.Length; v++)
            for (var t = 0; t < series.Length; t++) series[t] += weights[v] * voxels[v][t];
        return series;
    }

    // both are centred run by run, so that they have no mean
    private static double Correlation(double[] one, double[] other) =>
        WeightedSum.Of(one, other) / Math.Sqrt(WeightedSum.Of(one, one) * WeightedSum.Of(other, other));
}
