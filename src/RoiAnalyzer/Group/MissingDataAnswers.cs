using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>The difference of each arm at each visit under each treatment of what is missing, side by side (S16 of the methods).</summary>
internal static class MissingDataAnswers
{
    public static IEnumerable<MissingDataRow> Of(CellTrial cell, ConstrainedLongitudinal? analysis, string reason, double level)
    {
        var complete = cell.Complete();
        for (var arm = 1; arm < cell.Arms.Count; arm++)
            for (var visit = 1; visit < cell.Trial.Visits.Count; visit++)
            {
                var difference = analysis?.Differences.Single(d => (d.Arm, d.Visit) == (arm, visit));
                var row = new MissingDataRow
                {
                    Region = cell.Region.Name,
                    Contrast = cell.Contrast,
                    Visit = cell.Trial.Visits[visit],
                    Arm = cell.Arms[arm],
                    ReferenceArm = cell.Arms[0],
                    Method = "",
                    N = cell.Trial.Count(arm, visit),
                    ReferenceN = cell.Trial.Count(0, visit),
                    Missing = cell.Size(arm) - cell.Trial.Count(arm, visit),
                };
                yield return OfComplete(row, complete, arm, visit, level);
                var available = row with { Method = MissingDataRow.AllAvailable, Effect = difference?.Effect };
                yield return available.Effect is null ? Without(available, difference?.Reason ?? reason) : available;
                foreach (var shifted in Shifted(row, difference?.Effect, cell.Size(arm))) yield return shifted;
            }
    }

    private static MissingDataRow OfComplete(MissingDataRow row, LongitudinalTrial complete, int arm, int visit, double level)
    {
        row = row with { Method = MissingDataRow.CompleteCase, N = complete.Count(arm, visit), ReferenceN = complete.Count(0, visit) };
        return VisitModel.Difference(complete, arm, visit, level) is { } difference ? row with { Effect = difference }
            : Without(row, row.N < 2 || row.ReferenceN < 2 ? $"{row.N} and {row.ReferenceN} participants with every visit; 2 are needed in each arm" : "the arms cannot be told apart, or nothing varies");
    }

    private static IEnumerable<MissingDataRow> Shifted(MissingDataRow row, EffectTest? atRandom, int size)
    {
        var (tip, jump) = (row with { Method = MissingDataRow.TippingPoint }, row with { Method = MissingDataRow.JumpToReference });
        if (atRandom is null)
        {
            yield return Without(tip, "there is no answer of all available values");
            yield return Without(jump, "there is no answer of all available values");
            yield break;
        }
        var point = TippingPoint.Of(atRandom, row.Missing, size);
        yield return point.Reason.Length > 0 ? tip with { Status = MissingReason.NothingToTip, Reason = point.Reason } : tip with { Delta = point.Delta, Effect = point.At(point.Delta) };
        yield return jump with { Effect = point.JumpToReference };
    }

    private static MissingDataRow Without(MissingDataRow row, string reason) =>
        row with { Status = row.N < 2 || row.ReferenceN < 2 ? GroupStatus.TooFew : GroupStatus.NotEstimable, Reason = reason };
}
