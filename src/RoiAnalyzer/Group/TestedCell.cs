using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>One region and contrast of a plan, and the rows that its tests make.</summary>
internal sealed record TestedCell(GroupPlan Plan, GroupRegion Region, string Contrast)
{
    public GroupRow Change(ArmValues arm)
    {
        var row = Row(PairedChange.Method, arm) with { MissingReasons = ArmValues.ReasonsOf(arm) };
        if (PairedChange.Of(arm.Pre, arm.Post, Plan.Level) is not { } change)
            return row with { Status = GroupStatus.TooFew, Reason = TooFew(arm) };
        return WithStatus(row with
        {
            Estimate = change.Mean,
            StandardDeviation = change.StandardDeviation,
            StandardError = change.StandardError,
            Interval = change.Interval,
            T = change.T,
            DegreesOfFreedom = change.DegreesOfFreedom,
            P = change.P,
            Dz = change.Dz,
            DzInterval = change.DzInterval,
        });
    }

    public GroupRow DifferenceOfChanges(ArmValues arm, ArmValues reference)
    {
        var row = Row(ArmDifference.DifferenceOfChanges, arm, reference);
        var scale = new[] { arm.Pre, arm.Post, reference.Pre, reference.Post }.Max(values => Significance.Scale(values));
        return Filled(row, arm, reference, ArmDifference.OfChanges(
            PairedChange.Changes(arm.Pre, arm.Post), PairedChange.Changes(reference.Pre, reference.Post), Plan.Level, scale));
    }

    public GroupRow AdjustedDifference(ArmValues arm, ArmValues reference)
    {
        var row = Row(ArmDifference.AdjustedDifference, arm, reference);
        if (!Plan.Randomised)
            return row with
            {
                Status = GroupStatus.NotRandomised,
                Reason = "the plan does not say that the arms were randomised, and without that an adjustment for the values before misleads",
            };
        bool[] treated = [.. Enumerable.Repeat(true, arm.N), .. Enumerable.Repeat(false, reference.N)];
        return Filled(row, arm, reference, ArmDifference.Adjusted(
            [.. arm.Pre, .. reference.Pre], [.. arm.Post, .. reference.Post], treated, Plan.Level));
    }

    private GroupRow Row(string test, ArmValues arm) => new()
    {
        Region = Region.Name,
        Role = Region.Role,
        Family = Plan.FamilyOf(Region, Contrast),
        Contrast = Contrast,
        Test = test,
        Arm = arm.Arm,
        N = arm.N,
        Missing = arm.Missing,
    };

    private GroupRow Row(string test, ArmValues arm, ArmValues reference) => Row(test, arm) with
    {
        ReferenceArm = reference.Arm,
        ReferenceN = reference.N,
        ReferenceMissing = reference.Missing,
        MissingReasons = ArmValues.ReasonsOf(arm, reference),
    };

    private static GroupRow Filled(GroupRow row, ArmValues arm, ArmValues reference, ArmDifference? difference)
    {
        if (arm.N < 2 || reference.N < 2)
            return row with { Status = GroupStatus.TooFew, Reason = TooFew(arm.N < 2 ? arm : reference) };
        if (difference is null)
            return row with { Status = GroupStatus.NotEstimable, Reason = "the values before and the arm cannot be told apart" };
        return WithStatus(row with
        {
            Estimate = difference.Estimate,
            StandardError = difference.StandardError,
            Interval = difference.Interval,
            T = difference.T,
            DegreesOfFreedom = difference.DegreesOfFreedom,
            P = difference.P,
            SlopeP = difference.SlopeP,
        });
    }

    private static GroupRow WithStatus(GroupRow row) => double.IsFinite(row.P)
        ? row
        : row with { Status = GroupStatus.NoVariance, Reason = "nothing varies between participants beyond rounding" };

    private static string TooFew(ArmValues arm) => $"{arm}; 2 are needed";
}
