using System.Text.Json.Nodes;
using RoiAnalyzer.Images;
using RoiAnalyzer.Simulation;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Cli;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests;

/// <summary>The study in sample-data, analysed as README says, against the truth that was planted.</summary>
public sealed class SampleDataTests(SampleDataTests.Analysed analysed) : IClassFixture<SampleDataTests.Analysed>
{
    private const string Group = "group/task-cue_space-MNI152NLin2009cAsym_atlas-RewardCircuit_change.tsv";
    private static readonly string Folder = Path.Combine(Shared.Root, "sample-data");

    [Theory]
    [InlineData("NAcc_L", "alcohol"), InlineData("NAcc_L", "alcohol-neutral"), InlineData("NAcc_R", "alcohol"), InlineData("NAcc_R", "alcohol-neutral")]
    public void The_planted_change_lies_inside_every_confidence_interval(string region, string contrast)
    {
        var tests = analysed.Rows.Where(r => r["region"] == region && r["contrast"] == contrast).ToList();
        Assert.Equal(["change", "change", "difference_of_changes", "adjusted_difference"], tests.Select(r => r["test"]));
        foreach (var row in tests)
        {
            var truth = Truth(row, "arm") - (row["test"] == "change" ? 0 : Truth(row, "reference_arm"));
            Assert.InRange(truth, Number(row["ci_low"]), Number(row["ci_high"]));
        }
    }

    [Fact]
    public void The_planted_difference_between_the_arms_is_found_after_Holm()
    {
        foreach (var region in new[] { "NAcc_L", "NAcc_R" })
            foreach (var test in new[] { "difference_of_changes", "adjusted_difference" })
                Assert.InRange(Number(Row(region, test)["p_holm"]), 0, 0.05);
        foreach (var region in new[] { "vmPFC_L", "vmPFC_R" }) Assert.InRange(Number(Row(region, "adjusted_difference")["p_holm"]), 0.05, 1);
    }

    [Fact]
    public void The_controls_include_zero_and_are_in_no_family()
    {
        var controls = analysed.Rows.Where(r => r["family"] == "control" && r["contrast"] == "alcohol-neutral").ToList();
        Assert.Equal(10 * 4, controls.Count);
        Assert.All(controls, row =>
        {
            Assert.Equal(0, Truth(row, "arm"));
            Assert.True(Number(row["ci_low"]) <= 0 && Number(row["ci_high"]) >= 0, $"{row["region"]} {row["test"]} {row["arm"]}");
            Assert.Equal(("n/a", "n/a"), (row["p_holm"], row["q_bh"]));
        });
    }

    /// <summary>About one interval in twenty should miss the truth; over 504 correlated intervals 8 % is far beyond that.</summary>
    [Fact]
    public void Over_all_regions_contrasts_and_tests_few_intervals_miss_the_truth()
    {
        var rows = analysed.Rows.Where(r => r["estimate"] != "n/a").ToList();
        Assert.Equal(42 * 3 * 4, rows.Count);
        var missed = rows.Count(row =>
        {
            var truth = Truth(row, "arm") - (row["test"] == "change" ? 0 : Truth(row, "reference_arm"));
            return truth < Number(row["ci_low"]) || truth > Number(row["ci_high"]);
        });
        Assert.InRange(missed, 1, 0.08 * rows.Count);
    }

    [Fact]
    public void The_participants_with_a_missing_session_and_with_lost_coverage_have_rows_that_say_so()
    {
        var skipped = File.ReadAllText(Path.Combine(analysed.Output, "skipped.tsv"));
        Assert.Contains("sub-04\tpost\tn/a\tn/a\tmissing_session", skipped, StringComparison.Ordinal);
        Assert.Contains("sub-07\tpost\tn/a\tNAcc_L\tlow_coverage", skipped, StringComparison.Ordinal);
        Assert.Equal(("5", "1"), (Row("NAcc_L", "change")["n"], Row("NAcc_L", "change")["missing"]));
    }

    [Fact]
    public void The_recorded_seed_makes_the_same_voxels_and_tables()
    {
        using var folder = new TemporaryFolder();
        var recorded = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "simulation.json")))!;
        var plan = new SimulationPlan { Participants = 1, MissingPost = SimulationPlan.Nobody, LostCoverage = SimulationPlan.Nobody, Seed = recorded["seed"]!.GetValue<ulong>() };
        Assert.Equal((plan.Volumes, plan.NoisePercent, plan.Quantum), (recorded["volumes"]!.GetValue<int>(), recorded["noise_percent"]!.GetValue<double>(), recorded["quantum"]!.GetValue<double>()));
        SimulatedStudy.Write(folder["again"], plan);
        foreach (var made in Directory.EnumerateFiles(folder["again"], "sub-01_*", SearchOption.AllDirectories))
        {
            var kept = Path.Combine(Folder, Path.GetRelativePath(folder["again"], made));
            if (made.EndsWith(".nii.gz", StringComparison.Ordinal)) AssertSameVoxels(kept, made);
            else Assert.Equal(File.ReadAllText(kept), File.ReadAllText(made));
        }
    }

    [Fact]
    public void The_study_is_on_the_real_grid_and_small()
    {
        var files = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).ToList();
        Assert.InRange(files.Sum(f => new FileInfo(f).Length), 1, 12_000_000);
        using var bold = NiftiFile.Open(files.First(f => f.EndsWith("_bold.nii.gz", StringComparison.Ordinal)));
        Assert.Equal("65x77x65 voxels of 3x3x3 mm, RAS", bold.Header.Grid.ToString());
        Assert.Equal(new Point(-96, -132, -78), bold.Header.Grid.CentreOf(0));
        Assert.Equal("MNI152", bold.Header.TemplateSpace);
    }

    private static void AssertSameVoxels(string kept, string made)
    {
        using var a = NiftiFile.Open(kept);
        using var b = NiftiFile.Open(made);
        int[] all = [.. Enumerable.Range(0, a.Header.Grid.VoxelCount)];
        double[] x = new double[all.Length], y = new double[all.Length];
        while (a.GatherNext(all, x))
        {
            Assert.True(b.GatherNext(all, y));
            Assert.True(x.AsSpan().SequenceEqual(y), made);
        }
    }

    private Dictionary<string, string> Row(string region, string test) => analysed.Rows.First(r => r["region"] == region && r["contrast"] == "alcohol-neutral" && r["test"] == test);

    private double Truth(Dictionary<string, string> row, string arm) => analysed.Truth[(row["region"], row["contrast"], row[arm])];

    private static double Number(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    public sealed class Analysed : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Analysed()
        {
            Run = CommandLine.Run(Folder, Output, "--plan", Path.Combine(Folder, "plan.json"));
            Rows = [.. RowsOf(Path.Combine(Output, Group))];
            Truth = RowsOf(Path.Combine(Folder, "truth.tsv")).ToDictionary(r => (r["region"], r["contrast"], r["arm"]), r => Number(r["change"]));
        }

        public CommandLine Run { get; }

        public string Output => _folder["results"];

        public IReadOnlyList<Dictionary<string, string>> Rows { get; }

        public IReadOnlyDictionary<(string Region, string Contrast, string Arm), double> Truth { get; }

        public void Dispose() => _folder.Dispose();

        private static IEnumerable<Dictionary<string, string>> RowsOf(string path)
        {
            var table = Table.Read(path);
            return table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(c => c.First, c => c.Second));
        }
    }
}
