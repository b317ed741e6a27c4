using RoiAnalyzer.Kernels;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Signals;

namespace RoiAnalyzer.Models;

/// <summary>
/// How much the voxels around each voxel of a region go along with each other: regional homogeneity, ReHo (Zang et al. 2004,
/// NeuroImage 22:394). <c>Mean</c> is by the region's weights over <c>Voxels</c> voxels, those that have all of their neighbours; NaN
/// where there is none.
/// </summary>
public sealed record LocalCoherence(double Mean, int Voxels)
{
    private const int VoxelsAtOnce = 64;
    private const double NothingLeft = 1e-24;

    /// <summary>
    /// Of every region, in order: Kendall's W (<see cref="Ranks.Concordance"/>) of what the design leaves of a neighbourhood's voxels,
    /// ranked over the volumes that have a say; nothing is smoothed. A voxel of which nothing is left is all ties.
    /// </summary>
    public static IReadOnlyList<LocalCoherence> Of(LocalSeries local, DesignMatrix design, IReadOnlyCollection<int> spikes)
    {
        int[] kept = [.. Enumerable.Range(0, design.VolumeCount).Except(spikes)];
        int[] columns = [.. local.Regions.SelectMany(r => r.Columns).SelectMany(c => c).Distinct().Order()];
        var ranks = new Ranks?[local.Voxels.Valid.Length];
        // without its mean a series has the same ranks, but rounding would part what is equal
        var basis = design.Rank == 1 + spikes.Count ? [] : design.Factor.Basis();
        for (var from = 0; from < columns.Length; from += VoxelsAtOnce)
            Rank(local.Voxels, columns.AsSpan(from, Math.Min(VoxelsAtOnce, columns.Length - from)), basis, kept, ranks);
        return [.. local.Regions.Select(region => Of(region, ranks))];
    }

    private static LocalCoherence Of(RegionNeighbours region, Ranks?[] ranks)
    {
        var (sum, weight, voxels) = (0.0, 0.0, 0);
        for (var v = 0; v < region.Columns.Count; v++)
        {
            var own = Ranks.Concordance(Array.ConvertAll(region.Columns[v], column => ranks[column]!));
            if (double.IsNaN(own)) continue;
            (sum, weight, voxels) = (sum + region.Weights[v] * own, weight + region.Weights[v], voxels + 1);
        }
        return new LocalCoherence(sum / weight, voxels);
    }

    private static void Rank(VoxelSeries voxels, ReadOnlySpan<int> columns, double[][] basis, int[] kept, Ranks?[] ranks)
    {
        var (count, volumes) = (columns.Length, voxels.VolumeCount);
        var values = new double[volumes * count];
        for (var t = 0; t < volumes; t++)
            for (var v = 0; v < count; v++) values[t * count + v] = voxels[t][columns[v]];
        var explained = Explained(values, count, volumes, basis);
        var own = new double[kept.Length];
        for (var v = 0; v < count; v++)
        {
            double left = 0, all = 0;
            for (var n = 0; n < kept.Length; n++)
            {
                var at = kept[n] * count + v;
                own[n] = values[at] - explained[at];
                (left, all) = (left + own[n] * own[n], all + values[at] * values[at]);
            }
            if (left <= NothingLeft * all) Array.Clear(own);
            ranks[columns[v]] = Ranks.Of(own);
        }
    }

    /// <summary>QQ′Y, volumes × voxels, of orthonormal columns Q.</summary>
    private static double[] Explained(double[] values, int voxels, int volumes, double[][] basis)
    {
        var explained = new double[values.Length];
        if (basis.Length == 0) return explained;
        var rows = new double[volumes * basis.Length];
        for (var t = 0; t < volumes; t++)
            for (var c = 0; c < basis.Length; c++) rows[t * basis.Length + c] = basis[c][t];
        var products = new double[basis.Length * voxels];
        DesignProduct.Add(values, rows, basis.Length, products);
        DesignProduct.Add(products, [.. basis.SelectMany(column => column)], volumes, explained);
        return explained;
    }
}
