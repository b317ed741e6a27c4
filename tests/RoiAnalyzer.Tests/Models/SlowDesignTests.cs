using System.Globalization;
using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class SlowDesignTests
{
    private static readonly ModelPlan s_plan = new() { Confounds = ["none"], FramewiseDisplacementLimit = null };

    // science.md 2.2: a high-pass of twice the longest period; an error where the fundamental period is longer than the cut-off over 1.5
    [Theory]
    [InlineData(40, 0)]
    [InlineData(60, 0)]
    [InlineData(75, 1)]
    public void Blocks_are_let_pass_and_noted_where_their_period_is_more_than_half_of_the_cut_off(double period, int notes) =>
        Assert.Equal(notes, Blocks(period, s_plan).Notes.Count);

    [Theory]
    [InlineData(100), InlineData(120), InlineData(200)]
    public void Blocks_that_the_filter_would_take_away_are_refused_with_the_cut_off_that_they_need(double period)
    {
        var fault = Assert.Throws<InputException>(() => Blocks(period, s_plan));
        Assert.Contains("high_pass_seconds", fault.Message, StringComparison.Ordinal);
        Assert.Contains("cue", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Blocks(period, s_plan with { HighPassSeconds = 2.1 * period }).Notes);
        Assert.Empty(Blocks(period, s_plan with { HighPassSeconds = null }).Notes);
    }

    [Fact]
    public void Rare_brief_events_are_no_slow_design()
    {
        Event[] events = [new(30, 1, "cue"), new(150, 1, "cue"), new(310, 1, "cue"), new(420, 1, "cue")];
        Assert.Empty(DesignMatrix.Build(events, new Timing(2, 240, 0.5), Nuisance.Choose(null, s_plan, 240), s_plan).Notes);
    }

    private static DesignMatrix Blocks(double period, ModelPlan plan)
    {
        var events = Enumerable.Range(0, (int)(600 / period)).Select(n => new Event(n * period, period / 2, "cue")).ToList();
        return DesignMatrix.Build(events, new Timing(2, 300, 0.5), Nuisance.Choose(null, plan, 300), plan);
    }
}
