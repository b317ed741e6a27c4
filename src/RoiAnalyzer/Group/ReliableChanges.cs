using System.Globalization;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>Everybody's change beside what the reference arm's participants, the judged one left out, do without treatment.</summary>
public static class ReliableChanges
{
    private const int Fewest = 3;

    /// <summary>One row a participant, region and contrast.</summary>
    public static IReadOnlyList<ReliableChangeRow> Of(GroupData data)
    {
        var none = ReferenceReliability.WhyNone(data.Plan);
        var rows = data.Changes.ToLookup(row => (row.Region, row.Contrast));
        return
        [
            .. CellArms.Of(data).SelectMany(cell => rows[(cell.Cell.Region.Name, cell.Cell.Contrast)].Select(change =>
                change.Status != GroupStatus.Ok ? new ReliableChangeRow(change, 0, change.Status, "the participant has no change")
                : none is not null ? new ReliableChangeRow(change, 0, GroupStatus.NoReference, none)
                : Row(change, cell[data.Plan.ReferenceArm]))),
        ];
    }

    private static ReliableChangeRow Row(ChangeRow change, ArmValues reference)
    {
        int[] judges = [.. Enumerable.Range(0, reference.N).Where(i => reference.Participants[i] != change.Participant)];
        var row = new ReliableChangeRow(change, judges.Length);
        if (judges.Length < Fewest)
            return row with { Status = GroupStatus.TooFew, Reason = string.Create(CultureInfo.InvariantCulture, $"{judges.Length} others of {reference.Arm} have both values; {Fewest} are needed") };
        var (pre, post) = (Array.ConvertAll(judges, i => reference.Pre[i]), Array.ConvertAll(judges, i => reference.Post[i]));
        var table = TwoWayTable.Of([.. pre.Zip(post, (before, after) => new[] { before, after })]);
        return ReliableChange.Of(pre, post, table.Consistency) is { } own ? Judged(row, own, table)
            : row with { Status = GroupStatus.NoVariance, Reason = $"values before do not vary in {reference.Arm} beyond rounding" };
    }

    private static ReliableChangeRow Judged(ReliableChangeRow row, ReliableChange reference, TwoWayTable table)
    {
        var (pre, post) = (row.Change.Pre, row.Change.Post);
        var (z, limit) = (reference.RegressionZ(pre, post), Reliability.DetectableChange(Math.Sqrt(table.Error)));
        return row with
        {
            ReferenceChange = reference.MeanChange,
            Reliability = table.Consistency,
            DifferenceError = reference.DifferenceError,
            Index = reference.Index(pre, post),
            RegressionZ = z,
            DegreesOfFreedom = reference.DegreesOfFreedom,
            P = Distributions.StudentTTwoSided(z, reference.DegreesOfFreedom),
            DetectableChange = limit,
            ProbabilityBeyond = reference.ProbabilityBeyond(pre, post, limit),
            Status = double.IsNaN(z) ? GroupStatus.NoVariance : GroupStatus.Ok,
            Reason = double.IsNaN(z) ? "the reference's regression leaves nothing" : double.IsNaN(reference.DifferenceError) ? "no index: the reference's reliability is not from 0 to below 1" : "",
        };
    }
}
