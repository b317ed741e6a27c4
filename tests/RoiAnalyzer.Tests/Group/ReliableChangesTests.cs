using RoiAnalyzer.Group;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Group;

public class ReliableChangesTests
{
    /// <summary>
    /// R 4.2.2, the first participant of CBT judged by FT, and the first of FT by the other sixteen: mean change, ICC(3,1), S =
    /// sqrt(2)·sd(Prewt)·sqrt(1 − ICC), (change − mean)/S, (post − fit)/sqrt(se.fit² + residual.scale²) of predict(lm(Postwt ~ Prewt)) with its p,
    /// 1.96·sqrt(2·MSE) = L, pnorm((L − c)/S, lower = FALSE) + pnorm((L + c)/S, lower = FALSE) of c the change beyond the mean.
    /// </summary>
    [Fact]
    public void Participants_are_judged_as_R_does_and_those_of_the_reference_by_the_others()
    {
        var rows = ReliableChanges.Of(AnorexiaStudy.Of("family", "cbt", "family"));
        Assert.Equal(29 + 17, rows.Count);
        var (treated, reference) = (rows.First(row => row.Change.Arm == "cbt"), rows.First(row => row.Change.Arm == "family"));
        Assert.Equal((17, 16, "ok", "ok"), (treated.ReferenceN, reference.ReferenceN, treated.Status, reference.Status));
        Agreement.Relative(
            1e-10,
            [7.26470588235294, 0.471836885072537, 5.15604302791284, -1.07925900777549, -0.759096590620175, 0.459558172190948, 14.0285453105235, 0.0504152473713353],
            Numbers(treated));
        Agreement.Relative(
            1e-10,
            [7.00625, 0.475475152432852, 5.30448557472712, 0.828308407686834, 0.572015997272325, 0.576381349850287, 14.3271341237527, 0.0307675231794539],
            Numbers(reference));
    }

    /// <summary>R 4.2.2: Cont has an ICC(3,1) of −.158699433340009, and 0.195036714451147 is the first of CBT's z.</summary>
    [Fact]
    public void A_reliability_below_zero_makes_no_index_and_that_is_said()
    {
        var row = ReliableChanges.Of(AnorexiaStudy.Of("control", "control", "cbt")).First(row => row.Change.Arm == "cbt");
        Assert.Equal("ok", row.Status);
        Assert.True(double.IsNaN(row.Index) && double.IsNaN(row.DifferenceError) && double.IsNaN(row.ProbabilityBeyond));
        Assert.Equal("no index: the reference's reliability is not from 0 to below 1", row.Reason);
        Agreement.Relative(1e-10, [-0.158699433340009, 0.195036714451147, 0.847005909328928], [row.Reliability, row.RegressionZ, row.P]);
    }

    [Fact]
    public void Everybody_has_a_row_and_who_cannot_be_judged_has_the_reason()
    {
        var data = AnorexiaStudy.Of("control", "control", "cbt").Changed("cbt", row => row.Participant == "30" ? row with { Pre = double.NaN, Status = "low_coverage" } : row);
        var row = ReliableChanges.Of(data).Single(row => row.Change.Participant == "30");
        Assert.Equal(("low_coverage", "the participant has no change"), (row.Status, row.Reason));
        Assert.All(ReliableChanges.Of(AnorexiaStudy.Of("cbt", "cbt")), row => Assert.Equal(GroupStatus.NoReference, row.Status));
        var few = ReliableChanges.Of(data with { Changes = [.. data.Changes.Where((row, i) => row.Arm == "cbt" || i < 3)] });
        Assert.Equal("2 others of control have both values; 3 are needed", few[0].Reason);
        Assert.Equal(["ok", "too_few"], few.Where(row => row.Change.Participant is "00" or "26").Select(row => row.Status).Order());
        Assert.All(ReliableChanges.Of(data.Changed("control", row => row with { Pre = 80 })).Where(row => row.Change.Status == "ok"), row => Assert.Equal(GroupStatus.NoVariance, row.Status));
    }

    private static double[] Numbers(ReliableChangeRow row) =>
        [row.ReferenceChange, row.Reliability, row.DifferenceError, row.Index, row.RegressionZ, row.P, row.DetectableChange, row.ProbabilityBeyond];
}
