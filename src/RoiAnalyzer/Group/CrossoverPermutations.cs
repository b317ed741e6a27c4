using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// The p-values of a crossover's treatments by permutations: of each row alone, and in the primary family against the largest |t|. Two
/// treatments in two periods without anything missing: the lots for the sequences are drawn again, on the differences of the periods. Otherwise participants'
/// scores in the mixed models change their signs.
/// </summary>
internal static class CrossoverPermutations
{
    /// <summary>The rows with their p-values; primary rows share their permutations, and the others theirs.</summary>
    public static IReadOnlyList<GroupRow> Of(CrossoverStudy study, IReadOnlyList<GroupRow> rows)
    {
        var permuted = rows.ToArray();
        foreach (var family in Enumerable.Range(0, rows.Count).Where(i => double.IsFinite(rows[i].T)).GroupBy(i => rows[i].Family == Family.Primary))
        {
            int[] own = [.. family];
            if (!Array.TrueForAll(own, i => study[rows[i]].Comparison!.Closed is not null))
            {
                var flipped = ScorePermutations.Of([.. own.Select(i => (rows[i], Scores(study, rows[i])))], study.Data.Plan);
                for (var n = 0; n < own.Length; n++) permuted[own[n]] = flipped[n];
                continue;
            }
            var test = Lots(study, [.. own.Select(i => rows[i])]);
            var scheme = new PermutationScheme(PermutationScheme.Rerandomisation, test.Permutations, test.IsExact);
            for (var n = 0; n < own.Length; n++)
                permuted[own[n]] = permuted[own[n]] with
                {
                    PPermuted = test.P[n],
                    PMaxT = family.Key ? test.MaxT[n] : double.NaN,
                    PMaxTStep = family.Key ? test.StepDownMaxT[n] : double.NaN,
                    Permuted = scheme,
                };
        }
        return permuted;
    }

    private static EffectScores? Scores(CrossoverStudy study, GroupRow row) =>
        (study[row].Comparison!.Model ?? CrossoverModel.Of(study[row].Values, study.Schedule.Treatments, out _))?.Scores(study.TreatmentOf(row));

    private static PermutationTest Lots(CrossoverStudy study, GroupRow[] rows)
    {
        var everyone = study.Schedule.Everyone.Count;
        var treatedFirst = new bool[everyone];
        var values = Array.ConvertAll(rows, row =>
        {
            double[] own = [.. Enumerable.Repeat(double.NaN, everyone)];
            foreach (var pair in CrossoverPair.Of(study[row].Values, study.TreatmentOf(row)))
                (own[pair.Participant], treatedFirst[pair.Participant]) = (pair.HalfPeriodDifference, pair.IsTreatedFirst);
            return own;
        });
        return Rerandomisation.Of(values, treatedFirst, [], study.Data.Plan.Statistics.Permutations, (ulong)study.Data.Plan.Seed);
    }
}
