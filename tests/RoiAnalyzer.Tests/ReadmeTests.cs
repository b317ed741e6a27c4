using System.Text.RegularExpressions;
using RoiAnalyzer.Tests.Cli;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests;

/// <summary>README says what is so.</summary>
public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Shared.Root, "README.md"));

    [Fact]
    public void The_table_is_the_one_that_the_first_command_prints()
    {
        using var folder = new TemporaryFolder();
        var words = Block("sh").Split('\n')[0].Split(" -- ")[1].Split(' ');
        Assert.Equal(["sample-data", "results", "--plan", "sample-data/plan.json"], words);
        var run = CommandLine.Run(Path.Combine(Shared.Root, words[0]), folder["results"], words[2], Path.Combine(Shared.Root, words[3]));
        Assert.Equal(0, run.Code);
        Assert.Equal(Block("text"), run.Out.Replace(folder["results"], "results", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_two_commands_need_only_the_sdk()
    {
        var commands = Block("sh").TrimEnd('\n').Split('\n');
        Assert.Equal(2, commands.Length);
        Assert.All(commands, c => Assert.StartsWith("dotnet ", c, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_plan_is_one_that_is_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["plan.json"], Block("json"));
        var plan = Studies.PlanOf(folder["plan.json"]);
        Assert.Equal(("cue", true, 0.5), (plan.Task, plan.Arm.Randomised, plan.Regions.MinCoverage));
    }

    [Fact]
    public void Every_verb_of_the_program_is_in_it()
    {
        var help = CommandLine.Run("--help").Out;
        var verbs = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(l => l.Trim().Split(' ')[0]).Where(v => v.Length > 0).ToList();
        Assert.Equal(7, verbs.Count);
        Assert.All(verbs, verb => Assert.Matches($@"\| `{verb}[ `]", Readme));
    }

    [Fact]
    public void Every_status_of_the_outputs_is_in_it()
    {
        var list = Regex.Match(Readme, @"^Statuses: .*?\n\n", RegexOptions.Multiline | RegexOptions.Singleline).Value;
        var written = new[] { typeof(Status), typeof(RoiAnalyzer.Group.GroupStatus), typeof(RoiAnalyzer.Group.MissingReason) }.SelectMany(type => type.GetFields()).Select(f => (string)f.GetRawConstantValue()!).Distinct().Order();
        Assert.Equal(written, Regex.Matches(list, "`([a-z_]+)`").Select(m => m.Groups[1].Value).Distinct().Order());
    }

    [Fact]
    public void Every_file_that_it_names_is_there()
    {
        foreach (var file in new[] { "CONTRIBUTING.md", "seeds/README.md", "sample-data/plan.json", "src/RoiAnalyzer/Analysis.cs" }) Assert.True(File.Exists(Path.Combine(Shared.Root, file)), file);
        foreach (Match folder in Regex.Matches(Readme, "^  ([A-Z][a-z]+) +([A-Z][a-z]+) ", RegexOptions.Multiline))
            foreach (var name in new[] { folder.Groups[1].Value, folder.Groups[2].Value }) Assert.True(Directory.Exists(Path.Combine(Shared.Root, "src/RoiAnalyzer", name)), name);
    }

    private static string Block(string language) => Regex.Match(Readme, $"^```{language}\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline).Groups[1].Value;

    private static class Studies
    {
        public static RoiAnalyzer.Studies.Plan PlanOf(string path) => RoiAnalyzer.Studies.Plan.Read(path);
    }
}
