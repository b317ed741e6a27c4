namespace RoiAnalyzer.Tests.Cli;

public class CompareCommandTests
{
    [Fact]
    public void A_change_comes_from_two_images_and_their_events()
    {
        using var made = MadeRuns.Create();
        var (pre, post) = (made.Write("pre", effect: 10), made.Write("post", effect: 4, lost: 2));
        var run = CommandLine.Run("compare", "--pre", pre.Bold, "--post", post.Bold, "--events", made.Events, "--mask", pre.Mask!, "--mask-post", post.Mask!, "--regions", made.Atlas, "--tr", "2", "--contrast", "c=cue:1");
        Assert.Equal(0, run.Code);
        var lines = run.Out.TrimEnd('\n').Split('\n').Select(l => l.Split('\t')).ToList();
        Assert.Equal(2, lines.Count);
        var row = lines[0].Zip(lines[1]).ToDictionary(c => c.First, c => c.Second);
        Assert.Equal(("c", "6", "0.75", "ok"), (row["contrast"], row["voxels"], row["coverage"], row["status"]));
        Assert.InRange(double.Parse(row["change"], System.Globalization.CultureInfo.InvariantCulture), -0.75, -0.55); // -6 of about 1030, at a height of 1.15
        Assert.Contains("peak of 12 s", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rest", """{ "analysis": "rest" }""")]
    [InlineData("infusion", """{ "analysis": "infusion", "infusion": { "start_seconds": 60 } }""")]
    public void A_plan_that_is_not_of_a_task_is_refused(string kind, string plan)
    {
        using var made = MadeRuns.Create();
        File.WriteAllText(made["plan.json"], plan);
        var run = CommandLine.Run("compare", "--pre", made.Write("pre").Bold, "--post", made.Write("post").Bold, "--events", made.Events, "--regions", made.Atlas, "--tr", "2", "--plan", made["plan.json"]);
        Assert.Equal((65, ""), (run.Code, run.Out));
        Assert.Contains($"(analysis): expected task (compare takes runs with events), found {kind}.", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("The input cannot be used: one fault.", run.Error.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x", "write NAME=TYPE:WEIGHT")]
    [InlineData("=cue:1", "write NAME=TYPE:WEIGHT")]
    [InlineData("x=cue", "cue is not TYPE:WEIGHT")]
    [InlineData("x=cue:one", "cue:one is not TYPE:WEIGHT")]
    [InlineData("x=cue:1,", "nothing is not TYPE:WEIGHT")]
    [InlineData("x=other:1", "no event is other; there are cue")]
    [InlineData("x=cue:1,cue:2", "cue has two weights")]
    [InlineData("x=cue:0", "all weights are 0")]
    public void A_contrast_that_is_none_is_wrong_usage(string contrast, string why)
    {
        using var made = MadeRuns.Create();
        var run = Compare(made, "--tr", "2", "--contrast", contrast);
        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Equal($"error: --contrast {contrast}: {why}", run.Error.Split('\n')[0][..$"error: --contrast {contrast}: {why}".Length]);
    }

    [Fact]
    public void Two_contrasts_of_one_name_are_wrong_usage()
    {
        using var made = MadeRuns.Create();
        var run = Compare(made, "--tr", "2", "--contrast", "a=cue:1", "--contrast", "a=cue:2");
        Assert.Equal(2, run.Code);
        Assert.Contains("two of the name a", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_is_not_compared_with_itself()
    {
        using var made = MadeRuns.Create();
        var pre = made.Write("pre");
        var run = CommandLine.Run("compare", "--pre", pre.Bold, "--post", Path.Combine(Path.GetDirectoryName(pre.Bold)!, ".", "pre.nii"), "--events", made.Events);
        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains("the same image", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--confounds-pre"), InlineData("--confounds-post")]
    public void Confounds_of_one_run_alone_are_wrong_usage(string which)
    {
        using var made = MadeRuns.Create();
        File.WriteAllText(made["c.tsv"], "x\n1\n");
        var run = Compare(made, "--tr", "2", which, made["c.tsv"]);
        Assert.Equal(2, run.Code);
        Assert.Contains("go together", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_with_confounds_asks_for_their_tables()
    {
        using var made = MadeRuns.Create();
        File.WriteAllText(made["plan.json"], """{ "model": { "confounds": ["6P"] } }""");
        var run = Compare(made, "--tr", "2", "--plan", made["plan.json"]);
        Assert.Equal(2, run.Code);
        Assert.Contains("has the confounds 6P: give --confounds-pre and --confounds-post", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plans_regions_contrasts_and_durations_are_used_where_no_option_says_otherwise()
    {
        using var made = MadeRuns.Create();
        File.WriteAllText(made["plan.json"], $$"""
            { "model": { "confounds": ["none"], "fd_limit": null }, "regions": { "set": {{System.Text.Json.JsonSerializer.Serialize(made.Atlas)}}, "min_coverage": 0.8 },
              "contrasts": { "mine": { "cue": 2 } }, "reference_durations": { "cue": 4 } }
            """);
        var (pre, post) = (made.Write("pre"), made.Write("post", lost: 2));
        string[] args = ["compare", "--pre", pre.Bold, "--post", post.Bold, "--events", made.Events, "--mask", pre.Mask!, "--mask-post", post.Mask!, "--tr", "2", "--plan", made["plan.json"]];
        var run = CommandLine.Run(args);
        Assert.Equal(65, run.Code); // 6 of 8 voxels are less than 0.8, and there is no other region
        Assert.Contains("\tmine\t", run.Out, StringComparison.Ordinal);
        Assert.Contains("peak of 4 s", run.Error, StringComparison.Ordinal);
        Assert.Equal("No change is available: the column reason says why.", run.LastLine);
        Assert.Equal(0, CommandLine.Run([.. args, "--min-coverage", "0.7"]).Code);
    }

    [Fact]
    public void Without_a_sidecar_the_repetition_time_must_be_said()
    {
        using var made = MadeRuns.Create();
        var run = Compare(made);
        Assert.Equal(65, run.Code);
        Assert.Contains("--tr SECONDS", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_on_different_grids_are_refused()
    {
        using var made = MadeRuns.Create();
        var (pre, post) = (made.Write("pre"), made.Write("post", grid: new(6, 6, 6, new(-3, 0, 0, 7.5, 0, 3, 0, -7.5, 0, 0, 3, -7.5))));
        var run = CommandLine.Run("compare", "--pre", pre.Bold, "--post", post.Bold, "--events", made.Events, "--regions", made.Atlas, "--tr", "2");
        Assert.Equal(65, run.Code);
        Assert.Contains("post.nii", run.Error, StringComparison.Ordinal);
    }

    private static CommandLine Compare(MadeRuns made, params string[] more) => CommandLine.Run(
        ["compare", "--pre", made.Write("pre").Bold, "--post", made.Write("post").Bold, "--events", made.Events, "--regions", made.Atlas, .. more]);
}
