using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class LongitudinalTrialTests
{
    [Fact]
    public void It_counts_who_has_what()
    {
        var trial = MadeTrial.OfOrthodont();
        Assert.Equal((16, 10), (trial.Count(0, 0), trial.Count(1, 0)));
        Assert.Equal((13, 10), (trial.Count(0, 3), trial.Count(1, 3)));
        Assert.Equal(1, trial.BaselineOnly);
    }

    [Fact]
    public void Participants_that_do_not_fit_are_a_wrong_call()
    {
        var trial = MadeTrial.OfOrthodont();
        foreach (var wrong in new LongitudinalParticipant[] { new(2, [1, 2, 3, 4], []), new(0, [1, 2], []), new(0, [1, 2, 3, 4], [1]) })
            Assert.ThrowsAny<ArgumentException>(() => ConstrainedLongitudinal.Of(trial with { Participants = [wrong] }, out _));
        Assert.Throws<ArgumentException>(() => ConstrainedLongitudinal.Of(trial with { Covariates = ["a"], Participants = [new(0, [1, 2, 3, 4], [double.NaN])] }, out _));
    }
}
