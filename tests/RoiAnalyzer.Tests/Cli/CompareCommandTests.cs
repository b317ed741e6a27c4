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
    [InlineData("x"), InlineData("x=cue"), InlineData("x=cue:one"), InlineData("x=other:1")]
    public void A_contrast_that_is_none_is_wrong_usage(string contrast)
    {
        using var made = MadeRuns.Create();
        var pre = made.Write("pre");
        var run = CommandLine.Run("compare", "--pre", pre.Bold, "--post", pre.Bold, "--events", made.Events, "--regions", made.Atlas, "--tr", "2", "--contrast", contrast);
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void Without_a_sidecar_the_repetition_time_must_be_said()
    {
        using var made = MadeRuns.Create();
        var pre = made.Write("pre");
        var run = CommandLine.Run("compare", "--pre", pre.Bold, "--post", pre.Bold, "--events", made.Events, "--regions", made.Atlas);
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
}
