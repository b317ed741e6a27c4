using RoiAnalyzer.Benchmarks;

namespace RoiAnalyzer.Tests.Benchmarks;

public class CpuClockTests
{
    [Fact]
    public void A_thread_that_sleeps_takes_no_time_and_one_that_works_does()
    {
        Assert.SkipUnless(new CpuClock().IsAvailable, "this system does not tell a thread's time");
        var clock = new CpuClock();
        var start = clock.GetTimestamp();
        Thread.Sleep(100);
        var slept = clock.GetTimestamp() - start;
        for (var sum = 0.0; clock.GetTimestamp() - start < slept + 2_000_000;) sum += Math.Sqrt(sum);
        Assert.InRange(slept, 0, 20_000_000);
    }
}
