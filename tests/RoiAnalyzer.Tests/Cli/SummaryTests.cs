namespace RoiAnalyzer.Tests.Cli;

/// <summary>The table at the end of an analysis, at the widths that terminals have.</summary>
public class SummaryTests(MadeStudy made) : IClassFixture<MadeStudy>
{
    [Theory]
    [InlineData(80), InlineData(100), InlineData(120), InlineData(160)]
    public void Two_arms_fit_the_terminal_with_every_region_and_number(int width)
    {
        var run = CommandLine.RunAt(width, made.Root, made.Output, "group");
        Assert.Equal(0, run.Code);
        AssertFits(run, width);
        Assert.Equal(Numbers(CommandLine.Run(made.Root, made.Output, "group").Out), Numbers(run.Out));
    }

    [Fact]
    public void A_terminal_narrower_than_80_columns_gets_what_80_get() =>
        Assert.Equal(CommandLine.RunAt(80, made.Root, made.Output, "group").Out, CommandLine.RunAt(20, made.Root, made.Output, "group").Out);

    [Theory]
    [InlineData(80), InlineData(160)]
    public void Three_arms_have_a_line_each_and_a_difference_for_each_but_the_reference(int width)
    {
        var root = made.Copy("three" + width);
        WriteArms(root, "saline", "ketamine", "esketamine", "ketamine");
        var run = CommandLine.RunAt(width, root, made["threeout" + width]);
        Assert.Equal(0, run.Code);
        AssertFits(run, width);
        var lines = run.Out.Split('\n').Select(l => l.Trim()).ToList();
        var first = lines.FindIndex(l => l.StartsWith("NAcc_L", StringComparison.Ordinal));
        Assert.Matches("^NAcc_L +saline ", lines[first]);
        Assert.StartsWith("esketamine", lines[first + 1], StringComparison.Ordinal);
        Assert.StartsWith("difference", lines[first + 2], StringComparison.Ordinal);
        Assert.StartsWith("ketamine", lines[first + 3], StringComparison.Ordinal);
        Assert.StartsWith("difference", lines[first + 4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80), InlineData(160)]
    public void One_arm_is_said_to_be_one(int width)
    {
        var root = made.Copy("one" + width);
        File.Delete(Path.Combine(root, "participants.tsv"));
        var run = CommandLine.RunAt(width, root, made["oneout" + width]);
        Assert.Equal(0, run.Code);
        AssertFits(run, width);
        Assert.Contains("d_z", run.Out, StringComparison.Ordinal);
        Assert.Contains("A change within one arm may be due to time", run.Out, StringComparison.Ordinal);
    }

    /// <summary>No line but a path's is longer than the terminal, and nothing is cut.</summary>
    private static void AssertFits(CommandLine run, int width)
    {
        Assert.All(run.Out.Split('\n').Where(l => !l.Contains('/', StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, width));
        Assert.DoesNotContain("…", run.Out, StringComparison.Ordinal);
        foreach (var name in new[] { "NAcc_L", "vmPFC_R", "V1_L", "CSF_R", "primary", "control_tissue" }) Assert.Contains(name, run.Out, StringComparison.Ordinal);
    }

    /// <summary>All signed numbers, in whatever order the lines have them.</summary>
    private static IEnumerable<string> Numbers(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, @"[+-]\d+\.\d+").Select(m => m.Value).Order(StringComparer.Ordinal);

    private static void WriteArms(string root, params string[] arms) => File.WriteAllText(Path.Combine(root, "participants.tsv"),
        "participant_id\tarm\n" + string.Concat(arms.Select((arm, i) => $"sub-0{i + 1}\t{arm}\n")));
}
