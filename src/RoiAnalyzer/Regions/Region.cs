using RoiAnalyzer.Images;

namespace RoiAnalyzer.Regions;

/// <summary>
/// A seed found on a grid: <c>Columns</c> index <see cref="RegionMap.Voxels"/>, one weight each. The expected counts
/// include lattice points that lie in the seed but outside the image, so that a region cut off by the field of view
/// has a coverage below 1.
/// </summary>
public sealed record Region(Seed Seed, int[] Columns, double[] Weights, int ExpectedVoxels, double ExpectedWeight, Point Centroid)
{
    /// <summary>The seed's name.</summary>
    public string Name => Seed.Name;

    /// <summary>The share of the expected weight in the columns that <paramref name="valid"/> marks; 0 for an empty region.</summary>
    public double Coverage(ReadOnlySpan<bool> valid)
    {
        var sum = 0.0;
        for (var v = 0; v < Columns.Length; v++)
            if (valid[Columns[v]])
                sum += Weights[v];
        return ExpectedWeight > 0 ? sum / ExpectedWeight : 0;
    }
}
