using System.Diagnostics;

namespace RoiAnalyzer.Tests.Cli;

/// <summary>
/// The native program that <c>dotnet publish src/RoiAnalyzer.Cli -c Release -o artifacts/native</c> makes; skipped where it
/// was not made. <c>.ci/run</c> makes it, and holds its results against those of the build for an installed .NET.
/// </summary>
public class NativeProgramTests
{
    private const int Unavailable = 69;     // EX_UNAVAILABLE of sysexits
    private static readonly string Program = Path.Combine(Shared.Root, "artifacts", "native", "roianalyzer");

    [Fact]
    public void It_says_the_version_that_every_build_says()
    {
        var (code, output, error) = Run(Program, "--version");
        Assert.Equal((0, CommandLine.Run("--version").Out, ""), (code, output, error));
    }

    [Fact]
    public void It_is_alone_in_its_folder()
    {
        Demand(Program);
        Assert.Equal([Program], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Program)!));
    }

    [Fact]
    public void A_processor_without_its_instructions_is_told_so_in_one_line()
    {
        var (code, output, error) = Run(Emulator(), "-cpu", "Nehalem", Program, "--version");
        Assert.Equal((Unavailable, ""), (code, output));
        Assert.Matches("^error: this CPU lacks AVX2, .* Use .* instead.*RoiAnalyzer.Cli.dll\n$", error);
    }

    [Fact]
    public void A_processor_with_just_its_instructions_runs_it()
    {
        // qemu's fullest processor has AVX2 and no AVX-512
        var (code, output, _) = Run(Emulator(), "-cpu", "max", Program, "--version");
        Assert.Equal((0, CommandLine.Run("--version").Out), (code, output));
    }

    private static string Emulator()
    {
        Demand(Program);
        const string emulator = "/usr/bin/qemu-x86_64";
        Demand(emulator);
        return emulator;
    }

    private static void Demand(string file) => Assert.SkipUnless(File.Exists(file), $"{file} is not there");

    private static (int Code, string Out, string Error) Run(string file, params string[] args)
    {
        Demand(file);
        using var process = Process.Start(new ProcessStartInfo(file, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
