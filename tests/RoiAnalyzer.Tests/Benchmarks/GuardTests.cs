using RoiAnalyzer.Benchmarks;

namespace RoiAnalyzer.Tests.Benchmarks;

/// <summary>The guard, given kernels that are sound, slowed, wrong or wasteful on purpose.</summary>
public class GuardTests
{
    private const string Committed = "benchmarks/RoiAnalyzer.Benchmarks/limits.tsv";

    [Fact]
    public void A_kernel_within_its_limits_passes()
    {
        var (code, text) = Hold([Allowed<SoundBench>(ratio: 0.9)], [0.9], typeof(SoundBench));
        Assert.Equal(0, code);
        Assert.Matches(@"SoundBench\.Of +- +0\.900 +0\.900 +0 +0  ok\n", text);
        Assert.EndsWith("1 contests, 0 missed, 0 timed again\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_was_slow_once_is_timed_again_and_may_pass()
    {
        var (code, text) = Hold([Allowed<SoundBench>(ratio: 0.9)], [0.901, 0.899], typeof(SoundBench));
        Assert.Equal(0, code);
        Assert.EndsWith("1 contests, 0 missed, 1 timed again\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_was_slow_twice_fails()
    {
        var (code, text) = Hold([Allowed<SoundBench>(ratio: 0.9)], [0.901, 0.902], typeof(SoundBench));
        Assert.Equal(1, code);
        Assert.Matches(@"SoundBench\.Of +- +0\.902 +0\.900 +0 +0  SLOW\n", text);
        Assert.EndsWith("1 contests, 1 missed, 1 timed again\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_could_not_be_timed_fails()
    {
        var (code, text) = Hold([Allowed<SoundBench>(ratio: 0.9)], [double.NaN, double.NaN], typeof(SoundBench));
        Assert.Equal(1, code);
        Assert.Contains("NOT TIMED", text, StringComparison.Ordinal);
    }

    /// <summary>That the times are times: of four hundred sums and of one, twenty each in the definition.</summary>
    [Fact]
    public void Times_are_measured_and_are_those_of_the_kernels_named()
    {
        var contests = Contest.Of([typeof(SoundBench), typeof(SlowedBench)]);
        var ratios = Timing.Ratios(contests);
        Assert.Equal(contests.ToHashSet(), ratios.Keys.ToHashSet());
        Assert.All(ratios.Values, ratio => Assert.InRange(ratio, double.Epsilon, double.MaxValue));
    }

    [Theory]
    [InlineData(typeof(WrongBench), "WRONG: answers ")]
    [InlineData(typeof(WrongWithinBench), "WRONG: leaves other values in _means")]
    public void A_wrong_kernel_fails_untimed(Type bench, string verdict)
    {
        var (code, text) = Hold([new Limit($"{bench.Name}.Of", "-", 100, 0)], bench);
        Assert.Equal(1, code);
        Assert.Contains(verdict, text, StringComparison.Ordinal);
        Assert.Contains(" NaN ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_allocates_fails_by_the_byte()
    {
        var (code, text) = Hold([Allowed<AllocatingBench>(ratio: 100)], typeof(AllocatingBench));
        Assert.Equal(1, code);
        Assert.Matches(@" 24 +0  ALLOCATES\n", text);
    }

    [Fact]
    public void A_bench_without_a_limit_fails()
    {
        var (code, text) = Hold([], typeof(WrongBench), typeof(SoundBench));
        Assert.Equal(1, code);
        Assert.Contains("NO LIMIT", text, StringComparison.Ordinal);
        Assert.Contains("2 contests, 2 missed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_without_a_bench_fails()
    {
        var (code, text) = Hold([Allowed<SoundBench>(ratio: 100), new Limit("SoundBench.Of", "Voxels=3", 1, 0)], typeof(SoundBench));
        Assert.Equal(1, code);
        Assert.Matches(@"SoundBench\.Of +Voxels=3 .* NO BENCH", text);
        Assert.Contains("1 contests, 1 missed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_hold_is_a_failure() => Assert.Equal(1, Hold([], typeof(GuardTests)).Code);

    [Fact]
    public void A_bench_without_a_baseline_is_refused() =>
        Assert.Contains("AloneBench has no [Benchmark(Baseline = true)]", Assert.Throws<ArgumentException>(() => Hold([], typeof(AloneBench))).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_bench_has_a_committed_limit_and_every_limit_a_bench()
    {
        var contests = Contest.Of(typeof(Guard).Assembly.GetTypes()).Select(c => (c.Bench, c.Case)).Order();
        var limits = Limit.Read(Path.Combine(Shared.Root, Committed)).Select(l => (l.Bench, l.Case)).Order();
        Assert.Equal(contests, limits);
    }

    private static Limit Allowed<T>(double ratio) => new($"{typeof(T).Name}.Of", "-", ratio, 0);

    private static (int Code, string Text) Hold(IReadOnlyList<Limit> limits, params Type[] benches) => Hold(limits, [0.5], benches);

    /// <summary>What the guard says of benches whose ratio is, the first time it is measured, the second time, and so on.</summary>
    private static (int Code, string Text) Hold(IReadOnlyList<Limit> limits, double[] ratios, params Type[] benches)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var times = new Queue<double>(ratios);
        Dictionary<Contest, double> Ratios(IReadOnlyList<Contest> contests)
        {
            if (contests.Count == 0) return [];
            var ratio = times.Dequeue();
            return contests.ToDictionary(c => c, _ => ratio);
        }
        return (new Guard(limits, text, Ratios).Run(benches), text.ToString());
    }
}
