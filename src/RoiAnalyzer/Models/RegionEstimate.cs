namespace RoiAnalyzer.Models;

/// <summary>
/// One contrast in one region of one run. Where <see cref="Status"/> is not ok the numbers are null and
/// <see cref="Reason"/> says why.
/// </summary>
public sealed record RegionEstimate(string Region, string Contrast, string Status, string Reason)
{
    /// <summary>The effect in the image's units, by the plan's own weights.</summary>
    public Estimate? Effect { get; init; }

    /// <summary>The effect in percent of the region's signal at rest, with its convention.</summary>
    public PercentSignalChange? Percent { get; init; }

    /// <summary>The same in the further conventions of the plan, in order; null where one cannot be had.</summary>
    public IReadOnlyList<PercentSignalChange?> Beside { get; init; } = [];

    /// <summary>Another measure than percent, as of a run at rest.</summary>
    public Estimate? Value { get; init; }

    /// <summary>Voxels that the measure rests on, where they are not all of the region's.</summary>
    public int? Voxels { get; init; }

    /// <summary>What changes are made of.</summary>
    public Estimate? Measured => Percent?.Estimate ?? Value;

    /// <summary>The autocorrelation that the noise model found; 0 for ordinary least squares.</summary>
    public double Autocorrelation { get; init; } = double.NaN;
}
