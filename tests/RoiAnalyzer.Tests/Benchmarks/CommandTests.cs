using RoiAnalyzer.Benchmarks;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Benchmarks;

/// <summary>Whole processes are measured on Linux; elsewhere these tests have nothing to hold.</summary>
public class CommandTests
{
    [Fact]
    public void The_time_of_a_program_is_its_own_and_its_childrens()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "measured on Linux alone");
        var (wall, _) = new Command("", "sleep", "0.2").Time();
        Assert.InRange(wall, 0.2, 60);
        var (_, cpu) = new Command("", "sh", "-c", "sh -c 'n=0; while [ $n -lt 100000 ]; do n=$((n+1)); done'").Time();
        Assert.InRange(cpu, 0.005, 60);
    }

    [Fact]
    public void The_bytes_that_a_program_reads_are_counted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "measured on Linux alone");
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["file"], new byte[5_000_000]);
        Assert.InRange(new Command("", "cat", folder["file"]).BytesRead(), 5_000_000, 5_100_000);
        Assert.InRange(new Command("", "head", "-c", "10000", folder["file"]).BytesRead(), 10_000, 200_000);
    }

    [Fact]
    public void A_program_that_fails_is_not_measured()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "measured on Linux alone");
        var failing = new Command("", "sh", "-c", "echo no such thing >&2; exit 3");
        var fault = Assert.Throws<InvalidDataException>(() => failing.Time());
        Assert.EndsWith("ended with 3: no such thing", fault.Message, StringComparison.Ordinal);
        Assert.False(failing.Succeeds());
    }

    [Fact]
    public void A_program_that_is_not_installed_is_not_found()
    {
        Assert.Null(Command.Find("no-such-program-as-this"));
        if (OperatingSystem.IsLinux()) Assert.True(File.Exists(Command.Find("sh")));
    }
}
