using System.Numerics.Tensors;
using RoiAnalyzer.Kernels;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Whether two arms differ, in several regions at once, by drawing lots for the arms again as they were drawn: within strata, with
/// the arms' numbers in each stratum kept. The statistic is the t of two samples with pooled variance.
/// </summary>
public static class Rerandomisation
{
    /// <summary>
    /// <paramref name="values"/> has one list a region, with a value a participant in the same order in each; NaN where it is
    /// missing. A missing value stays the participant's own whatever the arm: a region's t is that of its own participants, all
    /// under the same lots, and lots that leave it one arm only do not count as large. A participant without any value takes
    /// no part. All lots are looked at where there are at most 65 536, else so many <paramref name="permutations"/> are drawn.
    /// </summary>
    /// <param name="values">Region by region, a value a participant.</param>
    /// <param name="treated">Whether a participant is in the treated arm.</param>
    /// <param name="strata">The stratum of each participant; empty for none.</param>
    /// <param name="permutations">How many are drawn where there are too many to look at all.</param>
    /// <param name="seed">Of the draws.</param>
    public static PermutationTest Of(
        IReadOnlyList<double[]> values, IReadOnlyList<bool> treated, IReadOnlyList<int> strata, int permutations, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permutations);
        var taking = Strata.Ordered(RegionValues.Participants(values), strata, treated.Count, out var ends);
        RegionValues[] regions = [.. values.Select(own => RegionValues.Of(own, taking).Centred())];
        double[] observed = Array.ConvertAll(taking, i => treated[i] ? 1.0 : 0);
        var tally = new PermutationTally([.. regions.Select(region => Observed(region, observed))], [.. regions.Select(region => region.N - 2.0)]);
        var lots = new Lots([.. tally.Tested.Select(r => regions[r])], taking.Length);
        var labels = Array.ConvertAll(taking, i => treated[i] ? 1 : 0);
        for (int s = 0, from = 0; s < ends.Length; from = ends[s++]) Array.Sort(labels, from, ends[s] - from);
        return Run(tally, lots, new Rearrangement(labels, ends), permutations, new RandomNumbers(seed));
    }

    private static PermutationTest Run(PermutationTally tally, Lots lots, Rearrangement labels, int permutations, RandomNumbers random)
    {
        var exact = labels.Count <= Rearrangement.ExactUpTo;
        var all = exact ? labels.Count : permutations;
        for (var first = 0; first < all; first += PermutationTally.BlockSize)
        {
            var width = Math.Min(PermutationTally.BlockSize, all - first);
            var drawn = new double[labels.Values.Length * width];
            for (var n = 0; n < width; n++)
            {
                if (exact) labels.Next();
                else labels.Shuffle(random);
                for (var i = 0; i < labels.Values.Length; i++) drawn[i * width + n] = labels.Values[i];
            }
            tally.Add(lots.SquaredT(drawn, width), width);
        }
        return exact ? tally.Exact(all, all) : tally.Drawn(permutations);
    }

    private static double Observed(RegionValues region, double[] treated)
    {
        var n = region.IsPresent.Where((here, i) => here && treated[i] > 0).Count();
        if (n < 2 || region.N - n < 2 || region.IsConstant) return double.NaN;
        var sum = region.Values.Zip(treated, (value, label) => value * label).Sum();
        double[] effect = [sum * sum * region.N / (n * (double)(region.N - n))];
        // what is left within the arms is rounding: no test
        if (region.SumOfSquares - effect[0] <= 1e-13 * region.SumOfSquares) return double.NaN;
        PermutationTally.SquareT(effect, region.SumOfSquares, region.N - 2);
        return effect[0];
    }

    /// <summary>The regions with a test, about their means, ready for lots.</summary>
    private sealed class Lots(RegionValues[] regions, int participants)
    {
        private readonly double[] _values = RegionValues.Rows([.. regions.Select(region => region.Values)], participants);
        private readonly int[] _incomplete = [.. Enumerable.Range(0, regions.Length).Where(r => !regions[r].IsComplete)];
        private readonly double[] _presence = RegionValues.Rows(
            [.. regions.Where(region => !region.IsComplete).Select(region => Array.ConvertAll(region.IsPresent, here => here ? 1.0 : 0))], participants);

        public double[] SquaredT(double[] labels, int width)
        {
            var (sums, treated) = (new double[regions.Length * width], new double[_incomplete.Length * width]);
            if (regions.Length > 0) DesignProduct.Add(labels, _values, regions.Length, sums);
            if (_incomplete.Length > 0) DesignProduct.Add(labels, _presence, _incomplete.Length, treated);
            TensorPrimitives.Multiply(sums, sums, sums);
            for (var r = 0; r < regions.Length; r++) Divide(regions[r], labels, sums.AsSpan(r * width, width));
            for (var k = 0; k < _incomplete.Length; k++)
                Divide(treated.AsSpan(k * width, width), regions[_incomplete[k]].N, sums.AsSpan(_incomplete[k] * width, width));
            for (var r = 0; r < regions.Length; r++)
                PermutationTally.SquareT(sums.AsSpan(r * width, width), regions[r].SumOfSquares, regions[r].N - 2);
            return sums;
        }

        // B = S²·n/(n₁n₀) of values about their mean
        private static void Divide(RegionValues region, double[] labels, Span<double> squares)
        {
            if (!region.IsComplete) return;
            double treated = 0;
            for (var i = 0; i < region.N; i++) treated += labels[i * squares.Length];
            TensorPrimitives.Multiply(squares, region.N / (treated * (region.N - treated)), squares);
        }

        private static void Divide(ReadOnlySpan<double> treated, double n, Span<double> squares)
        {
            for (var p = 0; p < squares.Length; p++)
                squares[p] = treated[p] > 0 && treated[p] < n ? squares[p] * n / (treated[p] * (n - treated[p])) : 0;
        }
    }
}
