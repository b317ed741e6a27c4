namespace RoiAnalyzer.Signals;

/// <summary>What local coherence is computed from: a run's voxel series, and the neighbourhoods of each region in the regions' order.</summary>
public sealed record LocalSeries(VoxelSeries Voxels, IReadOnlyList<RegionNeighbours> Regions);
