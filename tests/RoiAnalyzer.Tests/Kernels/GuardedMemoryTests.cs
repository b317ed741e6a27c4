using System.Globalization;

namespace RoiAnalyzer.Tests.Kernels;

public class GuardedMemoryTests
{
    [Fact]
    public void The_pages_before_and_behind_cannot_be_touched()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("pages are protected by Linux's calls");
        using var memory = new GuardedMemory(10_000);
        GuardedMemory.At<byte>(memory.First, memory.Length).Fill(1);
        // the operating system's own list of this process's memory
        var lines = File.ReadAllLines("/proc/self/maps");
        Assert.Contains(lines, line => line.Contains($"-{Address(memory.First)} ---p", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"{Address(memory.End)}-", StringComparison.Ordinal) && line.Contains(" ---p", StringComparison.Ordinal));
    }

    private static string Address(nint address) => address.ToString("x", CultureInfo.InvariantCulture);
}
