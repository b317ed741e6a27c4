using System.Numerics.Tensors;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Statistics;

/// <summary>Counts, block by block, how many permutations reach each region's t².</summary>
internal sealed class PermutationTally
{
    /// <summary>Permutations that are made and counted at a time.</summary>
    public const int BlockSize = 256;

    // equal statistics, summed in another order, differ by less in |r| = √(t²/(t² + df))
    private const double Tolerance = 1e-12;

    private readonly int _regions;
    private readonly double[] _bounds, _own, _all, _rest, _largest = new double[BlockSize];

    /// <param name="squaredT">Observed, of each region; NaN for a region without a test.</param>
    /// <param name="degrees">Degrees of freedom of each region.</param>
    public PermutationTally(IReadOnlyList<double> squaredT, IReadOnlyList<double> degrees)
    {
        _regions = squaredT.Count;
        Tested = [.. Enumerable.Range(0, _regions).Where(r => !double.IsNaN(squaredT[r])).OrderByDescending(r => squaredT[r])];
        _bounds = Array.ConvertAll(Tested, r => Bound(squaredT[r], degrees[r]));
        (_own, _all, _rest) = (new double[Tested.Length], new double[Tested.Length], new double[Tested.Length]);
    }

    /// <summary>The regions with a test, the largest t² first: the order of the statistics.</summary>
    public int[] Tested { get; }

    /// <summary>Adds a block: the t² of one region under all its permutations, region after region.</summary>
    public void Add(ReadOnlySpan<double> squaredT, int permutations)
    {
        var largest = _largest.AsSpan(0, permutations);
        largest.Fill(double.NegativeInfinity);
        TailCounts.Add(squaredT, _bounds, largest, _own, _all, _rest);
    }

    /// <summary>The p-values of all permutations added: <paramref name="counted"/> of them stand for <paramref name="permutations"/>.</summary>
    public PermutationTest Exact(long counted, long permutations) => Result(count => count / counted, permutations, true);

    /// <summary>The p-values of so many random permutations and the observed one.</summary>
    public PermutationTest Drawn(long permutations) => Result(count => (1 + count) / (1 + permutations), permutations, false);

    /// <summary>
    /// t² = df·B/(W − B) of an effect's sums of squares B, one a permutation, which the result replaces; W, the whole sum of
    /// squares, is the same in each.
    /// </summary>
    public static void SquareT(Span<double> effects, double whole, double df)
    {
        Span<double> left = stackalloc double[BlockSize];
        left = left[..effects.Length];
        TensorPrimitives.Subtract(whole, effects, left);
        TensorPrimitives.Max(left, whole / (1L << 52), left);       // what is left of a perfect fit is rounding
        TensorPrimitives.Divide(effects, left, effects);
        TensorPrimitives.Multiply(effects, df, effects);
    }

    private static double Bound(double squaredT, double df)
    {
        var r = Math.Max(0, Math.Sqrt(squaredT / (squaredT + df)) - Tolerance);
        return df * r * r / (1 - r * r);
    }

    private PermutationTest Result(Func<double, double> share, long permutations, bool isExact)
    {
        double[] p = Missing(), all = Missing(), stepDown = Missing();
        var worst = 0.0;
        for (var place = 0; place < Tested.Length; place++)
        {
            p[Tested[place]] = share(_own[place]);
            all[Tested[place]] = share(_all[place]);
            stepDown[Tested[place]] = worst = Math.Max(worst, share(_rest[place]));
        }
        return new PermutationTest { P = p, MaxT = all, StepDownMaxT = stepDown, Permutations = permutations, IsExact = isExact };
    }

    private double[] Missing() => [.. Enumerable.Repeat(double.NaN, _regions)];
}
