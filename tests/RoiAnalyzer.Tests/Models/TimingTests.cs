using RoiAnalyzer.Models;

namespace RoiAnalyzer.Tests.Models;

public class TimingTests
{
    [Fact]
    public void Volumes_stand_for_the_time_of_their_reference_slice()
    {
        Assert.Equal([0.5, 2.5, 4.5], Timing.Of(2, 3, 0.5).FrameTimes);
        Assert.Equal(0.25, Timing.Of(2, 3, 0.5).SliceTimeReference);
        Assert.Equal([0, 2, 4], Timing.Of(2, 3, 0).FrameTimes);
        Assert.Equal(6, Timing.Of(2, 3, 0).Duration);
    }

    [Fact]
    public void Without_a_start_time_volumes_stand_for_their_middle()
    {
        Assert.Equal([1, 3, 5], Timing.Of(2, 3, null).FrameTimes);
        Assert.Equal([1], Timing.Of(2, 1, null).FrameTimes);
    }

    [Theory]
    [InlineData(2.1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_start_time_outside_the_repetition_time_is_refused(double startTime)
    {
        var fault = Assert.Throws<InputException>(() => Timing.Of(2, 10, startTime, "bold.json"));
        Assert.StartsWith(
            "bold.json (StartTime): expected 0 to the repetition time, 2 s", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(2000)]
    [InlineData(0.002)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_repetition_time_that_is_none_is_refused(double repetitionTime) =>
        Assert.Throws<InputException>(() => Timing.Of(repetitionTime, 10, null));
}
