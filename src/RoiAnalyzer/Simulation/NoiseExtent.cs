namespace RoiAnalyzer.Simulation;

/// <summary>Where a simulated image varies; smaller extents make smaller files.</summary>
public enum NoiseExtent
{
    /// <summary>Only in the voxels of the planted regions, at rest also in those around them; all others are 0.</summary>
    Regions,

    /// <summary>In every voxel of the brain; 0 outside.</summary>
    Brain,

    /// <summary>In every voxel of the image: outside the brain the magnitude of complex noise (Rayleigh).</summary>
    Everywhere,
}
