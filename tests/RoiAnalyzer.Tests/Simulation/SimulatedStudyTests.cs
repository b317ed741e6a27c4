using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RoiAnalyzer.Images;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Simulation;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Simulation;

public class SimulatedStudyTests
{
    private const string Func = "derivatives/fmriprep/sub-01/ses-pre/func/sub-01_ses-pre_task-cue";
    private static readonly SimulationPlan Tiny = new() { Participants = 3, Volumes = 30, Jolts = 1, MissingPost = "02", LostCoverage = "03" };

    [Fact]
    public void The_same_seed_gives_the_same_files_however_many_runs_are_made_at_once()
    {
        using var folder = new TemporaryFolder();
        SimulatedStudy.Write(folder["one"], Tiny);
        SimulatedStudy.Write(folder["two"], Tiny, parallelism: 2);
        var files = FilesOf(folder["one"]);
        Assert.Equal(files, FilesOf(folder["two"]));
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(folder["one"], file)), File.ReadAllBytes(Path.Combine(folder["two"], file))));
    }

    [Fact]
    public void Another_seed_gives_other_values_and_fewer_participants_the_same_ones()
    {
        using var folder = new TemporaryFolder();
        var plan = Tiny with { Participants = 1, MissingPost = "01", LostCoverage = "none" };
        SimulatedStudy.Write(folder["one"], plan);
        SimulatedStudy.Write(folder["two"], plan with { Participants = 2 });
        SimulatedStudy.Write(folder["other"], plan with { Seed = 1 });
        byte[] Bold(string study) => Inflated(Path.Combine(folder[study], $"{Func}_space-MNI152NLin2009cAsym_desc-preproc_bold.nii.gz"));
        Assert.Equal(Bold("one"), Bold("two"));
        Assert.NotEqual(Bold("one"), Bold("other"));
    }

    [Fact]
    public void A_seed_gives_the_same_voxels_on_every_machine()
    {
        // the hash was taken on Linux x64 with .NET 10.0.12
        using var folder = new TemporaryFolder();
        SimulatedStudy.Write(folder["study"], new SimulationPlan { Participants = 1, Volumes = 30, MissingPost = "01", Noise = NoiseExtent.Brain, Compress = false });
        var hash = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder["study"], $"{Func}_space-MNI152NLin2009cAsym_desc-preproc_bold.nii"))));
        Assert.StartsWith("866C5AB8EE560424A0475DA2F8F1C4A6B5CE55A5C7A731F0A7", hash, StringComparison.Ordinal);
    }

    [Fact]
    public void The_study_is_read_without_a_fault_and_lacks_what_it_should()
    {
        using var folder = new TemporaryFolder();
        SimulatedStudy.Write(folder["study"], Tiny);
        var study = Study.Read(new StudyRequest { Root = folder["study"] });
        Assert.Empty(study.Faults);
        Assert.Equal(["ketamine", "placebo"], study.Arms.Order());
        Assert.Equal(["alcohol", "neutral"], study.TrialTypes);
        Assert.Equal([("02", "missing_session")], study.Missing.Select(m => (m.Participant, m.Status)));
        var run = study.Participants[0].Sessions[0].Runs.Single();
        Assert.Equal((2, 1, true, "MNI152NLin2009cAsym"), (run.RepetitionTime, run.StartTime, run.SliceTimingCorrected, run.Space));
        using var bold = NiftiFile.Open(run.Bold);
        Assert.True(bold.Header.Grid.SameAs(MniGrid.Of(3)));
        Assert.Equal((30, 2, Datatype.Int16, 25, "MNI152"), (bold.Header.VolumeCount, bold.Header.RepetitionTime, bold.Header.Datatype, bold.Header.Slope, bold.Header.TemplateSpace));
    }

    [Fact]
    public void Every_column_of_every_table_is_described()
    {
        using var folder = new TemporaryFolder();
        SimulatedStudy.Write(folder["study"], Tiny);
        var tables = FilesOf(folder["study"]).Where(f => f.EndsWith(".tsv", StringComparison.Ordinal)).ToList();
        Assert.Equal(3 + 3 + 5 + 5, tables.Count);
        foreach (var table in tables)
        {
            var sidecar = table.EndsWith("_events.tsv", StringComparison.Ordinal) ? "task-cue_events.json" : Path.ChangeExtension(table, ".json");
            var described = JsonNode.Parse(File.ReadAllText(Path.Combine(folder["study"], sidecar)))!.AsObject();
            Assert.Equal(File.ReadLines(Path.Combine(folder["study"], table)).First().Split('\t'), described.Select(c => c.Key));
        }
    }

    [Fact]
    public void Masks_and_signals_lack_the_same_voxels()
    {
        using var folder = new TemporaryFolder();
        SimulatedStudy.Write(folder["study"], Tiny with { Noise = NoiseExtent.Brain });
        var stem = Path.Combine(folder["study"], "derivatives/fmriprep/sub-03/ses-post/func/sub-03_ses-post_task-cue_space-MNI152NLin2009cAsym");
        var (mask, bold) = (Image.Read($"{stem}_desc-brain_mask.nii.gz"), Image.Read($"{stem}_desc-preproc_bold.nii.gz", 3));
        var expected = Brain.Mask(MniGrid.Of(3), lostCoverage: true);
        for (var v = 0; v < expected.Length; v++) Assert.Equal((expected[v] ? 1.0 : 0, expected[v]), (mask[v], bold[v] != 0));
        var map = RegionMap.Locate(RegionSet.Open("reward-circuit"), mask.Grid, MniGrid.Space, "test");
        Assert.True(map.Regions[0].Coverage(Array.ConvertAll(map.Voxels, v => mask[v] != 0)) < 0.5);
    }

    [Fact]
    public void Confounds_are_as_fmriprep_writes_them()
    {
        using var folder = new TemporaryFolder();
        SimulatedStudy.Write(folder["study"], Tiny with { Participants = 1, MissingPost = "01", LostCoverage = "none" });
        var path = Path.Combine(folder["study"], $"{Func}_desc-confounds_timeseries.tsv");
        var table = ConfoundTable.Read(path);
        Assert.Equal(30, table.VolumeCount);
        Assert.Equal(["framewise_displacement", "n/a"], new[] { File.ReadLines(path).First(), File.ReadLines(path).Skip(1).First() }.Select(l => l.Split('\t')[5]));
        var (x, step) = (table["trans_x"], table["trans_x_derivative1"]);
        for (var t = 1; t < 30; t++)
        {
            Assert.Equal(x[t] - x[t - 1], step[t], 10);
            Assert.Equal(step[t] * step[t], table["trans_x_derivative1_power2"][t], 10);
            var sum = HeadMotion.Names.Sum(n => (n[0] == 't' ? 1 : 50) * Math.Abs(table[n][t] - table[n][t - 1]));
            Assert.Equal(sum, table["framewise_displacement"][t], 6);
        }
        Assert.Single(table["framewise_displacement"], fd => fd > 0.5);
        Assert.True(table.Has("a_comp_cor_04") && table.Has("std_dvars") && table.Has("csf") && table.Has("rot_z_power2"));
    }

    [Fact]
    public void The_analysis_finds_the_truth_of_a_quiet_study()
    {
        using var folder = new TemporaryFolder();
        var plan = Tiny with { Participants = 2, Volumes = 80, MissingPost = "none", LostCoverage = "none", NoisePercent = 0, Quantum = 0.5 };
        SimulatedStudy.Write(folder["study"], plan, parallelism: 2);
        var study = Study.Read(new StudyRequest { Root = folder["study"] });
        var truth = Table.Read(Path.Combine(folder["study"], "truth_participants.tsv"));
        var planted = Enumerable.Range(0, truth.Rows.Count).ToDictionary(row => (truth[row, "participant_id"], truth[row, "region"], truth[row, "contrast"]), row => truth.Number(row, "change"));
        var heights = ReferenceHeights.Peak(study.ReferenceDurations, study.Plan.Model.Response, 2);
        var contrasts = study.Plan.Contrasts!.Select(c => new Contrast(c.Key, c.Value)).ToList();
        foreach (var participant in study.Participants)
        {
            var signals = ParticipantSignals.Extract([.. participant.Sessions.SelectMany(s => s.Runs)], RegionSet.Open("reward-circuit"), study.Plan.Regions);
            var found = signals.Runs.Select(r => RunModel.Fit(r, signals.Regions, study.Plan.Model, contrasts, heights).Estimates).ToList();
            Assert.Equal(42 * 3, found[0].Count);
            // what is left is the rounding of voxels to 0.5 of about 10000: five of the model's own standard errors, which are small
            Assert.All(found[0].Zip(found[1]), pair =>
            {
                var (pre, post) = (pair.First.Percent!.Estimate, pair.Second.Percent!.Estimate);
                var error = Math.Sqrt(pre.StandardError * pre.StandardError + post.StandardError * post.StandardError);
                Assert.InRange(error, 0, 2e-3);
                Assert.Equal(planted[($"sub-{participant.Label}", pair.First.Region, pair.First.Contrast)], post.Effect - pre.Effect, 5 * error);
            });
        }
    }

    [Fact]
    public void Parameters_are_recorded_without_date_place_or_user()
    {
        using var folder = new TemporaryFolder();
        var told = new List<string>();
        SimulatedStudy.Write(folder["study"], Tiny with { Compress = false, Seed = ulong.MaxValue }, 2, told.Add);
        Assert.Equal(["sub-01 ses-post", "sub-01 ses-pre", "sub-02 ses-pre", "sub-03 ses-post", "sub-03 ses-pre"], told.Order());
        var json = JsonNode.Parse(File.ReadAllText(folder["study/simulation.json"]))!;
        Assert.Equal(ulong.MaxValue, json["seed"]!.GetValue<ulong>());
        Assert.Equal(("02", "03", 30), (json["missing_post"]!.GetValue<string>(), json["lost_coverage"]!.GetValue<string>(), json["volumes"]!.GetValue<int>()));
        Assert.Contains($"seed {ulong.MaxValue}", File.ReadAllText(folder["study/README"]), StringComparison.Ordinal);
        Assert.Contains(FilesOf(folder["study"]), f => f.EndsWith("_bold.nii", StringComparison.Ordinal));
        Assert.All(FilesOf(folder["study"]).Where(f => !f.EndsWith(".nii", StringComparison.Ordinal)), f =>
        {
            var text = File.ReadAllText(Path.Combine(folder["study"], f));
            Assert.DoesNotContain(folder.Path, text, StringComparison.Ordinal);
            Assert.DoesNotMatch($@"\b({Regex.Escape(Environment.MachineName)}|{Regex.Escape(Environment.UserName)}|{DateTime.Now.Year}-)\b", text);
        });
    }

    [Fact]
    public void A_folder_with_files_in_it_or_a_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Put("file", [1]);
        Assert.Contains("Choose another folder", Assert.Throws<InputException>(() => SimulatedStudy.Write(folder.Path, Tiny)).Message, StringComparison.Ordinal);
        Assert.Contains("found a file", Assert.Throws<InputException>(() => SimulatedStudy.Write(file, Tiny)).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => SimulatedStudy.Write(Path.Combine(file, "below"), Tiny));
        Assert.Throws<InputException>(() => SimulatedStudy.Write(folder["new"], Tiny with { VoxelMm = 5 }));
        Assert.Equal(["file"], FilesOf(folder.Path));
    }

    private static List<string> FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static byte[] Inflated(string path)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
