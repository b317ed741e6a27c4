using System.Text.Json.Nodes;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Reports;

public sealed class StudyOutputTests : IDisposable
{
    private readonly MadeStudy _made = new(perArm: 2, images: true);

    private string Out => Path.Combine(_made.Folder, "out");

    public void Dispose() => _made.Dispose();

    [Fact]
    public void A_folder_of_something_else_is_refused_even_when_told_to_overwrite()
    {
        var file = _made.Write("../out/thesis.txt", "years of work");
        foreach (var overwrite in new[] { false, true })
            Assert.Contains("found other files", Assert.Throws<InputException>(() => Open(_made.Read(), overwrite)).Message, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(Out));
        // the raw study itself: its dataset_description.json must survive
        var raw = Path.Combine(_made.Root, "dataset_description.json");
        var before = File.ReadAllText(raw);
        Assert.Throws<InputException>(() => StudyOutput.Open(_made.Root, _made.Read(), "set", "0.1.0", overwrite: true));
        Assert.Equal(before, File.ReadAllText(raw));
    }

    [Fact]
    public void A_folder_of_the_same_plan_is_opened_again_and_one_of_another_plan_only_when_told()
    {
        Open(_made.Read());
        Open(_made.Read());
        var other = _made.Read(new Plan { Seed = 7 });
        Assert.Contains("--overwrite", Assert.Throws<InputException>(() => Open(other)).Message, StringComparison.Ordinal);
        Open(other, overwrite: true);
        Assert.Contains("\"seed\": 7", File.ReadAllText(Path.Combine(Out, "plan.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_another_job_has_just_begun_is_not_foreign()
    {
        _made.Write("../out/dataset_description.json.abc.part", "{");
        Open(_made.Read());
        Assert.True(File.Exists(Path.Combine(Out, "plan.json")));
    }

    [Fact]
    public void A_description_that_is_no_json_is_foreign_and_no_crash()
    {
        _made.Write("../out/dataset_description.json", "not json");
        Assert.Throws<InputException>(() => Open(_made.Read()));
        _made.Write("../out/dataset_description.json", """{ "GeneratedBy": "RoiAnalyzer" }""");
        Assert.Throws<InputException>(() => Open(_made.Read()));
    }

    [Fact]
    public void A_participant_has_a_table_and_its_description_for_each_run_and_whole()
    {
        var study = _made.Read(_made.PlanOfImages);
        var output = Open(study);
        output.Write(MadeStudy.ResultOf(study, 0));
        var stems = new[] { "pre", "post" }.SelectMany(s => new[] { "atlas-TwoAndOne_stat-mean_timeseries", "atlas-TwoAndOne_stat-coverage_bold", "atlas-TwoAndOne_design", "atlas-TwoAndOne_estimates", "atlas-TwoAndOne_noise", "atlas-TwoAndOne_quality" }
            .Select(t => $"sub-01/ses-{s}/func/sub-01_ses-{s}_task-cue_run-1_space-MNI152NLin2009cAsym_{t}"))
            .Concat(new[] { "change", "skipped", "runs", "pairs", "baseline", "fixedeffects" }.Select(t => $"sub-01/sub-01_task-cue_space-MNI152NLin2009cAsym_atlas-TwoAndOne_{t}"));
        var expected = stems.SelectMany(s => new[] { s + ".json", s + ".tsv" }).Concat(stems.Where(s => s.EndsWith("_design", StringComparison.Ordinal)).Select(s => s + ".svg")).Concat(["dataset_description.json", ".bidsignore", "plan.json", "provenance.json"]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Written());
    }

    [Fact]
    public void Every_column_of_every_table_is_described_and_no_file_holds_an_absolute_path()
    {
        var study = _made.Read(_made.PlanOfImages);
        var output = Done(study);
        var data = output.ReadGroup(ContrastsOf(study), regions => Analysis.GroupPlanOf(study, regions));
        var result = Analysis.OfGroup(data);
        output.Write(result, data);
        output.WriteReport(HtmlReport.Of(study, data.Plan, result.Rows, data.Changes, output.Skipped(), "0.1.0", output.ReadQuality(), result));
        var tables = Written().Where(f => f.EndsWith(".tsv", StringComparison.Ordinal)).ToList();
        Assert.Equal(4 * 18 + 1 + GroupTables.Of(result, data).Count(), tables.Count);
        foreach (var table in tables)
        {
            var sidecar = JsonNode.Parse(Read(Path.ChangeExtension(table, ".json")))!;
            foreach (var column in Read(table).Split('\n')[0].Split('\t')) Assert.NotEmpty(sidecar[column]!["Description"]!.GetValue<string>());
        }
        Assert.Contains("report.html", Written());
        foreach (var file in Written()) Assert.DoesNotContain(_made.Folder, Read(file), StringComparison.Ordinal);
    }

    [Fact]
    public void The_group_reads_what_participants_wrote()
    {
        var study = _made.Read(_made.PlanOfImages);
        var (changes, regions) = Done(study).ReadChanges(ContrastsOf(study));
        var expected = study.Participants.SelectMany((p, i) => MadeStudy.ResultOf(study, i).Changes.Select(c => (p.Label, p.Arm, c.Region, c.Contrast, Pre: c.Pre?.Effect ?? double.NaN, c.Status))).ToList();
        Assert.Equal(expected.Select(e => (e.Label, e.Arm, e.Region, e.Contrast, e.Status)), changes.Select(c => (c.Participant, c.Arm, c.Region, c.Contrast, c.Status)));
        // ten significant digits are written
        for (var i = 0; i < expected.Count; i++) Assert.Equal(expected[i].Pre, changes[i].Pre, double.IsNaN(expected[i].Pre) ? 0 : 1e-9 * Math.Abs(expected[i].Pre));
        Assert.Equal([("NAcc_L", true, false), ("OFC", false, false), ("V1", false, true), ("Far", false, false)], regions.Select(r => (r.Name, r.IsPrimary, r.IsControl)));
        Assert.All(changes.Where(c => c.Region == "Far"), c => Assert.Equal("no_voxels", c.Status));
        Assert.Contains(changes, c => c.Status == "ok");
    }

    [Fact]
    public void A_participant_who_is_not_done_is_counted_as_missing()
    {
        var study = _made.Read(_made.PlanOfImages);
        var output = Open(study);
        for (var i = 1; i < study.Participants.Count; i++) output.Write(MadeStudy.ResultOf(study, i));
        var (changes, _) = output.ReadChanges(ContrastsOf(study));
        Assert.All(changes.Where(c => c.Participant == "01"), c => Assert.Equal("not_done", c.Status));
        Assert.Equal(4 * 3, changes.Count(c => c.Participant == "01"));
        Assert.Contains(output.Skipped().Rows, r => r[0] == "sub-01" && r[4] == "not_done");
    }

    [Fact]
    public void Nobody_done_is_an_input_fault()
    {
        var study = _made.Read(_made.PlanOfImages);
        Assert.Contains("Run the participant level first", Assert.Throws<InputException>(() => Open(study).ReadChanges(ContrastsOf(study))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_participant_who_fails_leaves_a_reason_and_no_older_result()
    {
        var study = _made.Read(_made.PlanOfImages);
        var output = Done(study);
        var notes = _made.Write("../out/sub-01/notes.txt", "kept");
        output.WriteFailure(study.Participants[0], new InputException(new Place(Path.Combine(_made.Root, "sub-01", "bold.nii.gz"), Byte: 7), "a header", "none", "Get it again."));
        Assert.Equal(["sub-01/notes.txt", "sub-01/sub-01_task-cue_space-MNI152NLin2009cAsym_atlas-TwoAndOne_skipped.json", "sub-01/sub-01_task-cue_space-MNI152NLin2009cAsym_atlas-TwoAndOne_skipped.tsv"],
            Written().Where(f => f.StartsWith("sub-01", StringComparison.Ordinal)));
        Assert.Equal("kept", File.ReadAllText(notes));
        var row = Assert.Single(output.Skipped().Rows, r => r[0] == "sub-01");
        Assert.Equal(("failed", "sub-01/bold.nii.gz, byte 7: expected a header, found none. Get it again."), (row[4], row[5]));
        Assert.All(output.ReadChanges(ContrastsOf(study)).Changes.Where(c => c.Participant == "01"), c => Assert.Equal("not_done", c.Status));
    }

    [Fact]
    public void Results_of_another_plan_are_not_taken_for_this_ones()
    {
        var old = _made.Read(_made.PlanOfImages);
        Done(old);
        var study = _made.Read(_made.PlanOfImages with { Model = _made.PlanOfImages.Model with { HighPassSeconds = 64 } });
        var output = Open(study, overwrite: true);
        output.Write(MadeStudy.ResultOf(study, 0));
        var (changes, _) = output.ReadChanges(ContrastsOf(study));
        Assert.All(changes.Where(c => c.Participant != "01"), c => Assert.Equal("not_done", c.Status));
        Assert.Contains(changes, c => c.Participant == "01" && c.Status == "ok");
        Assert.Contains(output.Skipped().Rows, r => r[0] == "sub-02" && r[5] == "the results are of another plan");
    }

    [Fact]
    public void A_change_table_that_was_damaged_is_an_input_fault_with_its_line()
    {
        var study = _made.Read(_made.PlanOfImages);
        var output = Done(study);
        var table = Path.Combine(Out, "sub-02/sub-02_task-cue_space-MNI152NLin2009cAsym_atlas-TwoAndOne_change.tsv");
        var lines = File.ReadAllText(table).TrimEnd('\n').Split('\n');
        Assert.Contains("line 14", Fault([.. lines, lines[1]]), StringComparison.Ordinal);
        Assert.Contains("plan's contrasts", Fault([.. lines.Select(l => l.Replace("alcohol", "alc", StringComparison.Ordinal))]), StringComparison.Ordinal);
        Assert.Contains("the same regions", Fault([.. lines.Select(l => l.Replace("OFC", "XFC", StringComparison.Ordinal))]), StringComparison.Ordinal);
        Assert.Contains("a column region", Fault([.. lines.Select(l => l.Replace("region", "area", StringComparison.Ordinal))]), StringComparison.Ordinal);
        var cells = lines[1].Split('\t');
        cells[4] = "n/a";
        Assert.Contains("pre and post where the status is ok", Fault([lines[0], string.Join('\t', cells), .. lines[2..]]), StringComparison.Ordinal);

        string Fault(string[] damaged)
        {
            File.WriteAllText(table, string.Join('\n', damaged) + "\n");
            return Assert.Throws<InputException>(() => output.ReadChanges(ContrastsOf(study))).Message;
        }
    }

    [Fact]
    public void The_plan_chooses_primary_regions_but_never_a_control()
    {
        var study = _made.Read(_made.PlanOfImages with { Regions = _made.PlanOfImages.Regions with { Primary = ["OFC"] } });
        Assert.Equal([false, true, false, false], Done(study).ReadChanges(ContrastsOf(study)).Regions.Select(r => r.IsPrimary));
        var control = _made.Read(_made.PlanOfImages with { Regions = _made.PlanOfImages.Regions with { Primary = ["V1"] } });
        var output = Open(control, overwrite: true);
        output.Write(MadeStudy.ResultOf(control, 0));
        Assert.Contains("regions.primary", Assert.Throws<InputException>(() => output.ReadChanges(ContrastsOf(control))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_unfinished_stays_behind()
    {
        Done(_made.Read(_made.PlanOfImages));
        Assert.DoesNotContain(Written(), f => f.EndsWith(WholeFile.Unfinished, StringComparison.Ordinal));
    }

    private StudyOutput Open(Study study, bool overwrite = false) => StudyOutput.Open(Out, study, "two-and-one", "0.1.0", overwrite);

    private StudyOutput Done(Study study)
    {
        var output = Open(study);
        for (var i = 0; i < study.Participants.Count; i++) output.Write(MadeStudy.ResultOf(study, i));
        return output;
    }

    private static IReadOnlyList<string> ContrastsOf(Study study) => [.. Analysis.ContrastsOf(study.Plan).Select(c => c.Name)];

    private IEnumerable<string> Written() => Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Out, f)).Order(StringComparer.Ordinal);

    private string Read(string relative) => File.ReadAllText(Path.Combine(Out, relative));
}
