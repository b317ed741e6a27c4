using RoiAnalyzer.Simulation;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Cli;

/// <summary>Made studies of other designs than two arms before and after, by one command each from folder to answer.</summary>
public sealed class DesignStudyTests : IDisposable
{
    private const string Stem = "task-cue_space-MNI152NLin2009cAsym_atlas-RewardCircuit";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_longitudinal_study_finds_the_planted_difference_at_every_visit()
    {
        var run = Analyse(new SimulationPlan { Participants = 8, FollowUps = 1, Volumes = 90, Compress = false });
        Assert.Contains("by the model of all visits (REML, Kenward-Roger)", run.Out, StringComparison.Ordinal);
        var (truth, change) = (Read("study/truth.tsv"), Read($"out/group/{Stem}_change.tsv"));
        var planted = truth.ToDictionary(r => (r["region"], r["contrast"], r["arm"], r["session"]), r => Number(r["response"]));
        var rows = change.Where(r => r["test"] == "longitudinal_difference" && r["status"] == "ok").ToList();
        Assert.Equal(["post", "followup1"], rows.Select(r => r["visit"]).Distinct());
        var inside = rows.Count(r => Covers(r, Difference(r["region"], r["contrast"], r["visit"])));
        // 95 % of 252, which go along with each other because drift is shared by all voxels of a run
        Assert.InRange((double)inside / rows.Count, 0.88, 1);
        Assert.Equal(-0.35, Difference("NAcc_L", "alcohol", "post"), 1e-9);
        Assert.Equal(-0.175, Difference("NAcc_L", "alcohol", "followup1"), 1e-9);
        Assert.Contains(Read($"out/group/{Stem}_longitudinal.tsv"), r => r["region"] == "NAcc_L" && r["contrast"] == "alcohol" && r["baseline"] == "equal" && r["baseline_only"] == "1");
        var changes = change.Where(r => r["test"] == "longitudinal_change" && r["status"] == "ok").ToList();
        Assert.Equal(2 * rows.Count, changes.Count);
        Assert.InRange(changes.Count(r => Covers(r, Change(r))) / (double)changes.Count, 0.88, 1);
        Assert.Equal(4 * rows.Count, Read($"out/group/{Stem}_missingdata.tsv").Count);

        double Change(Dictionary<string, string> r) => planted[(r["region"], r["contrast"], r["arm"], r["visit"])] - planted[(r["region"], r["contrast"], r["arm"], "pre")];
        double Difference(string region, string contrast, string visit) => planted[(region, contrast, "ketamine", visit)] - planted[(region, contrast, "placebo", visit)];
    }

    /// <summary>The treated participants of a made study alone, as one arm: the planted change of the treated arm at every visit.</summary>
    [Fact]
    public void One_arm_with_follow_ups_finds_the_planted_change_at_every_visit()
    {
        SimulatedStudy.Write(_folder["study"], new SimulationPlan { Participants = 12, FollowUps = 2, Volumes = 90, Compress = false }, parallelism: 2);
        var participants = Read("study/participants.tsv");
        File.WriteAllLines(_folder["study/participants.tsv"], ["participant_id\tage\tsex", .. participants.Select(p => $"{p["participant_id"]}\t{p["age"]}\t{p["sex"]}")]);
        File.WriteAllText(_folder["plan.json"], """{ "task": "cue", "sessions": { "pre": "pre", "post": "post", "follow_up": ["followup1", "followup2"] }, "primary_contrasts": ["alcohol-neutral"], "statistics": { "primary_visit": "followup1" } }""");
        List<string> call = [_folder["study"], _folder["out"], "--plan", _folder["plan.json"], "--n-procs", "2", "--participant-label", .. participants.Where(p => p["arm"] == "ketamine").Select(p => p["participant_id"][4..])];
        var run = CommandLine.Run([.. call]);
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains("The design is longitudinal: one arm and sessions at 3 times after the infusion", run.Out + run.Error, StringComparison.Ordinal);
        Assert.Contains("alcohol-neutral: change at followup1 from before the infusion, by the model of all visits", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("d_z", run.Out, StringComparison.Ordinal);
        var planted = Read("study/truth.tsv").Where(r => r["arm"] == "ketamine").ToDictionary(r => (r["region"], r["contrast"], r["session"]), r => Number(r["response"]));
        var rows = Read($"out/group/{Stem}_change.tsv").Where(r => r["test"] == "longitudinal_change").ToList();
        Assert.Equal(["post", "followup1", "followup2"], rows.Select(r => r["visit"]).Distinct());
        Assert.Equal(3 * 126, rows.Count);
        Assert.All(rows, r => Assert.Equal(("ok", "n/a", "n/a"), (r["status"], r["arm"], r["reference_arm"])));
        Assert.InRange(rows.Count(r => Covers(r, planted[(r["region"], r["contrast"], r["visit"])] - planted[(r["region"], r["contrast"], "pre")])) / (double)rows.Count, 0.88, 1);
        Assert.All(rows.Where(r => r["family"] == "primary"), r => Assert.Equal("followup1", r["visit"]));
        Assert.All(rows.Where(r => r["family"] == "primary"), r => Assert.True(Number(r["p_maxt"]) >= 2 / 64.0));
        Assert.Contains("followup1, arm: mean (SD)", File.ReadAllText(_folder[$"out/group/{Stem}_table2.md"]), StringComparison.Ordinal);
        Assert.Contains("at the visit followup1 than before the infusion", File.ReadAllText(_folder["out/report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_crossover_finds_the_planted_difference_between_treatments()
    {
        var run = Analyse(new SimulationPlan { Participants = 8, Design = SimulatedDesign.Crossover, Volumes = 90, Compress = false });
        Assert.Contains("alcohol-neutral: ketamine - placebo, percent signal change", run.Out, StringComparison.Ordinal);
        var (truth, change) = (Read("study/truth.tsv"), Read($"out/group/{Stem}_change.tsv"));
        var planted = truth.ToDictionary(r => (r["region"], r["contrast"], r["treatment"]), r => Number(r["response"]));
        var rows = change.Where(r => r["test"] == "crossover_difference" && r["status"] == "ok").ToList();
        Assert.Equal((126, 126), (rows.Count, change.Count));
        // nothing is said of changes between sessions of different treatments
        Assert.All(new[] { "sensitivity", "effectsizes", "evidence", "sides", "specificity" }.SelectMany(table => Read($"out/group/{Stem}_{table}.tsv")), r => Assert.Equal("crossover_difference", r["test"]));
        Assert.False(File.Exists(_folder[$"out/group/{Stem}_reliablechange.tsv"]) || File.Exists(_folder[$"out/group/{Stem}_reliability.tsv"]));
        var everybody = Read($"out/group/{Stem}_participants.tsv");
        Assert.Equal(8 * 126, everybody.Count);
        Assert.All(everybody.Where(r => r["status"] == "ok"), r => Assert.Equal(Number(r["treated"]) - Number(r["reference"]), Number(r["difference"]), 1e-8));
        var sides = Read($"out/group/{Stem}_sides.tsv").Where(r => r["side"] is "positive" or "negative").ToList();
        Assert.InRange(sides.Count(r => Covers(r, planted[(r["region"], r["conditions"], "ketamine")] - planted[(r["region"], r["conditions"], "placebo")])) / (double)sides.Count, 0.88, 1);
        var page = File.ReadAllText(_folder["out/report.html"]);
        Assert.Contains("the differences are within participants", page, StringComparison.Ordinal);
        Assert.DoesNotContain("compared by their changes", page, StringComparison.Ordinal);
        Assert.Contains("There are no changes between sessions", page, StringComparison.Ordinal);
        Assert.DoesNotContain("minus ses-", page, StringComparison.Ordinal);
        Assert.InRange(rows.Count(r => Covers(r, planted[(r["region"], r["contrast"], "ketamine")] - planted[(r["region"], r["contrast"], "placebo")])) / 126.0, 0.88, 1);
        var accumbens = rows.Single(r => r["region"] == "NAcc_L" && r["contrast"] == "alcohol");
        Assert.Equal(("ketamine", "placebo"), (accumbens["arm"], accumbens["reference_arm"]));
        Assert.True(Number(accumbens["ci_high"]) < 0);
        Assert.Equal(["period", "sequences"], Read($"out/group/{Stem}_crossover.tsv").Where(r => r["region"] == "NAcc_L" && r["contrast"] == "alcohol").Select(r => r["effect"]));
    }

    /// <summary>Four sessions, of which sessions.tsv says what is before which treatment: the responses of a made study whose treatments nobody knows.</summary>
    [Fact]
    public void A_crossover_with_sessions_before_its_treatments_is_adjusted_for_them()
    {
        SimulatedStudy.Write(_folder["study"], new SimulationPlan { Participants = 8, FollowUps = 2, Volumes = 90, Compress = false }, parallelism: 2);
        for (var who = 1; who <= 8; who++)
        {
            var (first, second) = who % 2 == 0 ? ("ketamine", "placebo") : ("placebo", "ketamine");
            File.WriteAllText(_folder[$"study/sub-{who:00}/sub-{who:00}_sessions.tsv"],
                $"session_id\tperiod\trole\ttreatment\nses-pre\t1\tpre\tn/a\nses-post\t1\tpost\t{first}\nses-followup1\t2\tpre\tn/a\nses-followup2\t2\tpost\t{second}\n");
        }
        File.WriteAllText(_folder["plan.json"], """
            { "sessions": { "pre": "pre", "post": "post", "follow_up": ["followup1", "followup2"] }, "statistics": { "design": "crossover" }, "primary_contrasts": ["alcohol"], "arm": { "reference": "placebo" } }
            """);
        var run = CommandLine.Run(_folder["study"], _folder["out"], "--plan", _folder["plan.json"], "--n-procs", "2");
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains("It is adjusted for the value before each treatment", string.Join(' ', run.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        var rows = Read($"out/group/{Stem}_change.tsv").Where(r => r["region"] == "V1_L" && r["contrast"] == "alcohol").ToList();
        Assert.Equal([("crossover_difference", "ketamine", "ok"), ("crossover_adjusted", "ketamine", "ok")], rows.Select(r => (r["test"], r["arm"], r["status"])));
        // each period's value is that after its treatment: what everybody's table says
        var (everybody, sessions) = (Read($"out/group/{Stem}_participants.tsv"), Read($"out/group/{Stem}_long.tsv"));
        var own = everybody.Single(r => (r["participant_id"], r["region"], r["contrast"]) == ("sub-02", "V1_L", "alcohol"));
        Assert.Equal("ketamine-placebo", own["sequence"]);
        Assert.Equal(sessions.Single(r => (r["participant_id"], r["region"], r["contrast"], r["session"]) == ("sub-02", "V1_L", "alcohol", "post"))["value"], own["treated"]);
        Assert.All(sessions.Where(r => r["session"] is "pre" or "followup1"), r => Assert.Equal("n/a", r["treatment"]));
        Assert.Contains("adjusted for the value before in each period", File.ReadAllText(_folder["out/report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_made_is_said()
    {
        var run = CommandLine.Run("simulate", _folder["no"], "--design", "crossover", "--follow-ups", "2");
        Assert.Equal(65, run.Code);
        Assert.Contains("0 in a crossover", run.Error, StringComparison.Ordinal);
    }

    private CommandLine Analyse(SimulationPlan plan)
    {
        SimulatedStudy.Write(_folder["study"], plan, parallelism: 2);
        var run = CommandLine.Run(_folder["study"], _folder["out"], "--plan", _folder["study/plan.json"], "--n-procs", "2");
        Assert.True(run.Code == 0, run.Error);
        return run;
    }

    private List<Dictionary<string, string>> Read(string name)
    {
        var table = Table.Read(_folder[name]);
        return [.. Enumerable.Range(0, table.RowCount).Select(row => table.Columns.ToDictionary(column => column, column => table[row, column]))];
    }

    private static bool Covers(Dictionary<string, string> row, double truth) => Number(row["ci_low"]) <= truth && truth <= Number(row["ci_high"]);

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
