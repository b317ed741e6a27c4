using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>The rows of the group table that one model of all visits makes: each arm's changes, then each arm against the reference.</summary>
/// <param name="Cell">Region and contrast.</param>
/// <param name="Analysis">The model; null where there is none.</param>
/// <param name="Reason">Why there is none.</param>
/// <param name="Plan">What is primary.</param>
/// <param name="Places">Numbers of the trial's participants that they have in every cell.</param>
internal sealed record VisitTests(CellTrial Cell, ConstrainedLongitudinal? Analysis, string Reason, GroupPlan Plan, int[] Places)
{
    /// <summary>All rows with what they are made from.</summary>
    public IEnumerable<VisitTest> All()
    {
        for (var arm = 0; arm < Cell.Arms.Count; arm++)
            for (var visit = 1; visit < Cell.Trial.Visits.Count; visit++) yield return Change(arm, visit);
        for (var arm = 1; arm < Cell.Arms.Count; arm++)
            for (var visit = 1; visit < Cell.Trial.Visits.Count; visit++) yield return Difference(arm, visit);
    }

    private VisitTest Change(int arm, int visit)
    {
        var change = Analysis?.Changes.Single(c => (c.Arm, c.Visit) == (arm, visit));
        var row = Row(LongitudinalAnalysis.Change, arm, visit) with { MissingReasons = Cell.Reasons(arm, visit, withReference: false) };
        return change?.Effect is { } effect ? new VisitTest(row.With(effect), Analysis!.ScoresOfChange(arm, visit, Places), Cell, Analysis, arm, visit)
            : new VisitTest(row with { Status = row.N < 2 ? GroupStatus.TooFew : GroupStatus.NotEstimable, Reason = change?.Reason ?? Reason }, null, Cell, Analysis, arm, visit);
    }

    private VisitTest Difference(int arm, int visit)
    {
        var difference = Analysis?.Differences.Single(d => (d.Arm, d.Visit) == (arm, visit));
        var row = Row(LongitudinalAnalysis.Method, arm, visit) with
        {
            ReferenceArm = Cell.Arms[0],
            ReferenceN = Cell.Trial.Count(0, visit),
            ReferenceMissing = Cell.Size(0) - Cell.Trial.Count(0, visit),
            MissingReasons = Cell.Reasons(arm, visit),
        };
        return difference?.Effect is { } effect ? new VisitTest(row.With(effect), Analysis!.Scores(arm, visit, Places), Cell, Analysis, arm, visit)
            : new VisitTest(row with { Status = row.N < 2 || row.ReferenceN < 2 ? GroupStatus.TooFew : GroupStatus.NotEstimable, Reason = difference?.Reason ?? Reason }, null, Cell, Analysis, arm, visit);
    }

    private GroupRow Row(string test, int arm, int visit)
    {
        var (family, label) = (Plan.FamilyOf(Cell.Region, Cell.Contrast), Cell.Trial.Visits[visit]);
        return new GroupRow
        {
            Region = Cell.Region.Name,
            Role = Cell.Region.Role,
            Family = family == Family.Primary && label != Plan.PrimaryVisit ? Family.Secondary : family,
            Contrast = Cell.Contrast,
            Test = test,
            Visit = label,
            Arm = Cell.NameOf(arm),
            N = Cell.Trial.Count(arm, visit),
            Missing = Cell.Size(arm) - Cell.Trial.Count(arm, visit),
        };
    }
}
