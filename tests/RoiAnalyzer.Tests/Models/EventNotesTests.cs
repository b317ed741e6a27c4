using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

/// <summary>What a design says of odd events, and what it makes of them.</summary>
public class EventNotesTests
{
    private static readonly ModelPlan s_plain = new() { Confounds = ["none"], FramewiseDisplacementLimit = null, HighPassSeconds = null };
    private static readonly Timing s_timing = new(2, 120, 0.5);     // volumes stand for 1 s to 239 s

    [Fact]
    public void Events_that_are_there_twice_add_and_are_named()
    {
        var twice = Build(new(20, 2, "cue"), new(80, 2, "cue"), new(20, 2, "cue"));
        var high = Build(new(20, 2, "cue", 2), new(80, 2, "cue"));
        Assert.Equal("cue has events that are there twice, at 20 s: they add, so that the response there is modelled twice as high.", Assert.Single(twice.Notes));
        Assert.Empty(high.Notes);
        Golden.Equal(high.Columns[0], twice.Columns[0], 1e-14);
    }

    [Fact]
    public void Events_of_a_condition_that_overlap_add_and_are_named()
    {
        var both = Build(new(20, 10, "cue"), new(26, 4, "cue"), new(100, 3, "cue"), new(101, 3, "other"));
        Assert.Equal("cue has events that begin before another of it ends, at 26 s: their responses add.", Assert.Single(both.Notes));
        var (long_, short_) = (Build(new(20, 10, "cue"), new(100, 3, "cue")), Build(new Event(26, 4, "cue")));
        Golden.Equal([.. long_.Columns[0].Zip(short_.Columns[0], (a, b) => a + b)], both.Columns[0], 1e-14);
    }

    [Fact]
    public void Events_that_follow_each_other_do_not_overlap() =>
        Assert.Empty(Build(new(20, 5, "cue"), new(25, 5, "cue"), new(0.1, 0.2, "b"), new(0.1 + 0.2, 0, "b2")).Notes);

    [Fact]
    public void Events_without_duration_beside_lasting_ones_are_named() =>
        Assert.Equal("cue has events without duration beside others that last, at 60 s: each counts as one of 0.04 s.", Assert.Single(Build(new(20, 2, "cue"), new(60, 0, "cue"), new(90, 0, "press")).Notes));

    // of SPM's response, whose absolute area R's pgamma gives (P(6,t) − 0.167 P(16,t), zero at 12.0631 s), 35.4 % lie in the first
    // 4.98 s, 58.5 % in the first 6.5 s and 13.9 % after 10 s; that the grid's response begins a step of 0.04 s late takes 0.7 % off
    [Fact]
    public void An_event_of_whose_response_less_than_half_lies_in_the_run_is_named_with_the_share()
    {
        Assert.Equal("Less than half of the response lies in the run of cue at 234.02 s (35 %).", Assert.Single(Build(new(20, 0, "cue"), new(234.02, 0, "cue"), new(232.5, 0, "cue")).Notes));
        Assert.Equal("Less than half of the response lies in the run of cue at 239.5 s (0 %).", Assert.Single(Build(new(20, 0, "cue"), new(239.5, 0, "cue")).Notes));
        Assert.Equal("Less than half of the response lies in the run of cue at -9 s (14 %).", Assert.Single(Build(new(-9, 0, "cue"), new(30, 0, "cue")).Notes));
    }

    [Fact]
    public void Of_a_response_without_shape_the_window_counts()
    {
        var plan = s_plain with { Basis = ResponseBasis.Fir, Fir = new FirPlan { WindowSeconds = 20 } };
        var design = DesignMatrix.Build([new(20, 3, "cue"), new(100, 3, "cue"), new(235, 3, "cue")], s_timing, Nuisance.Choose(null, plan, 120), plan);
        Assert.Equal("Less than half of the response lies in the run of cue at 235 s (20 %).", Assert.Single(design.Notes));
    }

    [Fact]
    public void Many_events_are_counted_and_the_first_three_named()
    {
        Event[] events = [.. Enumerable.Range(1, 5).SelectMany(n => new Event[] { new(20 * n, 1, "cue"), new(20 * n, 1, "cue") })];
        Assert.StartsWith("cue has events that are there twice, at 20 s, 40 s, 60 s and 2 more: ", Assert.Single(Build(events).Notes), StringComparison.Ordinal);
    }

    // science.md 2.4: SPM's spike of area 1 s has height .21053 where the kernel's integral is 1; ours lasts a fiftieth of the repetition
    // time and is read on volumes, so that 50/TR of it are SPM's, less what sampling at 0.1 s loses near the peak
    [Fact]
    public void An_event_without_duration_lasts_one_step_of_the_grid()
    {
        var timing = new Timing(0.1, 600, 0);
        var plan = s_plain with { Confounds = ["none"] };
        var spike = DesignMatrix.Build([new(10, 0, "cue")], timing, Nuisance.Choose(null, plan, 600), plan).Columns[0];
        var step = DesignMatrix.Build([new(10, 0.002, "cue")], timing, Nuisance.Choose(null, plan, 600), plan).Columns[0];
        Assert.Equal(step, spike);
        Assert.Equal(0.21053, spike.Max() * 50 / 0.1, 0.21053 * 5e-4);
    }

    private static DesignMatrix Build(params Event[] events) => DesignMatrix.Build(events, s_timing, Nuisance.Choose(null, s_plain, 120), s_plain);
}
