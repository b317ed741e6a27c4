using RoiAnalyzer.Simulation;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Cli;

/// <summary>A made study at rest, by one command from its folder to its answer.</summary>
public sealed class RestStudyTests : IDisposable
{
    private const string Stem = "task-rest_space-MNI152NLin2009cAsym_atlas-RewardCircuit";
    private readonly TemporaryFolder _folder = new();

    public RestStudyTests() => SimulatedStudy.Write(_folder["study"],
        new SimulationPlan { Analysis = AnalysisKind.Rest, Participants = 6, Volumes = 260, RepetitionTime = 2, Compress = false }, parallelism: 2);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_planted_change_of_connectivity_comes_back_inside_its_intervals()
    {
        var run = CommandLine.Run(_folder["study"], _folder["out"], "--plan", _folder["study/plan.json"], "--n-procs", "2");
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains("z_NAcc_L: change after the infusion (post - pre), Fisher z", run.Out, StringComparison.Ordinal);
        Assert.Contains("Done. Nothing was skipped.", run.LastLine, StringComparison.Ordinal);
        var truth = Table.Read(_folder["study/truth.tsv"]);
        var planted = Enumerable.Range(0, truth.RowCount).ToDictionary(r => (truth[r, "region"], truth[r, "contrast"], truth[r, "arm"]), r => truth.Number(r, "change"));
        var group = Table.Read(_folder[$"out/group/{Stem}_change.tsv"]);
        var own = Enumerable.Range(0, group.RowCount).Where(r => group[r, "test"] == "change" && group[r, "contrast"].StartsWith("z_", StringComparison.Ordinal) && group[r, "status"] == "ok").ToList();
        // 42 regions with 4 seeds, of which 4 are themselves and 6 are told by another row, in 2 arms
        Assert.Equal((42 * 4 - 10) * 2, own.Count);
        var inside = own.Count(r => planted[(group[r, "region"], group[r, "contrast"], group[r, "arm"])] is var change
            && group.Number(r, "ci_low") <= change && change <= group.Number(r, "ci_high"));
        // 95 % of 316 is 300; they go along with each other by their seeds
        Assert.InRange(inside, 280, 315);
        var report = File.ReadAllText(_folder["out/report.html"]);
        Assert.Contains("connectivity (z_NAcc_L)", report, StringComparison.Ordinal);
        Assert.Contains("Fisher z</text>", report, StringComparison.Ordinal);
        Assert.DoesNotContain("evoked", report, StringComparison.Ordinal);
        Assert.DoesNotContain("% signal change", report, StringComparison.Ordinal);
        var first = Table.Read(_folder[$"out/sub-01/sub-01_{Stem}_change.tsv"]);
        Assert.Equal(42 * 6, first.RowCount);
    }

    /// <summary>All 20 ways of drawing three of six again, counted here from the values written: an edge is a test of the family, once.</summary>
    [Fact]
    public void Edges_are_tested_against_the_largest_of_their_family()
    {
        File.WriteAllText(_folder["all.json"], """{ "analysis": "rest" }""");
        CommandLine.Run(_folder["study"], _folder["out"], "--plan", _folder["all.json"], "--n-procs", "2");
        var group = Table.Read(_folder[$"out/group/{Stem}_change.tsv"]);
        var primary = Enumerable.Range(0, group.RowCount).Where(r => group[r, "test"] == "difference_of_changes" && group[r, "family"] == "primary").ToList();
        Assert.Equal(6 + 4 + 4, primary.Count);     // edges among four regions, falff, reho
        var values = Table.Read(_folder[$"out/group/{Stem}_long.tsv"]);
        var rows = Enumerable.Range(0, values.RowCount).ToDictionary(r => (values[r, "participant_id"], values[r, "role"], values[r, "region"], values[r, "contrast"]));
        string[] everyone = [.. Enumerable.Range(0, values.RowCount).Select(r => values[r, "participant_id"]).Distinct()];
        var changes = primary.ConvertAll(r => Array.ConvertAll(everyone, who => Value(who, "post", r) - Value(who, "pre", r)));
        bool[] treated = Array.ConvertAll(everyone, who => values[rows[(who, "pre", "NAcc_R", "z_NAcc_L")], "arm"] == "ketamine");
        bool[][] drawn = [.. Enumerable.Range(0, 64).Where(set => int.PopCount(set) == 3).Select(set => Enumerable.Range(0, 6).Select(i => (set >> i & 1) == 1).ToArray())];
        var largest = Array.ConvertAll(drawn, set => changes.Max(own => SquaredT(own, set)));
        Assert.All(primary.Index(), p => Assert.Equal(
            largest.Count(t => t >= SquaredT(changes[p.Index], treated) * (1 - 1e-9)) / 20.0, group.Number(p.Item, "p_maxt"), 1e-9));

        double Value(string who, string role, int r) => values.Number(rows[(who, role, group[r, "region"], group[r, "contrast"])], "value");
        double SquaredT(double[] own, bool[] set)
        {
            var halves = own.Zip(set).ToLookup(c => c.Second, c => c.First);
            var (with, without) = (halves[true].Average(), halves[false].Average());
            var within = halves[true].Sum(c => (c - with) * (c - with)) + halves[false].Sum(c => (c - without) * (c - without));
            return (with - without) * (with - without) / within;
        }
    }

    /// <summary>Each run's z against what was planted in it: in units of its error they spread by 1.</summary>
    [Fact]
    public void The_error_of_z_is_how_far_runs_are_from_what_was_planted()
    {
        CommandLine.Run(_folder["study"], _folder["out"], "--plan", _folder["study/plan.json"], "--n-procs", "2");
        var truth = Table.Read(_folder["study/truth.tsv"]);
        var planted = Enumerable.Range(0, truth.RowCount).ToDictionary(r => (truth[r, "region"], truth[r, "contrast"], truth[r, "arm"]), r => (Pre: truth.Number(r, "pre"), Post: truth.Number(r, "post")));
        var people = Table.Read(_folder["study/participants.tsv"]);
        var away = new List<double>();
        for (var p = 0; p < people.RowCount; p++)
        {
            var who = people[p, "participant_id"];
            var changes = Table.Read(_folder[$"out/{who}/{who}_{Stem}_change.tsv"]);
            for (var r = 0; r < changes.RowCount; r++)
            {
                if (changes[r, "status"] != "ok" || !changes[r, "contrast"].StartsWith("z_", StringComparison.Ordinal)) continue;
                var (pre, post) = planted[(changes[r, "region"], changes[r, "contrast"], people[p, "arm"])];
                away.Add((changes.Number(r, "pre") - pre) / changes.Number(r, "pre_standard_error"));
                away.Add((changes.Number(r, "post") - post) / changes.Number(r, "post_standard_error"));
            }
        }
        Assert.Equal(6 * 2 * 158, away.Count);
        Assert.InRange(Math.Sqrt(away.Average(z => z * z)), 0.9, 1.1);
        Assert.InRange(away.Average(), -0.15, 0.15);
    }

    [Fact]
    public void Its_tables_hold_every_pair_and_the_report_says_how()
    {
        var run = CommandLine.Run(_folder["study"], _folder["out"], "--plan", _folder["study/plan.json"], "--participant-label", "01");
        Assert.True(run.Code == 0, run.Error);
        var edges = Table.Read(_folder[$"out/sub-01/ses-post/func/sub-01_ses-post_{Stem}_connectivity.tsv"]);
        Assert.Equal(42 * 41 / 2, edges.RowCount);
        var estimates = Table.Read(_folder[$"out/sub-01/ses-post/func/sub-01_ses-post_{Stem}_estimates.tsv"]);
        var reho = Enumerable.Range(0, estimates.RowCount).Where(r => estimates[r, "contrast"] == "reho").ToList();
        Assert.Equal(42, reho.Count);
        Assert.All(reho, r => Assert.InRange(estimates.Number(r, "value"), 1 / 27.0, 1));
        Assert.All(reho, r => Assert.InRange(estimates.Number(r, "voxels"), 1, 200));
        Assert.Contains("\"RehoNeighbours\": 27", File.ReadAllText(_folder[$"out/sub-01/ses-post/func/sub-01_ses-post_{Stem}_estimates.json"]), StringComparison.Ordinal);
        var sidecar = File.ReadAllText(_folder[$"out/sub-01/ses-post/func/sub-01_ses-post_{Stem}_connectivity.json"]);
        Assert.Contains("\"Ridge\": 0.1", sidecar, StringComparison.Ordinal);
        var report = File.ReadAllText(_folder["out/report.html"]);
        Assert.Contains("outside 0.008 to 0.1 Hz", report, StringComparison.Ordinal);
        Assert.Contains("Numbers are Fisher z, share of the amplitude (falff), or Kendall", report, StringComparison.Ordinal);
        Assert.DoesNotContain("haemodynamic", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_that_the_set_does_not_have_is_a_fault()
    {
        File.WriteAllText(_folder["seed.json"], """{ "analysis": "rest", "rest": { "seeds": ["NAcc_l"] } }""");
        var run = CommandLine.Run("check", _folder["study"], "--plan", _folder["seed.json"]);
        Assert.Equal(65, run.Code);
        Assert.Contains("(rest.seeds): expected regions of", run.Error, StringComparison.Ordinal);
        Assert.Contains("NAcc_L", run.Error, StringComparison.Ordinal);
    }
}
