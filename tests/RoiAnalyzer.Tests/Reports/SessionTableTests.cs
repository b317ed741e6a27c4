using System.Text.Json.Nodes;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Reports;

public class SessionTableTests
{
    [Fact]
    public void A_study_of_two_runs_a_session_has_the_fixed_effects_of_the_estimates_that_it_wrote()
    {
        using var made = new MadeStudy(perArm: 1, images: true, runs: 2);
        var study = made.Read(made.PlanOfImages);
        var output = Path.Combine(made.Folder, "out");
        StudyOutput.Open(output, study, "two-and-one", "0.1.0", overwrite: false).Write(MadeStudy.ResultOf(study, 0));
        var stem = Path.Combine(output, "sub-01/sub-01_task-cue_space-MNI152NLin2009cAsym_atlas-TwoAndOne_fixedeffects");
        var table = Table.Read(stem + ".tsv");
        Assert.Equal(2 * 4 * 3, table.RowCount); // sessions, regions, contrasts
        var rows = Enumerable.Range(0, table.RowCount).Where(r => table[r, "status"] == Status.Ok).ToList();
        Assert.Equal(2 * 3 * 3, rows.Count);
        foreach (var r in rows)
        {
            var (one, two) = (Estimate(output, table[r, "session"], 1), Estimate(output, table[r, "session"], 2));
            var (first, second) = (RowOf(one, table[r, "region"], table[r, "contrast"]), RowOf(two, table[r, "region"], table[r, "contrast"]));
            Assert.Equal((one.Number(first, "percent_signal_change") + two.Number(second, "percent_signal_change")) / 2, table.Number(r, "estimate"), 1e-8);
            Assert.Equal(Math.Sqrt(Math.Pow(one.Number(first, "percent_standard_error"), 2) + Math.Pow(two.Number(second, "percent_standard_error"), 2)) / 2, table.Number(r, "standard_error"), 1e-8);
            Assert.Equal(one.Number(first, "df") + two.Number(second, "df"), table.Number(r, "df"));
            Assert.Equal("2", table[r, "runs_used"]);
        }
        var about = JsonNode.Parse(File.ReadAllText(stem + ".json"))!;
        Assert.StartsWith("fixed effects", about["FixedEffects"]!["Estimator"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("peak", about["PercentSignalChange"]!["Convention"]!.GetValue<string>());
        Assert.Equal("percent signal change", about["estimate"]!["Units"]!.GetValue<string>());
    }

    private static Table Estimate(string output, string session, int run) => Table.Read(Path.Combine(output,
        $"sub-01/ses-{session}/func/sub-01_ses-{session}_task-cue_run-{run}_space-MNI152NLin2009cAsym_atlas-TwoAndOne_estimates.tsv"));

    private static int RowOf(Table table, string region, string contrast) =>
        Enumerable.Range(0, table.RowCount).Single(r => table[r, "region"] == region && table[r, "contrast"] == contrast);
}
