using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// The p-values by permutations of tests of mixed models: participants' scores change their signs (<see cref="ScoreFlips"/>). Rows of a primary family
/// share the signs and are held against its largest; the others share theirs among themselves and have a p each.
/// </summary>
internal static class ScorePermutations
{
    /// <summary>The rows with their p-values, where they have scores; participants have the same numbers in all.</summary>
    public static GroupRow[] Of(IReadOnlyList<(GroupRow Row, EffectScores? Scores)> tests, GroupPlan plan)
    {
        GroupRow[] rows = [.. tests.Select(test => test.Row)];
        var families = Enumerable.Range(0, rows.Length).Where(i => double.IsFinite(rows[i].T) && tests[i].Scores is not null)
            .GroupBy(i => (ChangeAnalysis.FamilyOf(rows[i]), rows[i].Family == Family.Primary));
        foreach (var family in families)
        {
            int[] own = [.. family];
            var test = ScoreFlips.Of([.. own.Select(i => tests[i].Scores)], plan.Statistics.Permutations, (ulong)plan.Seed);
            for (var n = 0; n < own.Length; n++) rows[own[n]] = rows[own[n]].With(test, n, PermutationScheme.ScoreFlip);
        }
        return rows;
    }
}
