using System.Text.Json.Nodes;

namespace RoiAnalyzer.Tests.Cli;

public class ExtractCommandTests
{
    [Fact]
    public void A_file_has_a_sidecar_that_tells_coverage()
    {
        using var made = MadeRuns.Create();
        var run = made.Write("run", lost: 2);
        var done = CommandLine.Run("extract", run.Bold, "--regions", made.Atlas, "--mask", run.Mask!, "-o", made["series.tsv"]);
        Assert.Equal((0, ""), (done.Code, done.Out));
        Assert.Equal(MadeRuns.Volumes + 1, File.ReadLines(made["series.tsv"]).Count());
        var coverage = JsonNode.Parse(File.ReadAllText(made["series.json"]))!["Coverage"]![0]!;
        Assert.Equal(("0.75", "6"), (coverage["coverage_run"]!.GetValue<string>(), coverage["voxels_common"]!.GetValue<string>()));
    }

    [Fact]
    public void A_region_with_too_little_coverage_is_a_column_of_na_and_a_line_that_says_why()
    {
        using var made = MadeRuns.Create();
        var run = made.Write("run", lost: 5);
        var done = CommandLine.Run("extract", run.Bold, "--regions", made.Atlas, "--mask", run.Mask!);
        Assert.Equal(65, done.Code); // it was the only region
        Assert.All(done.Out.TrimEnd('\n').Split('\n').Skip(1), line => Assert.Equal("n/a", line));
        Assert.Contains("low_coverage", done.Error, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run("extract", run.Bold, "--regions", made.Atlas, "--mask", run.Mask!, "--min-coverage", "0.3").Code);
    }

    [Theory]
    [InlineData("run.tsv"), InlineData("atlas.tsv"), InlineData("run_mask.tsv")]
    public void An_output_whose_sidecar_would_replace_that_of_an_input_is_refused(string output)
    {
        using var made = MadeRuns.Create();
        var run = made.Write("run");
        File.WriteAllText(made["run.json"], """{"RepetitionTime": 2}""");
        var refused = CommandLine.Run("extract", run.Bold, "--regions", made.Atlas, "--mask", run.Mask!, "-o", made[output]);
        Assert.Equal(2, refused.Code);
        Assert.Contains("choose another name", refused.Error, StringComparison.Ordinal);
        Assert.Equal("""{"RepetitionTime": 2}""", File.ReadAllText(made["run.json"]));
        Assert.False(File.Exists(made[output]));
    }

    [Fact]
    public void A_run_given_as_its_own_mask_is_refused()
    {
        using var made = MadeRuns.Create();
        var run = made.Write("run");
        var refused = CommandLine.Run("extract", run.Bold, "--regions", made.Atlas, "--mask", run.Bold);
        Assert.Equal((65, ""), (refused.Code, refused.Out));
        Assert.Contains("expected a mask of one volume, found 120 volumes", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_line_counts_volumes_and_regions()
    {
        using var made = MadeRuns.Create();
        Assert.Equal("120 volumes, 1 region.", CommandLine.Run("extract", made.Write("run").Bold, "--regions", made.Atlas).LastLine);
        Assert.Equal("1 volume, 1 region.", CommandLine.Run("extract", made.Atlas, "--regions", made.Atlas).LastLine);
    }

    [Fact]
    public void A_voxel_that_is_not_a_number_is_never_in_the_mean()
    {
        using var made = MadeRuns.Create();
        var (whole, holed) = (made.Write("whole", effect: 0), made.Write("holed", effect: 0, lost: 3, loss: MadeRuns.Loss.NotANumber));
        var done = CommandLine.Run("extract", holed.Bold, "--regions", made.Atlas);
        Assert.DoesNotContain("n/a", done.Out, StringComparison.Ordinal);
        var expected = MadeRuns.Region[3..].Average(v => 1000 + 10 * (v % 7) + 3 * Math.Cos(Math.PI * 0.5 / MadeRuns.Volumes));
        Assert.Equal(expected, double.Parse(done.Out.Split('\n')[1], System.Globalization.CultureInfo.InvariantCulture), 1e-3);
        Assert.NotEqual(CommandLine.Run("extract", whole.Bold, "--regions", made.Atlas).Out, done.Out);
    }
}
