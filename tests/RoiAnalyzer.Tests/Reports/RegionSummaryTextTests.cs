using System.Text.Json.Nodes;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Cli;

namespace RoiAnalyzer.Tests.Reports;

public class RegionSummaryTextTests
{
    [Theory, InlineData(RegionSummary.Median, "median"), InlineData(RegionSummary.Eigenvariate, "eigenvariate")]
    public void A_study_s_files_are_called_by_their_summary_and_say_what_it_is(RegionSummary summary, string word)
    {
        using var made = new MadeStudy(perArm: 1, images: true);
        var study = made.Read(made.PlanOfImages with { Regions = made.PlanOfImages.Regions with { Summary = summary } });
        var output = Path.Combine(made.Folder, "out");
        StudyOutput.Open(output, study, "two-and-one", "0.1.0", overwrite: false).Write(MadeStudy.ResultOf(study, 0));
        var stem = Path.Combine(output, "sub-01/ses-pre/func/sub-01_ses-pre_task-cue_run-1_space-MNI152NLin2009cAsym_atlas-TwoAndOne_stat-");
        var sidecar = JsonNode.Parse(File.ReadAllText(stem + word + "_timeseries.json"))!;
        Assert.Equal(word, sidecar["Summary"]!.GetValue<string>());
        Assert.False(File.Exists(stem + "mean_timeseries.tsv"));
        var coverage = File.ReadAllLines(stem + "coverage_bold.tsv");
        Assert.Equal(summary == RegionSummary.Eigenvariate, coverage[0].EndsWith("variance_explained\tcorrelation_with_mean", StringComparison.Ordinal));
        if (summary == RegionSummary.Eigenvariate) Assert.InRange(sidecar["Eigenvariate"]!["NAcc_L"]!["VarianceExplained"]!.GetValue<double>(), 1 / 7.0, 1);
    }

    [Fact]
    public void Extract_takes_the_words_of_a_plan_and_says_how_the_eigenvariate_stands()
    {
        using var made = MadeRuns.Create();
        var run = made.Write("run", effect: 10);
        var done = CommandLine.Run("extract", run.Bold, "--regions", made.Atlas, "--summary", "eigenvariate", "-o", made["series.tsv"]);
        Assert.Equal(0, done.Code);
        Assert.Contains("correlation with the mean 1.000", done.Error, StringComparison.Ordinal); // every voxel has the same course
        Assert.Equal("eigenvariate", JsonNode.Parse(File.ReadAllText(made["series.json"]))!["Summary"]!.GetValue<string>());
        Assert.Equal(0, CommandLine.Run("extract", run.Bold, "--regions", made.Atlas, "--summary", "weighted_mean").Code);
        Assert.Equal(2, CommandLine.Run("extract", run.Bold, "--regions", made.Atlas, "--summary", "pca").Code);
    }
}
