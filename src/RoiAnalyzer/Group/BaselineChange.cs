using RoiAnalyzer.Models;

namespace RoiAnalyzer.Group;

/// <summary>
/// What became of a region's signal at rest between two runs. A percent signal change is over that signal, so a change of it is
/// a change of the answer.
/// </summary>
public sealed record BaselineChange(RegionQuality Pre, RegionQuality Post)
{
    /// <summary>More change than this, in percent, is flagged, whatever its sign.</summary>
    public const double MostPercent = 10;

    /// <summary>100 · (b₀ post / b₀ pre − 1); null where one of them is not known.</summary>
    public double? Percent => Change(Pre.Baseline, Post.Baseline);

    /// <summary>The same of the signal beside the brain's median, which no change of the scanner's gain alters.</summary>
    public double? RatioPercent => Change(Pre.Voxelwise?.SignalRatio, Post.Voxelwise?.SignalRatio);

    /// <summary>What may be wrong.</summary>
    public IReadOnlyList<string> Flags => [.. FindFlags()];

    private IEnumerable<string> FindFlags()
    {
        if (Percent is { } percent && Math.Abs(percent) > MostPercent) yield return QualityFlag.Baseline;
        if (RatioPercent is { } ratio && Math.Abs(ratio) > MostPercent) yield return QualityFlag.SignalRatio;
    }

    private static double? Change(double? pre, double? post) => pre is { } a && post is { } b && a != 0 ? 100 * (b / a - 1) : null;
}
