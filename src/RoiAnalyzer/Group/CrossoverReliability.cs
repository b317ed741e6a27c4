using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// The reliability of every region and contrast of a crossover, from those who were given the reference twice: between treatments the
/// treatment's differences between participants would pass for error of measurement. Where nobody was, there are no rows.
/// </summary>
internal static class CrossoverReliability
{
    /// <summary>Whether anybody was given the reference in two periods.</summary>
    public static bool IsThere(CrossoverSchedule schedule) => schedule.Everyone.Exists(who => schedule.Of(who).Count(s => s.Treatment == 0) > 1);

    public static IReadOnlyList<ReliabilityRow> Of(CrossoverStudy study) => IsThere(study.Schedule) ? [.. study.Cells.Select(cell => Row(study, cell))] : [];

    /// <summary>ICC(3,1) of some measurements between the first two periods under the reference; none where nobody has two.</summary>
    public static EffectSize Agreement(CrossoverStudy study, IReadOnlyList<CrossoverValue> values) =>
        Reliability.Of(Twice(values), study.Data.Plan.Level)?.Icc31 ?? EffectSize.None;

    private static ReliabilityRow Row(CrossoverStudy study, CrossoverCell cell)
    {
        var pairs = Twice(cell.Values);
        var row = new ReliabilityRow(cell.Region.Name, cell.Contrast, study.Schedule.Treatments[0], pairs.Length, null);
        if (Reliability.Of(pairs, cell.Level) is not { } reliability) return row with { Status = GroupStatus.TooFew, Reason = $"{pairs.Length} participants have two values under {study.Schedule.Treatments[0]}; 2 are needed" };
        return double.IsFinite(reliability.Icc31.Interval.Low) ? row with { Reliability = reliability }
            : row with { Reliability = reliability, Status = GroupStatus.NoVariance, Reason = "nothing varies beyond rounding" };
    }

    private static double[][] Twice(IReadOnlyList<CrossoverValue> values) => [.. values.Where(v => v.Treatment == 0).GroupBy(v => v.Participant).Where(own => own.Count() > 1)
        .Select(own => own.OrderBy(v => v.Period).Take(2).Select(v => v.Value).ToArray())];
}
