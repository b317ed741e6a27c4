namespace RoiAnalyzer.Studies;

/// <summary>How a region's voxels become one series.</summary>
public enum RegionSummary
{
    /// <summary>Their mean, every voxel alike, whatever the seed's weights.</summary>
    Mean,

    /// <summary>
    /// Their mean by the seed's weights: a map's probabilities, or the fractions of voxels inside. Spheres, labels and masks
    /// weigh every voxel alike, so that it is their plain mean.
    /// </summary>
    WeightedMean,

    /// <summary>Their median in each volume, every voxel alike.</summary>
    Median,

    /// <summary>
    /// Their first eigenvariate, scaled as SPM scales it, with one set of weights for all runs of the participant.
    /// </summary>
    Eigenvariate,
}
