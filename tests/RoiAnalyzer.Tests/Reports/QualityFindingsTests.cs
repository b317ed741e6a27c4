using System.Xml.Linq;
using RoiAnalyzer.Group;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Models;

namespace RoiAnalyzer.Tests.Reports;

public sealed class QualityFindingsTests : IDisposable
{
    private const string Stem = "sub-01/sub-01_task-cue_space-MNI152NLin2009cAsym_atlas-TwoAndOne_";
    private readonly MadeStudy _made = new(perArm: 1, images: true);

    public void Dispose() => _made.Dispose();

    [Fact]
    public void Flags_are_read_back_and_counted()
    {
        var (_, output) = Done();
        var quality = output.ReadQuality();
        // two participants, two sessions, four regions: three are small spheres, one lies outside the image
        Assert.Equal((4, 16, 2, 8), (quality.Count(FlaggedKind.Run), quality.Count(FlaggedKind.Region), quality.Count(FlaggedKind.Pair), quality.Count(FlaggedKind.Baseline)));
        var regions = quality.Flagged.Where(f => f.Kind == FlaggedKind.Region).ToList();
        Assert.Equal(16, regions.Count);
        Assert.All(regions.Where(r => r.Region == "Far"), r => Assert.Equal([(Status.NoVoxels, "")], r.Flags));
        Assert.All(regions.Where(r => r.Region == "OFC"), r => Assert.Equal(("few_voxels_medium", "7"), r.Flags[0]));
        Assert.DoesNotContain(quality.Flagged, f => f.Kind is FlaggedKind.Pair or FlaggedKind.Baseline);
        Assert.Equal("0 of 4 runs, 16 of 16 regions in runs, 0 of 2 pairs of runs and 0 of 8 regions in pairs carry flags.", quality.InWords);
    }

    [Fact]
    public void Nothing_is_left_out_because_of_a_flag()
    {
        var (study, output) = Done();
        var (changes, _) = output.ReadChanges([.. Analysis.ContrastsOf(study.Plan).Select(c => c.Name)]);
        Assert.All(changes.Where(c => c.Region != "Far"), c => Assert.Equal(Status.Ok, c.Status));
    }

    [Fact]
    public void The_page_says_which_carry_flags_with_every_flags_meaning()
    {
        var (study, output) = Done();
        foreach (var name in new[] { "runs", "pairs" }) Rewrite(output, Stem + name, "flags", string.Join(',', QualityFlagTests.All));
        var section = Section(study, output);
        var rows = section.Descendants("table").First().Descendants("tr").Skip(1).Select(tr => tr.Elements("td").Select(td => td.Value).ToArray()).ToList();
        foreach (var kind in new[] { ("run", "4"), ("pair of runs", "2") })
            foreach (var flag in QualityFlagTests.All)
            {
                var row = Assert.Single(rows, r => r[0] == kind.Item1 && r[1] == flag);
                Assert.Equal(kind.Item2, row[3]);
                Assert.NotEmpty(row[6]);
            }
        var ofRegion = Assert.Single(rows, r => r[0] == "region in a run" && r[1] == Status.NoVoxels);
        Assert.Equal(("4", "16", "2", "Far\u00a0(4)"), (ofRegion[2], ofRegion[3], ofRegion[4], ofRegion[5]));
        Assert.Contains("pre \u2192 post", section.Descendants("details").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Far", section.Descendants("details").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_without_flags_says_how_much_was_looked_at()
    {
        var (study, output) = Done();
        foreach (var file in Directory.GetFiles(output.Folder, "*_quality.tsv", SearchOption.AllDirectories)) Rewrite(output, Path.GetRelativePath(output.Folder, file)[..^4], "flags", "n/a");
        Assert.Empty(output.ReadQuality().Flagged);
        Assert.Contains("No flags: 4 of kind", Section(study, output).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runs", "session"), InlineData("pairs", "session_post"), InlineData("baseline", "flags")]
    public void A_table_that_is_not_there_or_damaged_is_an_input_fault(string name, string column)
    {
        var (_, output) = Done();
        var path = Path.Combine(output.Folder, Stem + name + ".tsv");
        File.WriteAllText(path, File.ReadAllText(path).Replace(column, "x", StringComparison.Ordinal));
        Assert.Contains($"a column {column}", Assert.Throws<InputException>(output.ReadQuality).Message, StringComparison.Ordinal);
        File.Delete(path);
        Assert.Contains("a table of quality", Assert.Throws<InputException>(output.ReadQuality).Message, StringComparison.Ordinal);
    }

    private (Study Study, StudyOutput Output) Done()
    {
        var study = _made.Read(_made.PlanOfImages);
        var output = StudyOutput.Open(Path.Combine(_made.Folder, "out"), study, "two-and-one", "0.1.0", overwrite: false);
        for (var i = 0; i < study.Participants.Count; i++) output.Write(MadeStudy.ResultOf(study, i));
        return (study, output);
    }

    private static XElement Section(Study study, StudyOutput output)
    {
        var (changes, regions) = output.ReadChanges([.. Analysis.ContrastsOf(study.Plan).Select(c => c.Name)]);
        var plan = Analysis.GroupPlanOf(study, regions);
        var page = HtmlReport.Of(study, plan, ChangeAnalysis.Of(changes, plan), changes, output.Skipped(), "0.1.0", output.ReadQuality());
        return XElement.Parse(page[page.IndexOf("<html", StringComparison.Ordinal)..]).Descendants("section").Single(s => s.Element("h2")!.Value == "Quality");
    }

    /// <summary>Puts a text into a column of every row.</summary>
    private static void Rewrite(StudyOutput output, string table, string column, string text)
    {
        var path = Path.Combine(output.Folder, table + ".tsv");
        var lines = File.ReadAllLines(path).Select(line => line.Split('\t')).ToList();
        var at = Array.IndexOf(lines[0], column);
        foreach (var line in lines.Skip(1)) line[at] = text;
        File.WriteAllText(path, string.Concat(lines.Select(line => string.Join('\t', line) + "\n")));
    }
}
