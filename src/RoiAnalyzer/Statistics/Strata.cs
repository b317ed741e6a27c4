namespace RoiAnalyzer.Statistics;

/// <summary>Participants stratum after stratum, so that each stratum's are side by side.</summary>
internal static class Strata
{
    /// <summary>The participants in the order of their strata, and where each stratum ends.</summary>
    public static int[] Ordered(IEnumerable<int> participants, IReadOnlyList<int> strata, int count, out int[] ends)
    {
        if (strata.Count > 0) ArgumentOutOfRangeException.ThrowIfNotEqual(strata.Count, count);
        int[] ordered = [.. participants.OrderBy(i => strata.Count > 0 ? strata[i] : 0)];
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ordered.DefaultIfEmpty(-1).Max(), count);
        ends = [.. Enumerable.Range(1, ordered.Length).Where(i => i == ordered.Length || strata.Count > 0 && strata[ordered[i]] != strata[ordered[i - 1]])];
        return ordered;
    }
}
