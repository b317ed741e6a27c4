using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class IntervalTests
{
    [Fact]
    public void An_interval_contains_its_ends_and_none_contains_nothing()
    {
        var interval = Interval.Around(1, 0.5);
        Assert.Equal(new Interval(0.5, 1.5), interval);
        Assert.True(interval.Contains(0.5) && interval.Contains(1.5));
        Assert.False(interval.Contains(0.4999) || interval.Contains(double.NaN) || Interval.None.Contains(0));
    }
}
