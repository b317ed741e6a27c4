using RoiAnalyzer.Signals;

namespace RoiAnalyzer.Models;

/// <summary>
/// How good one region is in one run, and what of it may be wrong. A region that cannot be used has its status for a flag, and
/// null where there is no number.
/// </summary>
public sealed record RegionQuality
{
    /// <summary>A run that covers less of a region is flagged.</summary>
    public const double LeastCoverage = 0.75;

    /// <summary>A signal below this share of the brain's median is flagged as dropout.</summary>
    public const double LeastSignalRatio = 0.5;

    /// <summary>A temporal signal-to-noise ratio below this is flagged (Murphy 2007, NeuroImage 34:565).</summary>
    public const double LeastTsnr = 50;

    /// <summary>The same of vmPFC and VTA, where the field is uneven.</summary>
    public const double LeastTsnrWhereUneven = 30;

    private static readonly string[] Uneven = ["vmPFC", "VTA"];

    /// <summary>The region's name.</summary>
    public required string Region { get; init; }

    /// <summary>What of it the run has, and whether it can be used.</summary>
    public required RunCoverage Coverage { get; init; }

    /// <summary>Voxels averaged, the same in every run.</summary>
    public required int Voxels { get; init; }

    /// <summary>What its voxels are like.</summary>
    public required VoxelQuality? Voxelwise { get; init; }

    /// <summary>Mean over standard deviation (divisor volumes − 1) of the region's series, with nothing taken out.</summary>
    public double? SeriesTsnr { get; private init; }

    /// <summary>
    /// Mean of the region's series over the standard deviation of what ordinary least squares leaves of it, its divisor the
    /// residual degrees of freedom: drift, task, confounds and spikes taken out.
    /// </summary>
    public double? ModelTsnr { get; private init; }

    /// <summary>b₀: the fitted signal at rest, in image units, that percent signal change is over; null where no contrast was estimated.</summary>
    public double? Baseline { get; private init; }

    /// <summary>What may be wrong, in the order of <see cref="QualityFlag"/>.</summary>
    public IReadOnlyList<string> Flags => [.. FindFlags()];

    /// <summary>Of all regions of a run, in their order.</summary>
    public static IReadOnlyList<RegionQuality> Of(RunSignals run, RunModel model, IReadOnlyList<RegionVoxels> regions)
    {
        var baselines = model.Estimates.Where(e => e.Percent is not null).GroupBy(e => e.Region).ToDictionary(e => e.Key, e => e.First().Percent!.Baseline);
        return [.. regions.Select((region, number) => new RegionQuality
        {
            Region = region.Region.Name,
            Coverage = run.Coverage[number],
            Voxels = region.Columns.Length,
            Voxelwise = run.Quality.Count == 0 ? null : run.Quality[number],
            SeriesTsnr = run.Series[number] is { Length: > 1 } series ? TsnrOf(series) : null,
            ModelTsnr = run.Series[number] is { } fitted && model.Design is { } design ? TsnrOf(fitted, design) : null,
            Baseline = baselines.TryGetValue(region.Region.Name, out var baseline) ? baseline : null,
        })];
    }

    private static double TsnrOf(double[] series)
    {
        var mean = series.Average();
        return mean / Math.Sqrt(series.Sum(value => (value - mean) * (value - mean)) / (series.Length - 1));
    }

    private static double TsnrOf(double[] series, DesignMatrix design)
    {
        design.Factor.Solve(series, out var squares);
        return series.Average() / Math.Sqrt(squares / (design.VolumeCount - design.Rank));
    }

    private IEnumerable<string> FindFlags()
    {
        if (Coverage.Status != Status.Ok) yield return Coverage.Status;
        else
        {
            if (Coverage.Coverage < LeastCoverage) yield return QualityFlag.LowCoverage;
            if (Voxels <= 15) yield return Voxels <= 4 ? QualityFlag.FewVoxelsSevere : Voxels <= 9 ? QualityFlag.FewVoxelsMedium : QualityFlag.FewVoxelsMild;
        }
        if (Voxelwise?.ConstantShare is >= 0.1 and var constant)
            yield return constant >= 0.35 ? QualityFlag.ConstantSevere : constant >= 0.2 ? QualityFlag.ConstantMedium : QualityFlag.ConstantMild;
        if (Voxelwise?.SignalRatio < LeastSignalRatio) yield return QualityFlag.Dropout;
        if (ModelTsnr < LeastTsnrOf(Region)) yield return QualityFlag.LowTsnr;
        if (Voxelwise?.Tsnr < LeastTsnrOf(Region)) yield return QualityFlag.LowVoxelTsnr;
        if (Voxelwise?.TsnrSpread is > 1 and var spread)
            yield return spread > 2 ? QualityFlag.UnevenTsnrSevere : spread > 1.5 ? QualityFlag.UnevenTsnrMedium : QualityFlag.UnevenTsnrMild;
    }

    /// <summary>The least ratio that is not flagged: lower where one of the words of a region's name is vmPFC or VTA.</summary>
    public static double LeastTsnrOf(string region) =>
        region.Split('_', '-', ' ').Any(word => Uneven.Contains(word, StringComparer.OrdinalIgnoreCase)) ? LeastTsnrWhereUneven : LeastTsnr;
}
