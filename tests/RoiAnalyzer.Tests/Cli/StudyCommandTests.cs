using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Cli;

public class StudyCommandTests(MadeStudy made) : IClassFixture<MadeStudy>
{
    private const string Stem = "task-cue_space-MNI152NLin2009cAsym_atlas-RewardCircuit";

    [Fact]
    public void One_command_takes_a_study_to_its_table()
    {
        Assert.Equal(0, made.Analysed.Code);
        Assert.Contains("alcohol-neutral: change after the infusion", made.Analysed.Out, StringComparison.Ordinal);
        Assert.Contains("NAcc_L", made.Analysed.Out, StringComparison.Ordinal);
        Assert.Contains("rows in skipped.tsv", made.Analysed.LastLine, StringComparison.Ordinal);
        foreach (var name in new[] { "dataset_description.json", ".bidsignore", "plan.json", "provenance.json", "skipped.tsv", "skipped.json", "report.html", $"group/{Stem}_change.tsv",
            $"group/{Stem}_participants.tsv", $"sub-01/sub-01_{Stem}_change.tsv", $"sub-01/ses-pre/func/sub-01_ses-pre_{Stem}_stat-mean_timeseries.tsv", $"sub-01/ses-pre/func/sub-01_ses-pre_{Stem}_stat-coverage_bold.json",
            $"sub-01/ses-post/func/sub-01_ses-post_{Stem}_design.tsv", $"sub-01/ses-post/func/sub-01_ses-post_{Stem}_estimates.tsv" })
            Assert.True(File.Exists(Path.Combine(made.Output, name)), name);
        Assert.Empty(Directory.EnumerateFiles(made.Output, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public void No_region_and_no_participant_is_without_a_row()
    {
        foreach (var participant in new[] { "01", "02", "03", "04" })
        {
            var table = Table.Read(Path.Combine(made.Output, $"sub-{participant}/sub-{participant}_{Stem}_change.tsv"));
            Assert.Equal(42 * 3, table.Rows.Count);
            for (var row = 0; row < table.Rows.Count; row++)
            {
                Assert.Equal(table[row, "status"] == "ok", table[row, "change"] != "n/a");
                Assert.Equal(table[row, "status"] == "ok", table[row, "reason"] == "n/a");
            }
        }
        Assert.Equal(4 * 42 * 3, Table.Read(Path.Combine(made.Output, $"group/{Stem}_participants.tsv")).Rows.Count);
        Assert.Equal(42 * 3 * 4, Table.Read(Path.Combine(made.Output, $"group/{Stem}_change.tsv")).Rows.Count);
        var skipped = Table.Read(Path.Combine(made.Output, "skipped.tsv"));
        var rows = Enumerable.Range(0, skipped.Rows.Count).Select(r => (skipped[r, "participant_id"], skipped[r, "session"], skipped[r, "region"], skipped[r, "status"])).ToList();
        Assert.Contains(("sub-02", "post", "n/a", "missing_session"), rows);
        Assert.Contains(("sub-03", "post", "NAcc_L", "low_coverage"), rows);
    }

    [Fact]
    public void Jobs_of_a_participant_each_and_one_of_the_group_give_the_same_bytes()
    {
        foreach (var label in new[] { "sub-01", "02", "03", "04" }) Assert.Equal(0, CommandLine.Run(made.Root, made["jobs"], "participant", "--participant_label", label).Code);
        Assert.Equal(0, CommandLine.Run(made.Root, made["jobs"], "group").Code);
        var all = MadeStudy.Contents(made.Output);
        var jobs = MadeStudy.Contents(made["jobs"]);
        all.Remove("provenance.json"); // lists the runs of the last job
        jobs.Remove("provenance.json");
        Assert.Equal(all, jobs);
    }

    [Fact]
    public void Two_participants_at_a_time_give_the_same_bytes()
    {
        Assert.Equal(0, CommandLine.Run(made.Root, made["two"], "--n-procs", "2").Code);
        Assert.Equal(MadeStudy.Contents(made.Output), MadeStudy.Contents(made["two"]));
    }

    [Fact]
    public void A_participant_that_was_not_done_is_counted_by_the_group_level()
    {
        foreach (var label in new[] { "01", "02", "03" }) CommandLine.Run(made.Root, made["part"], "participant", "--participant-label", label);
        Assert.Equal(0, CommandLine.Run(made.Root, made["part"], "group").Code);
        Assert.Contains("sub-04\tn/a\tn/a\tn/a\tnot_done\tthe participant level has not been run", File.ReadAllText(Path.Combine(made["part"], "skipped.tsv")), StringComparison.Ordinal);
        Assert.Contains("not_done", File.ReadAllText(Path.Combine(made["part"], $"group/{Stem}_change.tsv")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_group_level_alone_asks_for_the_participants_and_leaves_nothing_behind()
    {
        var run = CommandLine.Run(made.Root, made["none"], "group");
        Assert.Equal(65, run.Code);
        Assert.False(Directory.Exists(made["none"]));
        Assert.Contains("Run the participant level first", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_ends_with_1_when_something_was_skipped()
    {
        var run = CommandLine.Run(made.Root, made["strict"], "--strict");
        Assert.Equal(1, run.Code);
        Assert.Contains("skipped.tsv", run.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_another_plan_are_replaced_only_when_told()
    {
        var output = made["plans"];
        Assert.Equal(0, CommandLine.Run(made.Root, output).Code);
        Assert.Equal(0, CommandLine.Run(made.Root, output).Code);
        var before = MadeStudy.Contents(output);
        var refused = CommandLine.Run(made.Root, output, "--min-coverage", "0.8");
        Assert.Equal(65, refused.Code);
        Assert.Contains("--overwrite", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, MadeStudy.Contents(output));
        Assert.Equal(0, CommandLine.Run(made.Root, output, "--min_coverage", "0.8", "--overwrite").Code);
    }

    [Fact]
    public void A_folder_with_something_else_in_it_is_left_alone()
    {
        Directory.CreateDirectory(made["mine"]);
        File.WriteAllText(Path.Combine(made["mine"], "thesis.txt"), "x");
        Assert.Equal(65, CommandLine.Run(made.Root, made["mine"]).Code);
        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(made["mine"]).Select(Path.GetFileName));
    }

    [Fact]
    public void What_was_assumed_is_said_before_what_is_wrong()
    {
        var run = CommandLine.Run(made.Root, made["x"], "--regions", "reward-cit168");
        Assert.Equal(65, run.Code);
        var lines = run.Error.Split('\n');
        Assert.StartsWith("assumed: ", lines[0], StringComparison.Ordinal);
        Assert.InRange(Array.FindIndex(lines, l => l.StartsWith("error: ", StringComparison.Ordinal)), 1, lines.Length);
    }

    [Fact]
    public void A_verbose_run_names_every_run_and_every_skipped_region()
    {
        var run = CommandLine.Run(made.Root, made["verbose"], "-v");
        Assert.Equal(0, run.Code);
        Assert.Equal(7, run.Error.Split('\n').Count(l => l.EndsWith(": 90 volumes", StringComparison.Ordinal)));
        Assert.Contains("sub-01 ses-pre task-cue: 90 volumes", run.Error, StringComparison.Ordinal);
        Assert.Contains("skipped: sub-03 post NAcc_L low_coverage", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_participant_without_images_is_named()
    {
        var root = made.Copy("noimages");
        Directory.Delete(Path.Combine(root, "derivatives/fmriprep/sub-04"), recursive: true);
        foreach (var run in new[] { CommandLine.Run(root, made["noimagesout"], "participant", "--participant-label", "04"), CommandLine.Run("check", root, "--participant-label", "04") })
        {
            Assert.Equal(65, run.Code);
            Assert.Contains("expected preprocessed images of sub-04, found none", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_study_of_which_nothing_can_be_measured_does_not_end_with_0()
    {
        var mask = Directory.EnumerateFiles(made.Root, "sub-01_ses-pre*_mask.nii.gz", SearchOption.AllDirectories).Single();
        var run = CommandLine.Run(made.Root, made["nothing"], "--regions", mask); // most of the brain is constant
        Assert.Equal(1, run.Code);
        Assert.StartsWith("No change could be measured.", run.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public void A_control_that_a_plan_calls_primary_is_refused_before_any_work()
    {
        File.WriteAllText(made["primary.json"], """{ "regions": { "primary": ["V1_L"] } }""");
        var run = CommandLine.Run(made.Root, made["primary"], "-m", made["primary.json"]);
        Assert.Equal(65, run.Code);
        Assert.Contains("(regions.primary): expected regions that are no controls, found V1_L", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(made["primary"]));
    }

    [Fact]
    public void A_regions_option_leaves_the_plans_atlas_to_the_plans_set()
    {
        File.WriteAllText(made["atlas.json"], """{ "regions": { "set": "reward-cit168", "atlas": "none.nii.gz" } }""");
        Assert.Equal(0, CommandLine.Run(made.Root, made["atlas"], "-m", made["atlas.json"], "--regions", "reward-circuit", "--dry-run").Code);
    }

    [Fact]
    public void A_dry_run_names_the_runs_and_writes_nothing()
    {
        var run = CommandLine.Run(made.Root, made["dry"], "--dry-run");
        Assert.Equal(0, run.Code);
        Assert.Equal(7, run.Out.TrimEnd('\n').Split('\n').Length);
        Assert.False(Directory.Exists(made["dry"]));
    }

    [Fact]
    public void A_participant_whose_image_is_cut_fails_alone_and_is_named()
    {
        var root = made.Copy("cut");
        var image = Directory.EnumerateFiles(root, "sub-01_ses-post*_bold.nii.gz", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(image);
        File.WriteAllBytes(image, bytes[..(bytes.Length / 2)]);
        var run = CommandLine.Run(root, made["cutout"], "--n-procs", "2");
        Assert.Equal(1, run.Code);
        Assert.Contains("error: sub-01: ", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("1 participant failed; the rest was done.", run.LastLine, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(made["cutout"], $"sub-01/sub-01_{Stem}_change.tsv")));
        Assert.True(File.Exists(Path.Combine(made["cutout"], $"sub-04/sub-04_{Stem}_change.tsv")));
        Assert.Contains("sub-01\tn/a\tn/a\tn/a\tfailed", File.ReadAllText(Path.Combine(made["cutout"], "skipped.tsv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_name_no_host_no_user_and_no_absolute_path()
    {
        foreach (var file in Directory.EnumerateFiles(made.Output, "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain(Path.GetDirectoryName(made.Root)!, text, StringComparison.Ordinal);
            if (Environment.MachineName.Length > 4) Assert.DoesNotContain(Environment.MachineName, text, StringComparison.OrdinalIgnoreCase);
            if (Environment.UserName.Length > 4) Assert.DoesNotContain(Environment.UserName, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_faults_of_images_are_shown_together_before_work_starts()
    {
        var root = made.Copy("faulty");
        foreach (var name in new[] { "sub-01_ses-pre*_bold.nii.gz", "sub-04_ses-post*_mask.nii.gz" })
            File.WriteAllBytes(Directory.EnumerateFiles(root, name, SearchOption.AllDirectories).Single(), [1, 2, 3]);
        var confounds = Directory.EnumerateFiles(root, "sub-03_ses-pre*_timeseries.tsv", SearchOption.AllDirectories).Single();
        File.WriteAllLines(confounds, File.ReadLines(confounds).Take(50));
        foreach (var run in new[] { CommandLine.Run(root, made["faultyout"]), CommandLine.Run("check", root) })
        {
            Assert.Equal(65, run.Code);
            Assert.Equal("The input cannot be used: 3 faults.", run.LastLine);
        }
        Assert.False(Directory.Exists(made["faultyout"]));
    }

    [Fact]
    public void A_sound_study_passes_the_check()
    {
        var run = CommandLine.Run("check", made.Root);
        Assert.Equal((0, "No fault found."), (run.Code, run.LastLine));
        Assert.Contains("4 participants, 7 runs of task cue", run.Out, StringComparison.Ordinal);
    }
}
