using System.Numerics.Tensors;
using RoiAnalyzer.Kernels;
using RoiAnalyzer.Numerics;

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
        var rows = RegionValues.Rows([.. tally.Tested.Select(r => regions[r].Values)], taking.Length);
        var exact = taking.Length <= ExactUpTo;
        // a sign for everybody changes no |t|: half of them say it all
        long all = exact ? 1L << Math.Max(0, taking.Length - 1) : permutations;
        var random = new RandomNumbers(seed);
        for (long first = 0; first < all; first += PermutationTally.BlockSize)
        {
            var width = (int)Math.Min(PermutationTally.BlockSize, all - first);
            var signs = exact ? Every(first, width, taking.Length) : Random(random, width, taking.Length);
            tally.Add(SquaredT(signs, rows, [.. tally.Tested.Select(r => regions[r])], width), width);
        }
        return exact ? tally.Exact(all, 1L << taking.Length) : tally.Drawn(permutations);
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

    /// <summary>The signs of one participant after the other; a participant's sign is a bit of the permutation's number.</summary>
    private static double[] Every(long first, int width, int participants)
    {
        var signs = new double[participants * width];
        for (var i = 0; i < participants; i++)
            for (var n = 0; n < width; n++) signs[i * width + n] = (first + n >> i & 1) == 0 ? 1 : -1;
        return signs;
    }

    private static double[] Random(RandomNumbers random, int width, int participants)
    {
        var signs = new double[participants * width];
        var bits = 0UL;
        for (var i = 0; i < participants; i++)
            for (var n = 0; n < width; n++)
            {
                bits = n % 64 == 0 ? random.Next() : bits >> 1;
                signs[i * width + n] = 1 - 2.0 * (bits & 1);
            }
        return signs;
    }
}
