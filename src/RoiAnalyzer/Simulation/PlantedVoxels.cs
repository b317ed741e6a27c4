using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Simulation;

/// <summary>
/// The voxels of a simulated run that vary, and what each has planted: a voxel belongs to the first seed of the set that
/// holds its centre.
/// </summary>
public sealed class PlantedVoxels
{
    private const double BaselineFall = 0.1;

    private PlantedVoxels(RegionMap map, int[] voxels, int[] seeds)
    {
        Map = map;
        Voxels = voxels;
        Seeds = seeds;
        Centres = Array.ConvertAll(voxels, map.Grid.CentreOf);
        Baselines = Array.ConvertAll(Centres, BaselineAt);
    }

    /// <summary>All regions on the grid.</summary>
    public RegionMap Map { get; }

    /// <summary>The run's lattice.</summary>
    public Grid Grid => Map.Grid;

    /// <summary>Grid indices of the voxels, ascending, all of them in the brain.</summary>
    public int[] Voxels { get; }

    /// <summary>The seed of each voxel, by its place in the set; −1: none.</summary>
    public int[] Seeds { get; }

    /// <summary>Where each voxel is, in mm.</summary>
    public Point[] Centres { get; }

    /// <summary>The signal at rest of each voxel, as a share of the run's.</summary>
    public double[] Baselines { get; }

    /// <summary>The signal at rest as a share of the run's: 1 in the brain's centre, 0.9 at its surface.</summary>
    public static double BaselineAt(Point world)
    {
        var radius = Brain.RadiusAt(world);
        return 1 - BaselineFall * radius * radius;
    }

    /// <summary>The voxels of a plan's grid and extent.</summary>
    public static PlantedVoxels Of(SimulationPlan plan)
    {
        var grid = MniGrid.Of(plan.VoxelMm);
        var map = RegionMap.Locate(RegionSet.Open(PlantedResponse.RegionSetName), grid, MniGrid.Space, "simulation");
        var seedOf = FirstSeeds(map);
        var voxels = (plan.Noise == NoiseExtent.Regions ? Varying(map, plan) : Enumerable.Range(0, grid.VoxelCount))
            .Where(voxel => Brain.Holds(grid.CentreOf(voxel))).ToArray();
        return new PlantedVoxels(map, voxels, Array.ConvertAll(voxels, voxel => seedOf.GetValueOrDefault(voxel, -1)));
    }

    // at rest neighbours are looked at, too
    private static int[] Varying(RegionMap map, SimulationPlan plan) =>
        plan.Analysis == AnalysisKind.Rest ? map.WithNeighbours(27).Voxels : map.Voxels;

    /// <summary>The same without what lost coverage takes away.</summary>
    public PlantedVoxels WithoutLost()
    {
        int[] kept = [.. Enumerable.Range(0, Voxels.Length).Where(v => !Brain.IsLost(Centres[v]))];
        return new PlantedVoxels(Map, Array.ConvertAll(kept, v => Voxels[v]), Array.ConvertAll(kept, v => Seeds[v]));
    }

    /// <summary>The seed of each column of <see cref="Map"/>.</summary>
    public int[] SeedsOfColumns()
    {
        var seedOf = FirstSeeds(Map);
        return Array.ConvertAll(Map.Voxels, voxel => seedOf[voxel]);
    }

    private static Dictionary<int, int> FirstSeeds(RegionMap map)
    {
        var seedOf = new Dictionary<int, int>();
        for (var seed = 0; seed < map.Regions.Count; seed++)
            foreach (var column in map.Regions[seed].Columns) seedOf.TryAdd(map.Voxels[column], seed);
        return seedOf;
    }
}
