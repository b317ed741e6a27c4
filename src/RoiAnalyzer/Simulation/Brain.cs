using RoiAnalyzer.Images;

namespace RoiAnalyzer.Simulation;

/// <summary>The simulated brain: an ellipsoid that holds every seed of the reward circuit and its controls.</summary>
public static class Brain
{
    private static readonly Point Centre = new(0, -18, 8);
    private static readonly Point SemiAxes = new(72, 90, 72);

    /// <summary>0 at the centre, 1 on the surface.</summary>
    public static double RadiusAt(Point world) => new Point(
        (world.X - Centre.X) / SemiAxes.X, (world.Y - Centre.Y) / SemiAxes.Y, (world.Z - Centre.Z) / SemiAxes.Z).DistanceTo(default);

    /// <summary>Whether a point is in the brain.</summary>
    public static bool Holds(Point world) => RadiusAt(world) <= 1;

    /// <summary>
    /// Whether a point is in the part that lost coverage takes away: in front of the origin and more than 5 mm below it, where
    /// air beside the brain makes real images lose signal.
    /// </summary>
    public static bool IsLost(Point world) => world.Y > 0 && world.Z < -5;

    /// <summary>Which voxels of a grid are measured.</summary>
    public static bool[] Mask(Grid grid, bool lostCoverage)
    {
        var mask = new bool[grid.VoxelCount];
        for (var voxel = 0; voxel < mask.Length; voxel++)
        {
            var centre = grid.CentreOf(voxel);
            mask[voxel] = Holds(centre) && !(lostCoverage && IsLost(centre));
        }
        return mask;
    }
}
