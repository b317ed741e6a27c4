namespace RoiAnalyzer.Studies;

/// <summary>When a voxel belongs to a region.</summary>
public enum Membership
{
    /// <summary>When its centre lies in the region.</summary>
    Centre,

    /// <summary>By the fraction of it that lies in the region, as a weight.</summary>
    Fraction,
}

/// <summary>The regions of a plan.</summary>
public sealed record RegionPlan
{
    /// <summary>The name of a region set, or the path of a set's JSON file, a label image or a mask.</summary>
    public string Set { get; init; } = "reward-circuit";

    /// <summary>The atlas image of a set whose labels are looked up in one; null: the set names it itself.</summary>
    public string? Atlas { get; init; }

    /// <summary>The regions of the primary family; null: those that the set names.</summary>
    public IReadOnlyList<string>? Primary { get; init; }

    /// <summary>When a voxel belongs to a region.</summary>
    public Membership Membership { get; init; } = Membership.Centre;

    /// <summary>How a region's voxels become one series.</summary>
    public RegionSummary Summary { get; init; } = RegionSummary.WeightedMean;

    /// <summary>The fraction of a region, from 0 to 1, that a run must cover.</summary>
    public double MinCoverage { get; init; } = 0.5;
}
