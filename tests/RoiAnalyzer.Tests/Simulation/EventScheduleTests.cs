using RoiAnalyzer.Numerics;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Tests.Simulation;

public class EventScheduleTests
{
    [Theory]
    [InlineData(51, 2)]
    [InlineData(300, 12)]
    [InlineData(312, 14)]
    public void Blocks_fit_and_both_types_come_as_often(double seconds, int blocks)
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var events = EventSchedule.Draw(seconds, new RandomNumbers(seed));
            Assert.Equal(blocks, events.Count);
            Assert.All(EventSchedule.TrialTypes, type => Assert.Equal(blocks / 2, events.Count(e => e.TrialType == type)));
            Assert.All(events.Zip(events.Skip(1)), pair => Assert.True(pair.Second.Onset - pair.First.Onset >= EventSchedule.BlockSeconds + 6 - 1e-9));
            Assert.True(events[0].Onset >= 8 && events[^1].Onset + EventSchedule.BlockSeconds <= seconds - 10 + 1e-9);
            Assert.All(events, e => Assert.Equal(Math.Round(e.Onset, 1), e.Onset));
        }
    }

    [Fact]
    public void Orders_and_rests_differ_between_runs()
    {
        var runs = Enumerable.Range(0, 20).Select(run => EventSchedule.Draw(300, new RandomNumbers(1, run))).ToList();
        Assert.Equal(20, runs.Select(r => string.Join(' ', r.Select(e => e.Onset))).Distinct().Count());
        Assert.True(runs.Select(r => string.Concat(r.Select(e => e.TrialType[0]))).Distinct().Count() > 10);
    }

    [Fact]
    public void A_run_too_short_for_both_types_is_a_wrong_call() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EventSchedule.Draw(EventSchedule.ShortestRun - 0.1, new RandomNumbers(1)));
}
