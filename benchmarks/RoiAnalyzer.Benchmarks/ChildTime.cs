using System.Runtime.InteropServices;

namespace RoiAnalyzer.Benchmarks;

/// <summary>CPU time of this process's ended children, theirs included (Linux on 64 bits).</summary>
public static class ChildTime
{
    private const int Children = -1;    // RUSAGE_CHILDREN of <sys/resource.h>

    /// <summary>User and system seconds so far.</summary>
    public static double Seconds => ReadUsage(Children, out var usage) == 0
        ? usage.UserSeconds + usage.SystemSeconds + 1e-6 * (usage.UserMicroseconds + usage.SystemMicroseconds)
        : throw new InvalidOperationException("the system does not tell the time of children");

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadUsage(int who, out Usage usage);

    // fourteen further numbers follow
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private readonly record struct Usage(long UserSeconds, long UserMicroseconds, long SystemSeconds, long SystemMicroseconds);
}
