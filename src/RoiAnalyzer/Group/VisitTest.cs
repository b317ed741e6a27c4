using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>A row of the group table that the model of all visits made, with what it is made from, so that other methods can be put beside it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Scores">What each participant contributes; null where there is no test, or none by permutations.</param>
/// <param name="Cell">The values.</param>
/// <param name="Analysis">The model; null where there is none.</param>
/// <param name="Arm">The arm's place.</param>
/// <param name="Visit">The visit's place.</param>
internal sealed record VisitTest(GroupRow Row, EffectScores? Scores, CellTrial Cell, ConstrainedLongitudinal? Analysis, int Arm, int Visit)
{
    /// <summary>The row, to which permutations were added, by other methods.</summary>
    public IEnumerable<SensitivityRow> Sensitivity(GroupRow row, double level)
    {
        const string noModel = "the model without this effect cannot be fitted", noFreedom = "its degrees of freedom cannot be had";
        var isChange = row.Test == LongitudinalAnalysis.Change;
        yield return Group.Sensitivity.Permuted(row, PermutationScheme.ScoreFlip, noModel);
        yield return Made(row, SensitivityMethod.Satterthwaite, double.IsNaN(row.T) ? null
            : isChange ? Analysis?.Change(Arm, Visit, FreedomMethod.Satterthwaite, level) : Analysis?.Difference(Arm, Visit, FreedomMethod.Satterthwaite, level), noFreedom);
        if (isChange)
            yield return Made(row, SensitivityMethod.PairedAtVisit, VisitModel.Change(Cell.Trial, Arm, Visit, level),
                $"{VisitModel.Count(Cell.Trial, Arm, Visit)} participants have the value before and this one; 2 are needed, and their changes must vary");
        else yield return Made(row, Cell.Trial.IsRandomised ? SensitivityMethod.AncovaAtVisit : SensitivityMethod.ChangesAtVisit, VisitModel.Difference(Cell.Trial, Arm, Visit, level),
            $"{VisitModel.Count(Cell.Trial, Arm, Visit)} and {VisitModel.Count(Cell.Trial, 0, Visit)} participants have the value before and this one; 2 are needed in each arm, and they must vary");
    }

    private static SensitivityRow Made(GroupRow row, string method, EffectTest? effect, string reason) => effect is null ? Group.Sensitivity.Without(row, method, reason)
        : Group.Sensitivity.Made(row, method) with
        {
            Estimate = effect.Estimate,
            Interval = effect.Interval,
            Statistic = effect.T,
            DegreesOfFreedom = effect.DegreesOfFreedom,
            P = effect.P,
        };
}
