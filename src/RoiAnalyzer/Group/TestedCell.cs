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

    /// <summary>The row of a test without its numbers.</summary>
    public GroupRow Row(string test, ArmValues arm) => new()
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

    /// <summary>A row that says so where nothing varied.</summary>
    public static GroupRow WithStatus(GroupRow row) => double.IsFinite(row.P)
        ? row
        : row with { Status = GroupStatus.NoVariance, Reason = "nothing varies between participants beyond rounding" };

    /// <summary>Why an arm has too few participants for a test.</summary>
    public static string TooFew(ArmValues arm) => $"{arm}; 2 are needed";
}
