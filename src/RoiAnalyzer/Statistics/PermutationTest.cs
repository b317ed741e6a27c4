namespace RoiAnalyzer.Statistics;

/// <summary>
/// What the permutations of one set of participants say of several regions at once. p-values are in the order of the regions, and
/// NaN for a region without a test: too few participants, or nothing that varies.
/// </summary>
public sealed record PermutationTest
{
    /// <summary>Of each region for itself: the share of permutations with |t| at least as large as observed.</summary>
    public required IReadOnlyList<double> P { get; init; }

    /// <summary>Adjusted for all regions: the share of permutations whose largest |t| is at least the region's (single step).</summary>
    public required IReadOnlyList<double> MaxT { get; init; }

    /// <summary>
    /// The same by stepping down (Westfall and Young 1993): against the largest among the regions with no larger |t| only, never
    /// below the p of a region with a larger one.
    /// </summary>
    public required IReadOnlyList<double> StepDownMaxT { get; init; }

    /// <summary>Permutations: all there are where the test is exact, else those drawn, to which the observed one is added.</summary>
    public required long Permutations { get; init; }

    /// <summary>Whether every permutation was looked at; else p is (1 + count)/(1 + drawn), and depends on the seed.</summary>
    public required bool IsExact { get; init; }
}
