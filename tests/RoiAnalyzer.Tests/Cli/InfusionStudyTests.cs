using RoiAnalyzer.Simulation;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Cli;

/// <summary>A made study of an infusion during the scan, by one command from its folder to its answer.</summary>
public sealed class InfusionStudyTests : IDisposable
{
    private const string Stem = "task-infusion_space-MNI152NLin2009cAsym_atlas-RewardCircuit";
    private readonly TemporaryFolder _folder = new();

    public InfusionStudyTests() => SimulatedStudy.Write(_folder["study"],
        new SimulationPlan { Analysis = AnalysisKind.Infusion, Participants = 6, Volumes = 150, RepetitionTime = 6, Compress = false }, parallelism: 2);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_planted_comes_back_inside_its_intervals_and_nothing_else_does()
    {
        var run = CommandLine.Run(_folder["study"], _folder["out"], "--plan", _folder["study/plan.json"], "--n-procs", "2");
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains("min_5_10: change after the infusion", run.Out, StringComparison.Ordinal);
        Assert.Contains("Done. Nothing was skipped.", run.LastLine, StringComparison.Ordinal);
        var truth = Table.Read(_folder["study/truth.tsv"]);
        var planted = Enumerable.Range(0, truth.RowCount).ToDictionary(r => (truth[r, "region"], truth[r, "contrast"], truth[r, "arm"]), r => truth.Number(r, "change"));
        var group = Table.Read(_folder[$"out/group/{Stem}_change.tsv"]);
        var own = Enumerable.Range(0, group.RowCount).Where(r => group[r, "test"] == "change" && group[r, "status"] == "ok").ToList();
        Assert.Equal(42 * 2 * 2, own.Count);
        var inside = own.Count(r => planted[(group[r, "region"], group[r, "contrast"], group[r, "arm"])] is var change
            && group.Number(r, "ci_low") <= change && change <= group.Number(r, "ci_high"));
        // 95 % of 168, which go along with each other because drift is shared by all voxels of a run
        Assert.InRange(inside, 145, 168);
        foreach (var region in new[] { "NAcc_L", "NAcc_R" })
            Assert.InRange(planted[(region, "min_5_10", "ketamine")] - planted[(region, "min_0_5", "ketamine")], -0.21, -0.15); // half the ramp
        var difference = Enumerable.Range(0, group.RowCount).Single(r => (group[r, "test"], group[r, "region"], group[r, "contrast"]) == ("difference_of_changes", "NAcc_L", "min_5_10"));
        var expected = planted[("NAcc_L", "min_5_10", "ketamine")] - planted[("NAcc_L", "min_5_10", "placebo")];
        Assert.InRange(expected, group.Number(difference, "ci_low"), group.Number(difference, "ci_high"));
    }

    [Fact]
    public void Its_tables_hold_the_course_and_the_inflation_and_the_methods_say_how()
    {
        CommandLine.Run(_folder["study"], _folder["out"], "--plan", _folder["study/plan.json"], "--participant-label", "01");
        var course = Table.Read(_folder[$"out/sub-01/ses-pre/func/sub-01_ses-pre_{Stem}_infusion.tsv"]);
        var v1 = Enumerable.Range(0, course.RowCount).Where(r => course[r, "region"] == "NAcc_L").ToList();
        Assert.Equal(10, v1.Count(r => course[r, "part"] == "bin"));
        Assert.Equal(["min_0_5", "min_5_10"], v1.Where(r => course[r, "part"] == "window").Select(r => course[r, "name"]));
        Assert.Equal(["step", "ramp"], v1.Where(r => course[r, "part"] == "regressor").Select(r => course[r, "name"]));
        var inflation = Table.Read(_folder[$"out/sub-01/ses-pre/func/sub-01_ses-pre_{Stem}_inflation.tsv"]);
        Assert.Equal(2 * (24 + 5 + 3), inflation.RowCount);
        Assert.Contains("\"InfusionStart\": 300", File.ReadAllText(_folder[$"out/sub-01/ses-pre/func/sub-01_ses-pre_{Stem}_infusion.json"]), StringComparison.Ordinal);
        Assert.DoesNotContain("evoked", File.ReadAllText(_folder["out/report.html"]), StringComparison.Ordinal);
        Assert.Contains("The infusion began 300 s into the run and lasted 300 s.", File.ReadAllText(_folder["out/report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_high_pass_in_the_plan_ends_it_before_any_work()
    {
        var plan = File.ReadAllText(_folder["study/plan.json"]).Replace("\"analysis\"", "\"model\": { \"high_pass_seconds\": 128 },\n  \"analysis\"", StringComparison.Ordinal);
        File.WriteAllText(_folder["high.json"], plan);
        var run = CommandLine.Run(_folder["study"], _folder["out"], "--plan", _folder["high.json"]);
        Assert.Equal(65, run.Code);
        Assert.Contains("(model.high_pass_seconds): expected null", run.Error, StringComparison.Ordinal);
        Assert.Contains("of the variance of a ramp in a run of 900 s", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void Without_the_plan_the_message_names_the_field()
    {
        var run = CommandLine.Run(_folder["study"], _folder["out"]);
        Assert.Equal(65, run.Code);
        Assert.Contains("give a plan with \"analysis\": \"rest\" or \"infusion\"", run.Error, StringComparison.Ordinal);
    }
}
