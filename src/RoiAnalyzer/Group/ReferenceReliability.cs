using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// The reliability of every region and contrast, from the reference arm alone: in a treated arm the treatment's differences between
/// participants would pass for error of measurement.
/// </summary>
public static class ReferenceReliability
{
    /// <summary>One row a region and contrast.</summary>
    public static IReadOnlyList<ReliabilityRow> Of(GroupData data)
    {
        var none = WhyNone(data.Plan);
        return [.. CellArms.Of(data).Select(cell => none is null ? Row(cell) : new ReliabilityRow(cell.Cell.Region.Name, cell.Cell.Contrast, null, 0, null, GroupStatus.NoReference, none))];
    }

    /// <summary>Why a study has no reference arm; null where it has one.</summary>
    internal static string? WhyNone(GroupPlan plan) =>
        plan.Statistics.Design == DesignKind.Crossover ? "in a crossover everybody is treated between the sessions"
        : plan.Arms.Count < 2 ? "the study has one arm, which was treated: its changes are no measure of error"
        : null;

    private static ReliabilityRow Row(CellArms cell)
    {
        var arm = cell[cell.Cell.Plan.ReferenceArm];
        var row = new ReliabilityRow(cell.Cell.Region.Name, cell.Cell.Contrast, arm.Arm, arm.N, null);
        if (Reliability.Of(Pairs(arm), cell.Cell.Plan.Level) is not { } reliability) return row with { Status = GroupStatus.TooFew, Reason = TestedCell.TooFew(arm) };
        return double.IsFinite(reliability.Icc31.Interval.Low) ? row with { Reliability = reliability }
            : row with { Reliability = reliability, Status = GroupStatus.NoVariance, Reason = "nothing varies beyond rounding" };
    }

    internal static double[][] Pairs(ArmValues arm) => [.. arm.Pre.Zip(arm.Post, (pre, post) => new[] { pre, post })];
}
