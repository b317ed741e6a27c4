using System.Runtime.InteropServices;
using Perfolizer.Horology;

namespace RoiAnalyzer.Benchmarks;

/// <summary>
/// The CPU time of the thread that asks, in nanoseconds (Linux): what other programs take of the machine is not in it, so a
/// ratio of two such times holds on a busy one.
/// </summary>
public sealed class CpuClock : IClock
{
    private const int ThreadCpuTime = 3;    // CLOCK_THREAD_CPUTIME_ID of <time.h>

    /// <inheritdoc/>
    public string Title => "CPU time of the thread";

    /// <inheritdoc/>
    public bool IsAvailable => OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <inheritdoc/>
    public Frequency Frequency => new(1e9);

    /// <summary>The clock that this machine has: this one, else the wall's.</summary>
    public static IClock Best { get; } = new CpuClock() is { IsAvailable: true } own ? own : Chronometer.BestClock;

    /// <inheritdoc/>
    public long GetTimestamp() => ReadClock(ThreadCpuTime, out var time) == 0
        ? time.Seconds * 1_000_000_000 + time.Nanoseconds
        : throw new InvalidOperationException("the thread has no clock");

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out TimeOfThread time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeOfThread(long Seconds, long Nanoseconds);
}
