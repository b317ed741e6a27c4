using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// The p-values of a crossover's treatments by permutations: of each row alone, and in the primary family against the largest |t|. Two
/// treatments in two periods without anything missing: the lots for the sequences are drawn again, on the differences of the periods. Otherwise participants'
/// scores in the mixed models change their signs. Adjusted for values before, residuals change places (Freedman and Lane).
/// </summary>
internal static class CrossoverPermutations
{
    /// <summary>The rows with their p-values; primary rows share their permutations, and the others theirs.</summary>
    public static IReadOnlyList<GroupRow> Of(CrossoverStudy study, IReadOnlyList<GroupRow> rows)
    {
        var permuted = rows.ToArray();
        foreach (var family in Enumerable.Range(0, rows.Count).Where(i => double.IsFinite(rows[i].T)).GroupBy(i => (rows[i].Test, rows[i].Family == Family.Primary)))
        {
            int[] own = [.. family];
            if (!Array.TrueForAll(own, i => study[rows[i]].Of(rows[i])!.Closed is not null))
            {
                var flipped = ScorePermutations.Of([.. own.Select(i => (rows[i], Scores(study, rows[i])))], study.Data.Plan);
                for (var n = 0; n < own.Length; n++) permuted[own[n]] = flipped[n];
                continue;
            }
            var isAdjusted = family.Key.Test == AdjustedCrossover.Method;
            var test = Lots(study, [.. own.Select(i => rows[i])], isAdjusted);
            for (var n = 0; n < own.Length; n++) permuted[own[n]] = permuted[own[n]].With(test, n, isAdjusted ? PermutationScheme.FreedmanLane : PermutationScheme.Rerandomisation);
        }
        return permuted;
    }

    private static EffectScores? Scores(CrossoverStudy study, GroupRow row) =>
        (study[row].Of(row)!.Model ?? CrossoverModel.Of(study[row].ValuesOf(row), study.Schedule.Treatments, out _, isAdjusted: row.Test == AdjustedCrossover.Method))?.Scores(study.TreatmentOf(row));

    private static PermutationTest Lots(CrossoverStudy study, GroupRow[] rows, bool isAdjusted)
    {
        var (permutations, seed) = (study.Data.Plan.Statistics.Permutations, (ulong)study.Data.Plan.Seed);
        var everyone = study.Schedule.Everyone.Count;
        var treatedFirst = new bool[everyone];
        double[] Halves(GroupRow row, Func<CrossoverValue, double> of)
        {
            double[] own = [.. Enumerable.Repeat(double.NaN, everyone)];
            foreach (var pair in CrossoverPair.Of([.. study[row].ValuesOf(row).Select(v => v with { Value = of(v) })], study.TreatmentOf(row)))
                (own[pair.Participant], treatedFirst[pair.Participant]) = (pair.HalfPeriodDifference, pair.IsTreatedFirst);
            return own;
        }
        var values = Array.ConvertAll(rows, row => Halves(row, v => v.Value));
        if (!isAdjusted) return Rerandomisation.Of(values, treatedFirst, [], permutations, seed);
        List<CovariateModel> models = [.. rows.Select((row, n) => new CovariateModel(values[n], [Halves(row, v => v.Before)]))];
        return FreedmanLane.Of(models, [.. treatedFirst.Select(first => first ? 1.0 : 0)], [], permutations, seed);
    }
}
