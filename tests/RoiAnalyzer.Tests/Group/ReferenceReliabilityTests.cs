using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Group;

public class ReferenceReliabilityTests
{
    /// <summary>R 4.2.2, the mean squares of anchors.R, A8, on FT before and after: ICC(3,1), ICC(2,1), √MSE and 1.96·sqrt(2)·√MSE.</summary>
    [Fact]
    public void It_is_that_of_R_on_the_reference_arm()
    {
        var row = ReferenceReliability.Of(AnorexiaStudy.Of("family", "control", "family")).Single();
        Assert.Equal(("NAcc", "cue", "family", 17, "ok"), (row.Region, row.Contrast, row.Arm, row.N, row.Status));
        Agreement.Relative(
            1e-10,
            [0.471836885072537, 0.311845498422007, Math.Sqrt(25.6143382352941), 14.0285453105235],
            [row.Reliability!.Icc31.Value, row.Reliability.Icc21.Value, row.Reliability.MeasurementError, row.Reliability.SmallestDetectableChange]);
    }

    [Fact]
    public void What_is_done_to_a_treated_arm_does_not_reach_it()
    {
        var data = AnorexiaStudy.Of("family", "control", "family");
        var changed = data.Changed("control", row => row with { Post = row.Post * 3 });
        Assert.Equal(ReferenceReliability.Of(data), ReferenceReliability.Of(changed));
        Assert.NotEqual(ReferenceReliability.Of(data), ReferenceReliability.Of(data.Changed("family", row => row with { Post = row.Post * 3 })));
    }

    [Fact]
    public void Without_a_reference_arm_there_is_none_and_it_is_said()
    {
        var one = ReferenceReliability.Of(AnorexiaStudy.Of("cbt", "cbt")).Single();
        Assert.Equal((GroupStatus.NoReference, "the study has one arm, which was treated: its changes are no measure of error"), (one.Status, one.Reason));
        Assert.Null(one.Reliability);
        var crossover = AnorexiaStudy.Of("control", "control", "cbt").With(new StatisticsPlan { Design = DesignKind.Crossover });
        Assert.Equal("in a crossover everybody is treated between the sessions", ReferenceReliability.Of(crossover).Single().Reason);
    }

    [Fact]
    public void A_reference_arm_of_one_or_without_variance_is_said()
    {
        var data = AnorexiaStudy.Of("control", "control", "cbt");
        var few = ReferenceReliability.Of(data with { Changes = [.. data.Changes.Where((row, i) => row.Arm == "cbt" || i == 0)] }).Single();
        Assert.Equal((GroupStatus.TooFew, "1 of 1 participants of control has both values; 2 are needed"), (few.Status, few.Reason));
        Assert.Equal(GroupStatus.NoVariance, ReferenceReliability.Of(data.Changed("control", row => row with { Pre = 1, Post = 2 })).Single().Status);
    }
}
