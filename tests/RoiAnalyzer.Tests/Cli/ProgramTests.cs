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
    public void A_wrong_command_line_ends_with_2_and_says_where_help_is(params string[] args)
    {
        var run = CommandLine.Run(args);
        Assert.Equal(2, run.Code);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
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
