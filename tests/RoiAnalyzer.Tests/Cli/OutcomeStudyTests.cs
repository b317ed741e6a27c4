using System.Globalization;
using System.Text.Json.Nodes;
using RoiAnalyzer.Simulation;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Cli;

/// <summary>
/// Outcomes made of the planted responses of a made study, from outcomes.tsv to the table of associations by one command. The images have little
/// noise, which would draw the correlations towards 0 by the unreliability of the estimates.
/// </summary>
public sealed class OutcomeStudyTests : IDisposable
{
    private const string Stem = "task-cue_space-MNI152NLin2009cAsym_atlas-RewardCircuit";
    private const string Contrast = "alcohol-neutral";
    private readonly TemporaryFolder _folder = new();

    public OutcomeStudyTests() => SimulatedStudy.Write(_folder["study"], new SimulationPlan { Participants = 12, Volumes = 90, Compress = false, MissingPost = "02", LostCoverage = "03", NuisancePercent = 0.05, NoisePercent = 0.1 }, parallelism: 2);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Planted_relations_come_back_and_what_is_missing_is_said()
    {
        WriteOutcomes();
        Plan();
        var run = Analyse();
        Assert.True(run.Code == 0, run.Error);
        var rows = Read($"out/group/{Stem}_associations.tsv");

        // less response, less craving: r near 1 of the planted changes; fewer drinking days, later relapse, more abstinence
        var craving = Row("craving", "change", "pearson");
        Assert.InRange(Number(craving["estimate"]), 0.8, 1);
        Assert.True(Number(craving["ci_low"]) > 0);
        Assert.Equal(("false", "9"), (craving["exploratory"], craving["n"]));
        Assert.InRange(Number(craving["p_holm"]), 0, 0.05);
        Assert.True(Number(Row("drinking", "change", "quasi_binomial")["ci_low"]) > 1);
        Assert.True(Number(Row("relapse", "change", "cox")["estimate"]) > 1);
        Assert.True(Number(Row("abstinent", "change", "logistic")["estimate"]) < 1);
        Assert.InRange(Number(Row("urge", "sessions", "rmcorr")["estimate"]), 0.8, 1);
        // the treated arm's planted change is 0.35 lower, and its craving 7
        Assert.True(Number(Row("craving", "arm", "difference_of_means")["estimate"]) < 0);

        // sub-01 has no outcome, sub-02 no session after, sub-03 no region
        Assert.Equal("low_coverage 1, missing_session 1, no_outcome 1", craving["missing_reasons"]);
        // what the plan does not declare is exploratory, and in no family
        Assert.All(rows.Where(r => r["outcome"] is not "craving"), r => Assert.Equal(("true", "n/a"), (r["exploratory"], r["p_holm"])));

        Dictionary<string, string> Row(string outcome, string measure, string method) =>
            rows.Single(r => (r["outcome"], r["measure"], r["method"]) == (outcome, measure, method) && (measure == "arm" || (r["region"], r["contrast"]) == ("NAcc_L", Contrast)));
    }

    [Fact]
    public void Every_fault_of_the_table_is_one_line()
    {
        Plan();
        File.WriteAllText(_folder["study/outcomes.tsv"], "participant_id\tcraving\turge\tdrinking\tdays\tweeks\trelapsed\tabstinent\nsub-99\t1\t1\t1\t2\t1\t1\t1\nsub-01\tmuch\t1\t3\t2\t1\t1\t2\n");
        var run = Analyse();
        Assert.Equal(65, run.Code);
        foreach (var fault in new[] { "sub-99", "much", "a whole number from 0 to the total", "1, 0 or n/a" })
            Assert.Single(run.Error.Split('\n'), line => line.Contains("outcomes.tsv", StringComparison.Ordinal) && line.Contains(fault, StringComparison.Ordinal));
        Assert.False(Directory.Exists(_folder["out/group"]));

        File.WriteAllText(_folder["study/outcomes.tsv"], "participant_id\tcraving\turge\tdrinking\tdays\tweeks\trelapse\tabstinent\nsub-01\t1\t1\t1\t2\t1\t1\t1\n");
        run = Analyse();
        Assert.Equal(65, run.Code);
        Assert.Single(run.Error.Split('\n'), line => line.Contains("relapsed", StringComparison.Ordinal) && line.Contains("none of that name", StringComparison.Ordinal));

        File.Delete(_folder["study/outcomes.tsv"]);
        run = Analyse();
        Assert.Equal(65, run.Code);
        Assert.Contains("no such file", run.Error, StringComparison.Ordinal);
    }

    private CommandLine Analyse() => CommandLine.Run(_folder["study"], _folder["out"], "--plan", _folder["plan.json"], "--n-procs", "2");

    /// <summary>The made study's plan with outcomes, of which one is declared.</summary>
    private void Plan()
    {
        var plan = JsonNode.Parse(File.ReadAllText(_folder["study/plan.json"]))!;
        var statistics = plan["statistics"] as JsonObject ?? [];
        statistics["outcomes"] = JsonNode.Parse("""
            { "craving": { "kind": "continuous", "declared": true, "covariates": [] }, "urge": { "kind": "continuous", "covariates": [] },
              "drinking": { "kind": "count", "total": "days", "covariates": [] }, "relapse": { "column": "weeks", "kind": "time", "event": "relapsed", "covariates": [] },
              "abstinent": { "kind": "binary", "covariates": [] } }
            """);
        plan["statistics"] = statistics;
        File.WriteAllText(_folder["plan.json"], plan.ToJsonString());
    }

    /// <summary>
    /// After the infusion: craving 50 + 20 change, drinking days 14 + 20 change of 28, weeks to a relapse 5 − 8 change, abstinent below the median
    /// change but for two; urge 30 + 20 response in each session. All with a small disturbance.
    /// </summary>
    private void WriteOutcomes()
    {
        var planted = Read("study/truth_participants.tsv").Where(r => r["region"] == "NAcc_L" && r["contrast"] == Contrast).ToList();
        double ChangeOf(Dictionary<string, string> row) => row["change"] == "n/a" ? 0 : Number(row["change"]);
        var median = planted.Select(ChangeOf).Order().ElementAt(planted.Count / 2);
        List<string> lines = ["participant_id\tsession_id\tcraving\turge\tdrinking\tdays\tweeks\trelapsed\tabstinent"];
        foreach (var (n, row) in planted.Index())
        {
            var (change, disturbance) = (ChangeOf(row), Math.Sin(n * 7));
            lines.Add(FormattableString.Invariant($"{row["participant_id"]}\tpre\tn/a\t{30 + 20 * Number(row["pre"]) + 0.3 * disturbance:F2}\tn/a\tn/a\tn/a\tn/a\tn/a"));
            if (row["post"] == "n/a" || n == 0) continue;
            var abstinent = change < median != (n is 5 or 8) ? 1 : 0;
            lines.Add(FormattableString.Invariant($"{row["participant_id"]}\tpost\t{50 + 20 * change + 0.3 * disturbance:F2}\t{30 + 20 * Number(row["post"]) - 0.3 * disturbance:F2}\t{Math.Round(14 + 20 * change + disturbance):F0}\t28\t{5 - 8 * change + 0.5 * disturbance:F2}\t{(n % 4 == 3 ? 0 : 1)}\t{abstinent}"));
        }
        File.WriteAllLines(_folder["study/outcomes.tsv"], lines);
    }

    private List<Dictionary<string, string>> Read(string name)
    {
        var table = Table.Read(_folder[name]);
        return [.. Enumerable.Range(0, table.RowCount).Select(row => table.Columns.ToDictionary(column => column, column => table[row, column]))];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
