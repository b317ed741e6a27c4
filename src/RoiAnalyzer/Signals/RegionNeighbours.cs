using RoiAnalyzer.Regions;

namespace RoiAnalyzer.Signals;

/// <summary>
/// The neighbourhoods of a region's common voxels: columns of the voxel series, the centre among them, and the weight of each centre.
/// Only those whose every voxel is valid in all runs that cover the region; <c>LeftOut</c> voxels of the region have none.
/// </summary>
public sealed record RegionNeighbours(IReadOnlyList<int[]> Columns, IReadOnlyList<double> Weights, int LeftOut)
{
    /// <summary>Of every region, in order. The map must hold the neighbours (<see cref="RegionMap.WithNeighbours"/>).</summary>
    public static IReadOnlyList<RegionNeighbours> InCommon(RegionMap map, IReadOnlyList<RegionVoxels> regions, IReadOnlyList<bool[]> valid, int size) =>
        [.. regions.Select(region => InCommon(map, region, valid, size))];

    private static RegionNeighbours InCommon(RegionMap map, RegionVoxels region, IReadOnlyList<bool[]> valid, int size)
    {
        var taking = valid.Where((_, run) => region.Runs[run].Status == Status.Ok).ToList();
        var (columns, weights) = (new List<int[]>(), new List<double>());
        for (var v = 0; v < region.Columns.Length; v++)
        {
            if (Neighbourhood.Around(map.Grid, map.Voxels[region.Columns[v]], size) is not { } around) continue;
            var own = Array.ConvertAll(around, voxel => Array.BinarySearch(map.Voxels, voxel));
            if (!taking.TrueForAll(t => Array.TrueForAll(own, column => t[column]))) continue;
            columns.Add(own);
            weights.Add(region.Weights[v]);
        }
        return new RegionNeighbours(columns, weights, region.Columns.Length - columns.Count);
    }
}
