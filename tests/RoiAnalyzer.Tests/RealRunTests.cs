using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Cli;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests;

/// <summary>
/// The full real run: a visual localiser (studyforrest, PDDL) in MNI space, whose raw header says a wrong repetition time.
/// </summary>
public class RealRunTests
{
    private const string Folder = "data/bold/studyforrest-localizer";
    private const string Stem = Folder + "/derivatives/affine-mni/sub-02/func/sub-02_task-oneback_run-1_";
    private static readonly string[] Pictures = ["body", "face", "house", "object", "scene", "scramble"];

    [Theory]
    [InlineData(NoiseModel.Ols), InlineData(NoiseModel.Ar1)]
    public void Visual_cortex_answers_to_pictures_and_accumbens_does_not(NoiseModel noise)
    {
        var t = TimesOf(Run(), noise);
        Assert.True(t["V"] > 10, $"visual cortex t = {t["V"]}");
        Assert.InRange(t["NAcc_L"], -2, 2);
        Assert.InRange(t["NAcc_R"], -2, 2);
    }

    [Fact]
    public void Accumbens_as_labels_of_CIT168_does_not_answer_either()
    {
        var atlas = RegionSet.Open("reward-cit168", Shared.File("data/atlases/CIT168_MNI152NLin2009cAsym/tpl-MNI152NLin2009cAsym_res-01_atlas-CIT168_desc-maxprob25_dseg.nii.gz"));
        var t = TimesOf(Run(), NoiseModel.Ar1, atlas);
        Assert.InRange(t["NAcc_L"], -2, 2);
        Assert.InRange(t["NAcc_R"], -2, 2);
        Assert.Equal(26, t.Count);
    }

    [Fact]
    public void With_the_headers_wrong_repetition_time_the_last_events_lie_outside_the_run_and_the_others_do_not_fit()
    {
        var wrong = Run() with { RepetitionTime = 1.7935 };
        Assert.Contains("within the run's 279.786 s", Assert.Throws<InputException>(() => TimesOf(wrong, NoiseModel.Ar1)).Message, StringComparison.Ordinal);
        var t = TimesOf(wrong with { Events = [.. wrong.Events.Where(e => e.Onset < 279)] }, NoiseModel.Ar1);
        Assert.InRange(t["V"], -5, 5);
    }

    [Fact]
    public void The_headers_wrong_repetition_time_is_reported_and_the_sidecars_used()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["scanner.json"], """{"name":"s","space":"scanner","seeds":[{"name":"middle","sphere":{"centre":[0,0,0],"radius":9}}]}""");
        var run = CommandLine.Run("extract", Shared.File(Folder + "/sub-02/func/sub-02_task-oneback_run-1_bold.nii.gz"), "--regions", folder["scanner.json"], "--space", "scanner", "-o", folder["x.tsv"]);
        Assert.Equal(0, run.Code);
        Assert.Contains("the header says a repetition time of 1.7935 s, the sidecar 2 s; the sidecar's is used", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Extract_gives_a_column_a_region_and_a_row_a_volume()
    {
        var bold = Shared.File(Stem + "space-MNI152NLin2009cAsym_res-3_desc-preproc_bold.nii.gz");
        var atlas = Shared.File("data/atlases/CIT168_MNI152NLin2009cAsym/tpl-MNI152NLin2009cAsym_res-01_atlas-CIT168_desc-maxprob25_dseg.nii.gz");
        foreach (var (regions, columns, first) in new[] { ("reward-circuit", 42, "NAcc_L"), (atlas, 32, "Putamen_L") })
        {
            var run = CommandLine.Run("extract", bold, "--regions", regions);
            Assert.Equal(0, run.Code);
            var lines = run.Out.TrimEnd('\n').Split('\n');
            Assert.Equal(157, lines.Length);
            Assert.All(lines, line => Assert.Equal(columns, line.Split('\t').Length));
            Assert.StartsWith(first, run.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Regions_of_a_template_are_refused_in_the_scanners_space()
    {
        var run = CommandLine.Run("extract", Shared.File(Folder + "/sub-02/func/sub-02_task-oneback_run-1_bold.nii.gz"));
        Assert.Equal(65, run.Code);
        Assert.Contains("claims no space", run.Error, StringComparison.Ordinal);
        Assert.Contains("--space", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    /// <summary>As if it were at rest: what must hold of any run.</summary>
    [Theory]
    [InlineData(27), InlineData(7)]
    public void Taken_as_a_run_at_rest_all_its_numbers_are_in_their_bounds(int neighbours)
    {
        var plan = new Plan { Analysis = AnalysisKind.Rest, Model = new ModelPlan { Confounds = ["6P"] }, Rest = new RestPlan { RehoNeighbours = neighbours } };
        var run = Run() with { Key = new RunKey("02", "pre", "oneback", "1") };
        var result = Analysis.OfParticipant(new Participant("02", null, [new Session("pre", SessionRole.Pre, [run])]), RegionSet.Open("reward-circuit"), plan, ReferenceHeights.Bins(new Dictionary<string, double>()));
        var model = Assert.Single(result.Models);
        Assert.Equal(42 * 6, model.Estimates.Count);
        Assert.Equal(42 * 41 / 2, model.Rest!.Edges.Count);
        Assert.All(model.Rest.Edges, e => Assert.True(Math.Abs(e.R) <= 1 && double.IsFinite(e.StandardError) && Math.Abs(e.Partial) <= 1, $"{e}"));
        Assert.All(model.Estimates.Where(e => e.Status == Status.Ok), e => Assert.True(double.IsFinite(e.Measured!.Value.Effect)));
        var reho = model.Estimates.Where(e => e.Contrast == "reho").ToList();
        Assert.Equal(42, reho.Count);
        Assert.All(reho, e => Assert.Equal(Status.Ok, e.Status));
        Assert.All(reho, e => Assert.InRange(e.Value!.Value.Effect, 1.0 / neighbours, 1));
    }

    private static Run Run() => SingleRun.Of(
        Shared.File(Stem + "space-MNI152NLin2009cAsym_res-3_desc-preproc_bold.nii.gz"), Shared.File(Stem + "space-MNI152NLin2009cAsym_res-3_desc-brain_mask.nii.gz"),
        Shared.File(Folder + "/sub-02/func/sub-02_task-oneback_run-1_events.tsv"), Shared.File(Stem + "desc-confounds_timeseries.tsv"));

    private static Dictionary<string, double> TimesOf(Run run, NoiseModel noise, RegionSet? regions = null)
    {
        regions ??= RegionSet.Open("reward-circuit") is var circuit ? circuit with { Seeds = [.. circuit.Seeds, new SphereSeed("V", new(24, -93, 21), 6) { Space = "MNI152" }] } : null!;
        var signals = ParticipantSignals.Extract([run], regions, new RegionPlan());
        var all = new Contrast("all", Pictures.ToDictionary(p => p, _ => 1.0));
        var heights = ReferenceHeights.Peak(ReferenceHeights.TaskDurations(run.Events), ResponseShape.Spm, run.RepetitionTime);
        var model = RunModel.Fit(signals.Runs[0], signals.Regions, new ModelPlan { Noise = noise }, [all], heights);
        return model.Estimates.Where(e => e.Status == Status.Ok).ToDictionary(e => e.Region, e => e.Effect!.Value.T);
    }
}
