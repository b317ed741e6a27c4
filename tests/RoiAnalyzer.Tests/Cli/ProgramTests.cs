using System.Diagnostics;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Cli;

public class ProgramTests
{
    [Theory]
    [InlineData]
    [InlineData("extract")]
    [InlineData("a", "b", "neither-level")]
    [InlineData("a", "b", "--no-such-option")]
    [InlineData("a", "b", "--min-coverage", "much")]
    [InlineData("a", "b", "--min-coverage", "-1")]
    [InlineData("a", "b", "--n-procs", "0")]
    [InlineData("extract", "x.nii", "-o", "x.csv")]
    [InlineData("extract", "x.nii", "-o", "x.TSV")]
    [InlineData("extract", "x.nii", "-o", ".tsv")]
    [InlineData("extract", "x.nii", "--membership", "1")]
    [InlineData("extract", "x.nii", "--min-coverage", "0,5")]
    [InlineData("extract", "x.nii", "--min-coverage", "1.5")]
    [InlineData("extract", "x.nii", "y.nii")]
    [InlineData("a", "b", "--min-coverage", "1.5")]
    [InlineData("a", "b", "--fd-threshold", "-1")]
    [InlineData("simulate", "x", "--noise", "2")]
    [InlineData("simulate", "x", "--n-procs", "0")]
    [InlineData("simulate", "x", "--seed", "-1")]
    [InlineData("simulate", "x", "--voxel", "4")]
    [InlineData("regions", "--on", "x.nii")]
    [InlineData("regions", "reward-circuit", "--mask", "x.nii")]
    public void A_wrong_command_line_ends_with_2_and_says_where_help_is(params string[] args)
    {
        var run = CommandLine.Run(args);
        Assert.Equal(2, run.Code);
        Assert.All(run.Error.TrimEnd('\n').Split('\n')[..^1], line => Assert.StartsWith("error: ", line, StringComparison.Ordinal));
        Assert.Matches("^Wrong usage: see roianalyzer (extract |simulate |regions )?--help\\.$", run.LastLine);
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData("error: bids_dir and output_dir must be given")]
    [InlineData("error: output_dir must be given", "study")]
    [InlineData("error: there is no option --strikt; nearest: --strict", "study", "--strikt")]
    [InlineData("error: there is no option --dryrun; nearest: --dry-run", "study", "out", "--dryrun")]
    [InlineData("error: the level is participant or group, found people", "study", "out", "people")]
    [InlineData("error: more is a word too many", "study", "out", "group", "more")]
    [InlineData("error: the verb extract goes first; a folder of that name is written ./extract", "study", "out", "extract", "x.nii")]
    [InlineData("error: the verb extract goes first; a folder of that name is written ./extract", "--strict", "extract", "x.nii")]
    [InlineData("error: one of the words is empty; is a variable of the shell not set?", "extract", "x.nii", "--mask", "")]
    [InlineData("error: --n-procs wants a whole number of at least 1, found two", "study", "out", "--n-procs", "two")]
    [InlineData("error: --membership wants centre or fraction, found corner", "extract", "x.nii", "--membership", "corner")]
    public void The_first_line_names_what_is_wrong(string line, params string[] args) =>
        Assert.Equal(line, CommandLine.Run(args).Error.Split('\n')[0]);

    [Theory]
    [InlineData("extract", "roianalyzer extract <bold> [options]")]
    [InlineData("check", "roianalyzer check <bids_dir> [options]")]
    public void Help_of_a_verb_shows_the_verbs_own_arguments(string verb, string usage)
    {
        var help = CommandLine.Run(verb, "--help");
        Assert.Equal(0, help.Code);
        Assert.Contains(usage + "\n", help.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("output_dir", help.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_who_interrupts_gets_130_and_a_line_that_says_so()
    {
        using var folder = new TemporaryFolder();
        using var error = new StringWriter();
        using var terminal = new RoiAnalyzer.Cli.Terminal(TextWriter.Null, error, stop: new CancellationToken(true));
        Assert.Equal(130, RoiAnalyzer.Cli.Program.Run([Path.Combine(Shared.Root, "sample-data"), folder["out"]], terminal));
        Assert.EndsWith("Interrupted: what was not finished is not there, no file is half written.\n", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Standard_output_that_is_full_ends_with_1_and_one_line()
    {
        using var error = new StringWriter();
        using var terminal = new RoiAnalyzer.Cli.Terminal(new FullWriter(), error);
        Assert.Equal(1, RoiAnalyzer.Cli.Program.Run(["regions"], terminal));
        Assert.Equal("error: No space left on device\nThe results could not be written.\n", error.ToString());
    }

    [Fact]
    public void Standard_error_that_is_full_changes_no_exit_code()
    {
        using var terminal = new RoiAnalyzer.Cli.Terminal(TextWriter.Null, new FullWriter());
        Assert.Equal(65, RoiAnalyzer.Cli.Program.Run(["regions", "nothing"], terminal));
    }

    /// <summary>The real program in a locale whose decimal sign is a comma.</summary>
    [Fact]
    public void A_russian_locale_changes_neither_decimal_points_nor_exit_codes()
    {
        using var folder = new TemporaryFolder();
        using var made = MadeRuns.Create();
        var run = made.Write("run");
        Assert.Equal(0, RunProcess("extract", run.Bold, "--regions", made.Atlas, "--min-coverage", "0.5", "-o", made["x.tsv"]).Code);
        Assert.All(File.ReadLines(made["x.tsv"]).Skip(1), line => Assert.Matches(@"^1\d{3}\.\d+$", line));
        Assert.Equal(2, RunProcess("extract", run.Bold, "--min-coverage", "0,5").Code);
        var refused = RunProcess("extract", folder["none.nii"]);
        Assert.Equal(65, refused.Code);
        Assert.EndsWith("The input cannot be used: one fault.\n", refused.Error, StringComparison.Ordinal);
        Assert.Contains("1.000", RunProcess("regions", made.Atlas, "--on", run.Bold).Out, StringComparison.Ordinal);
    }

    private static (int Code, string Out, string Error) RunProcess(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(RoiAnalyzer.Cli.Program).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LANG"] = start.Environment["LC_ALL"] = "ru_RU.UTF-8";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private sealed class FullWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new IOException("No space left on device");
    }

    [Fact]
    public void The_version_says_what_the_program_is_not_for()
    {
        var run = CommandLine.Run("--version");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("roianalyzer 0.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Not a medical device", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_verb_and_option_of_the_design()
    {
        var help = CommandLine.Run("--help").Out;
        foreach (var word in new[] { "extract", "compare", "inspect", "regions", "simulate", "check", "--derivatives", "--plan", "--regions", "--participant-label", "--session-label",
            "--task-id", "--space", "--min-coverage", "--fd-threshold", "--n-procs", "--dry-run", "--strict", "--overwrite", "--version", "roianalyzer <bids_dir>" })
            Assert.Contains(word, help, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_that_is_not_there_ends_with_65_and_a_last_line_that_says_so()
    {
        var run = CommandLine.Run("no-such-folder", "out");
        Assert.Equal(65, run.Code);
        Assert.Contains("no-such-folder", run.Error, StringComparison.Ordinal);
        Assert.Equal("The input cannot be used: one fault.", run.LastLine);
    }

    [Fact]
    public void Inspect_reads_what_it_can_and_names_every_file_that_it_cannot()
    {
        using var folder = new TemporaryFolder();
        var good = folder.Put("good.nii", new NiftiBytes().ToFile());
        var run = CommandLine.Run("inspect", good, folder.Put("one.nii", [1, 2, 3]), folder["two.nii"]);
        Assert.Equal(65, run.Code);
        Assert.Contains("NIfTI-1", run.Out, StringComparison.Ordinal);
        Assert.Equal(3, run.Error.TrimEnd('\n').Split('\n').Length);
        Assert.Equal("The input cannot be used: 2 faults.", run.LastLine);
    }
}
