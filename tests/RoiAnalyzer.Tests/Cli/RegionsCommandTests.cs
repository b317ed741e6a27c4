namespace RoiAnalyzer.Tests.Cli;

public class RegionsCommandTests
{
    [Fact]
    public void The_sets_are_listed()
    {
        var run = CommandLine.Run("regions");
        Assert.Equal(0, run.Code);
        foreach (var name in new[] { "reward-circuit", "reward-cit168", "reward-aseg" }) Assert.Contains(name, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_is_listed_with_definition_and_source()
    {
        var run = CommandLine.Run("regions", "reward-circuit");
        Assert.Contains("sphere of 4 mm at (-9, 9, -8)", run.Out, StringComparison.Ordinal);
        Assert.Contains("Di Martino 2008", run.Out, StringComparison.Ordinal);
        Assert.Equal(42, run.Out.Split('\n').Count(l => l.Contains("sphere of", StringComparison.Ordinal)));
    }

    [Fact]
    public void On_an_image_voxels_volume_coverage_and_overlaps_are_told()
    {
        var bold = Shared.File("data/bold/studyforrest-localizer/derivatives/affine-mni/sub-02/func/sub-02_task-oneback_run-1_space-MNI152NLin2009cAsym_res-3_desc-preproc_bold.nii.gz");
        var run = CommandLine.Run("regions", "reward-circuit", "--on", bold);
        Assert.Equal(0, run.Code);
        var row = run.Out.Split('\n').Single(l => l.StartsWith("  NAcc_L ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["NAcc_L", "primary", "11", "297", "11", "1.000", "ok", "VS_L", "3"], row); // 11 voxels of 27 mm³
    }

    [Theory]
    [InlineData(80), InlineData(120), InlineData(160)]
    public void A_list_fits_the_terminal_and_loses_nothing(int width)
    {
        var run = CommandLine.RunAt(width, "regions", "reward-circuit");
        Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        var words = string.Join(' ', run.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in new[] { "NAcc_L", "HandSM_R", "comparator", "control_tissue", "(20, -36, 17)" }) Assert.Contains(part, words, StringComparison.Ordinal);
        Assert.Equal(42, run.Out.Split("sphere").Length - 1);
        Assert.DoesNotContain("…", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_set_names_those_that_there_are()
    {
        var run = CommandLine.Run("regions", "reward-circus");
        Assert.Equal(65, run.Code);
        Assert.Contains("reward-circuit", run.Error, StringComparison.Ordinal);
    }
}
