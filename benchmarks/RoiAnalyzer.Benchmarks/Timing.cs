using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace RoiAnalyzer.Benchmarks;

/// <summary>Times contests with BenchmarkDotNet in this process, by the thread's CPU time where the machine has that clock.</summary>
public static class Timing
{
    private const int Rounds = 9;
    private static readonly TimeInterval Round = TimeInterval.FromMilliseconds(30);

    /// <summary>Median time over the baseline's median; NaN where one of them could not be timed.</summary>
    public static Dictionary<Contest, double> Ratios(IReadOnlyList<Contest> contests)
    {
        if (contests.Count == 0) return [];
        var medians = Medians(contests);
        return contests.ToDictionary(c => c, c => MedianOf(c.Candidate) / MedianOf(c.Baseline));
        double MedianOf(BenchmarkCase @case) => medians.GetValueOrDefault(KeyOf(@case), double.NaN);
    }

    private static Dictionary<string, double> Medians(IReadOnlyList<Contest> contests)
    {
        var wanted = contests.SelectMany(c => new[] { KeyOf(c.Baseline), KeyOf(c.Candidate) }).ToHashSet();
        var runs = contests.GroupBy(c => c.Candidate.Descriptor.Type).Select(bench => RunOf(bench.Key, bench.First().MustAgree, wanted));
        return BenchmarkRunner.Run([.. runs]).SelectMany(s => s.Reports).Where(r => r.ResultStatistics is not null)
            .ToDictionary(r => KeyOf(r.BenchmarkCase), r => r.ResultStatistics!.Median);
    }

    private static BenchmarkRunInfo RunOf(Type bench, bool isKernel, HashSet<string> wanted)
    {
        var all = BenchmarkConverter.TypeToBenchmarks(bench, ConfigOf(isKernel));
        return new BenchmarkRunInfo([.. all.BenchmarksCases.Where(c => wanted.Contains(KeyOf(c)))], bench, all.Config);
    }

    private static ManualConfig ConfigOf(bool isKernel) => ManualConfig.CreateEmpty()
        .AddJob(isKernel ? ShortCalls : LongCalls).AddColumnProvider(DefaultColumnProviders.Instance).AddLogger(NullLogger.Instance)
        .WithArtifactsPath(MadeFiles.Folder).WithOptions(ConfigOptions.DisableLogFile);

    private static Job ShortCalls { get; } = InProcess.WithWarmupCount(2).WithIterationCount(Rounds).WithIterationTime(Round).WithEvaluateOverhead(false);

    // a run of some tens of milliseconds is called once a round
    private static Job LongCalls { get; } = InProcess.WithWarmupCount(2).WithIterationCount(Rounds).WithInvocationCount(1).WithUnrollFactor(1).WithEvaluateOverhead(false);

    private static Job InProcess => Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithClock(CpuClock.Best);

    private static string KeyOf(BenchmarkCase @case) =>
        $"{@case.Descriptor.Type.FullName}.{@case.Descriptor.WorkloadMethod.Name} {@case.Parameters.DisplayInfo}";
}
