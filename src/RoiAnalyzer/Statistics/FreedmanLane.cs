using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Whether an effect (an arm, say) is there beside covariates, in several regions at once: the residuals of the model without the
/// effect change places within strata, and the t of the full model is taken again (Freedman and Lane 1983; Winkler et al. 2014,
/// NeuroImage 92:381). With covariates the test is approximate: residuals are exchangeable only nearly.
/// </summary>
public static class FreedmanLane
{
    /// <summary>
    /// All orders are looked at where there are at most 65 536, else so many <paramref name="permutations"/> are drawn. A region's
    /// t is that of its own participants, who change places among themselves in the order that the permutation of all puts them
    /// in. A participant without a value in any region takes no part.
    /// </summary>
    /// <param name="regions">Outcome and covariates of each region; the constant is added.</param>
    /// <param name="effect">A value a participant: 1 in the treated arm and 0 in the other, say; for regions that have none of their own.</param>
    /// <param name="strata">The stratum of each participant; empty for none.</param>
    /// <param name="permutations">How many are drawn where there are too many to look at all.</param>
    /// <param name="seed">Of the draws.</param>
    public static PermutationTest Of(
        IReadOnlyList<CovariateModel> regions, IReadOnlyList<double> effect, IReadOnlyList<int> strata, int permutations, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permutations);
        foreach (var region in regions) region.Require(effect.Count);
        var taking = Strata.Ordered(Enumerable.Range(0, effect.Count).Where(i => regions.Any(region => region.IsPresent(i))), strata, effect.Count, out var ends);
        ReducedFit[] fits = [.. regions.Select(region => ReducedFit.Of(region, effect, taking))];
        var tally = new PermutationTally([.. fits.Select(fit => fit.SquaredT)], [.. fits.Select(fit => (double)fit.DegreesOfFreedom)]);
        PermutedRegions[] groups = [.. Enumerable.Range(0, tally.Tested.Length).GroupBy(place => fits[tally.Tested[place]].Pattern)
            .Select(places => new PermutedRegions([.. places], [.. places.Select(place => fits[tally.Tested[place]])]))];
        return Run(tally, groups, new Rearrangement([.. Enumerable.Range(0, taking.Length)], ends), permutations, new RandomNumbers(seed));
    }

    private static PermutationTest Run(PermutationTally tally, PermutedRegions[] groups, Rearrangement order, int permutations, RandomNumbers random)
    {
        var exact = order.Count <= Rearrangement.ExactUpTo;
        var all = exact ? order.Count : permutations;
        for (var first = 0; first < all; first += PermutationTally.BlockSize)
        {
            var width = Math.Min(PermutationTally.BlockSize, all - first);
            var statistics = new double[tally.Tested.Length * width];
            for (var n = 0; n < width; n++)
            {
                if (exact) order.Next();
                else order.Shuffle(random);
                foreach (var group in groups) group.SquaredT(order.Values, statistics, n, width);
            }
            tally.Add(statistics, width);
        }
        return exact ? tally.Exact(all, all) : tally.Drawn(permutations);
    }
}
