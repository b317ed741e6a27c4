using RoiAnalyzer.Group;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Reports;

public sealed class QualityReaderTests : IDisposable
{
    private readonly MadeStudy _made = new(perArm: 2, images: true);

    public void Dispose() => _made.Dispose();

    [Fact]
    public void The_group_level_has_the_measures_that_participants_wrote()
    {
        var study = _made.Read(_made.PlanOfImages);
        var output = Open(study);
        for (var i = 0; i < study.Participants.Count; i++) output.Write(MadeStudy.ResultOf(study, i));
        var data = output.ReadGroup([.. Analysis.ContrastsOf(study.Plan).Select(c => c.Name)], regions => Analysis.GroupPlanOf(study, regions));
        foreach (var (p, i) in study.Participants.Select((p, i) => (p, i)))
        {
            var result = MadeStudy.ResultOf(study, i);
            for (var r = 0; r < result.Models.Count; r++)
            {
                var quality = RoiAnalyzer.Models.RunQuality.Of(result.Signals.Runs[r], result.Models[r], result.Signals.Regions, study.Plan.Model);
                var session = quality.Run.Key.Session!;
                foreach (var region in quality.Regions)
                {
                    Same(region.ModelTsnr, Find(region.Region, "tsnr_series_model"));
                    Same(region.Baseline, Find(region.Region, "baseline"));
                }
                Same(quality.MeanDisplacement, Find("", "fd_mean"));
                Same(result.Signals.Runs[r].BrainMedian, Find("", "brain_median"));

                double? Find(string region, string measure) => data.Quality.SingleOrDefault(q => (q.Participant, q.Session, q.Region, q.Measure) == (p.Label, session, region, measure))?.Value;
            }
            var change = result.Changes[0];
            var row = data.Changes.First(c => c.Participant == p.Label && c.Region == change.Region && c.Contrast == change.Contrast);
            Assert.Equal(change.Voxels, row.Voxels);
            Assert.Equal(change.Coverage, row.Coverage, 1e-9);
        }
        Assert.Contains(data.Quality, q => q is { Region: "", Measure: "fd_mean" });
        Assert.Contains(data.Quality, q => q is { Region: "NAcc_L", Measure: "tsnr_series_model" });
    }

    [Fact]
    public void A_table_that_is_not_there_is_named()
    {
        var study = _made.Read(_made.PlanOfImages);
        var output = Open(study);
        for (var i = 0; i < study.Participants.Count; i++) output.Write(MadeStudy.ResultOf(study, i));
        var gone = Directory.GetFiles(output.Folder, "sub-01*_runs.tsv", SearchOption.AllDirectories).Single();
        File.Delete(gone);
        Assert.Contains(gone, Assert.Throws<InputException>(() => output.ReadGroup([.. Analysis.ContrastsOf(study.Plan).Select(c => c.Name)], regions => Analysis.GroupPlanOf(study, regions))).Message, StringComparison.Ordinal);
    }

    private StudyOutput Open(Study study) => StudyOutput.Open(Path.Combine(_made.Folder, "out"), study, "two-and-one", "0.1.0", overwrite: false);

    private static void Same(double? expected, double? found)
    {
        if (expected is { } value && double.IsFinite(value)) Assert.Equal(value, found!.Value, 1e-9 * Math.Abs(value));
        else Assert.Null(found);
    }
}
