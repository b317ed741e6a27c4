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
