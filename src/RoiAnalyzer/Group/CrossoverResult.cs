using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// All that the group level finds of a crossover, in the tables of the other designs. There are no changes between its sessions, which are of
/// different treatments; whatever other designs say of changes is said of the differences between treatments within participants.
/// </summary>
internal static class CrossoverResult
{
    public static GroupResult Of(GroupData data)
    {
        data.Plan.Require(data.Changes);
        var study = new CrossoverStudy(data);
        var analysis = CrossoverAnalysis.Of(study);
        var reliability = CrossoverReliability.Of(study);
        return new GroupResult
        {
            Rows = analysis.Rows,
            Sensitivity = CrossoverSensitivity.Of(study, analysis.Rows),
            Crossover = analysis,
            Attrition = Attrition.Of(data),
            Associations = CrossoverAssociations.Of(study),
            Sides = CrossoverSides.Of(study),
            Specificity = CrossoverSpecificity.Of(study),
            EffectSizes = [.. analysis.Rows.SelectMany(row => Sizes(row, study[row], study.TreatmentOf(row)))],
            Evidence = EvidenceOf(study, analysis.Rows, reliability),
            Reliability = reliability,
        };
    }

    private static IEnumerable<EffectSizeRow> Sizes(GroupRow row, CrossoverCell cell, int treatment)
    {
        foreach (var (measure, size) in new[] { ("d_z", new EffectSize(row.Dz, row.DzInterval)), ("g_z", Corrected(row)), ("d_av", InValues(row, cell, treatment)) })
            yield return row.Status != GroupStatus.Ok ? new EffectSizeRow(row, measure, EffectSize.None) { Status = row.Status, Reason = row.Reason }
                : double.IsFinite(size.Value) ? new EffectSizeRow(row, measure, size)
                : new EffectSizeRow(row, measure, size) { Status = GroupStatus.TooFew, Reason = "the correction needs two degrees of freedom, the deviation two participants of a sequence" };
    }

    private static EffectSize Corrected(GroupRow row) => row.DegreesOfFreedom >= 2 ? new EffectSize(row.Dz, row.DzInterval).Times(HedgesCorrection.Of(row.DegreesOfFreedom)) : EffectSize.None;

    /// <summary>The difference over the root mean square of the standard deviations under the two treatments, each pooled over sequences.</summary>
    private static EffectSize InValues(GroupRow row, CrossoverCell cell, int treatment)
    {
        var (squares, degrees) = (0.0, 0);
        var pairs = CrossoverPair.Of(cell.Values, treatment, cell.PeriodEffects);
        foreach (var sequence in pairs.GroupBy(p => p.Sequence))
        {
            squares += Sample.Of([.. sequence.Select(p => p.Treated)]).SumOfSquares + Sample.Of([.. sequence.Select(p => p.Reference)]).SumOfSquares;
            degrees += sequence.Count() - 1;
        }
        var unit = Math.Sqrt(squares / 2 / degrees);
        return unit > 0 ? EffectSize.Noncentrality(row.T, row.DegreesOfFreedom, cell.Level).Times(row.StandardError / unit) : EffectSize.None;
    }

    /// <summary>The closed form of those who have both of two periods; null in other crossovers.</summary>
    private static Crossover? Complete(CrossoverCell cell, GroupRow row) =>
        row is { Status: GroupStatus.Ok, Test: Crossover.Method } && cell.IsTwoByTwo ? cell.Comparison?.Closed ?? CrossoverComparison.OfComplete(cell.Values, out _, cell.Level) : null;

    private static List<EvidenceRow> EvidenceOf(CrossoverStudy study, IReadOnlyList<GroupRow> rows, IReadOnlyList<ReliabilityRow> reliability)
    {
        var suggested = reliability.ToDictionary(row => (row.Region, row.Contrast), row => row.Reliability?.SmallestDetectableChange ?? double.NaN);
        var detectable = new Dictionary<double, double>();
        return [.. rows.Select(row => Evidence.Row(row, study.Data.Plan.Statistics.EquivalenceBound,
            Complete(study[row], row) is { } closed ? [.. BayesFactor.Scales.Select(closed.Factor)] : [], suggested.GetValueOrDefault((row.Region, row.Contrast), double.NaN), detectable))];
    }
}
