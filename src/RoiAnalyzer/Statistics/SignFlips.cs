using System.Numerics.Tensors;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Whether the mean change of some participants is zero, in several regions at once, by changing the signs of whole participants
/// (Winkler et al. 2014, NeuroImage 92:381): exact where every participant's changes are symmetric about zero without an effect. The
/// statistic is the paired t.
/// </summary>
public static class SignFlips
{
    /// <summary>Up to so many participants all 2ⁿ signs are looked at.</summary>
    public const int ExactUpTo = 16;

    /// <summary>
    /// <paramref name="changes"/> has one list a region, with a change a participant in the same order in each; NaN where it is
    /// missing. A region's t is that of its own participants, all under the same signs. A participant without any
    /// change takes no part.
    /// </summary>
    public static PermutationTest Of(IReadOnlyList<double[]> changes, int permutations, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permutations);
        int[] taking = [.. RegionValues.Participants(changes)];
        RegionValues[] regions = [.. changes.Select(own => RegionValues.Of(own, taking))];
        var tally = new PermutationTally([.. regions.Select(SquaredT)], [.. regions.Select(region => region.N - 1.0)]);
        RegionValues[] tested = [.. tally.Tested.Select(r => regions[r])];
        var rows = RegionValues.Rows([.. tested.Select(region => region.Values)], taking.Length);
        return new ParticipantSigns(taking.Length, permutations, seed).Count(tally, (signs, width) => SquaredT(signs, rows, tested, width));
    }

    private static double SquaredT(RegionValues region)
    {
        if (region.N < 2 || region.IsConstant) return double.NaN;
        double[] share = [region.Sum * region.Sum / region.N];
        PermutationTally.SquareT(share, region.SumOfSquares, region.N - 1);
        return share[0];
    }

    private static double[] SquaredT(double[] signs, double[] rows, RegionValues[] regions, int width)
    {
        var sums = new double[regions.Length * width];
        if (regions.Length == 0) return sums;
        DesignProduct.Add(signs, rows, regions.Length, sums);
        for (var r = 0; r < regions.Length; r++)
        {
            var own = sums.AsSpan(r * width, width);
            TensorPrimitives.Multiply(own, own, own);
            TensorPrimitives.Divide(own, regions[r].N, own);
            PermutationTally.SquareT(own, regions[r].SumOfSquares, regions[r].N - 1);
        }
        return sums;
    }
}
