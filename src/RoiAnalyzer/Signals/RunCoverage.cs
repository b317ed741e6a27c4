namespace RoiAnalyzer.Signals;

/// <summary>What of a region one run has, and whether the region can be used in it.</summary>
public readonly record struct RunCoverage(double Coverage, int Voxels, string Status, string Reason);
