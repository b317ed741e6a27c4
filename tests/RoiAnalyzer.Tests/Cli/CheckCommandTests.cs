namespace RoiAnalyzer.Tests.Cli;

/// <summary>Real BIDS trees: text only, or with images of no bytes, so each is refused, and for the right reason.</summary>
public class CheckCommandTests
{
    [Theory]
    [InlineData("ds000001-bart", "preprocessed images")]
    [InlineData("ds000005-gambles", "sessions")]
    [InlineData("ds000114-testretest", "--task-id")]
    [InlineData("ds000157-foodcue", "preprocessed images")]
    [InlineData("ds001597-prepost", "sub-03_ses-pre_task-cuedMFM_run-06_events.tsv")]
    [InlineData("ds003059-lsd", "preprocessed images")]
    [InlineData("ds004920-mid", "--task-id")]
    [InlineData("ds005012-mid", "CUE_ONSET")]
    [InlineData("bids-examples/ds000001-fmriprep", "derivative")]
    [InlineData("bids-examples/pet005", "preprocessed images")]
    [InlineData("bids-examples/synthetic", "--task-id")]
    public void A_real_tree_is_refused_for_the_right_reason(string tree, string reason)
    {
        var run = CommandLine.Run("check", Shared.File("data/bids/" + tree));
        Assert.Equal(65, run.Code);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("._", run.Error, StringComparison.Ordinal);
        Assert.All(run.Error.TrimEnd('\n').Split('\n')[..^1], line => Assert.StartsWith("error: ", line, StringComparison.Ordinal));
        Assert.StartsWith("The input cannot be used: ", run.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_that_claim_voxels_which_are_not_there_are_named()
    {
        var run = CommandLine.Run("check", Shared.File("data/bids/bids-examples/synthetic"), "-t", "nback", "--space", "MNI152NLin2009cAsym");
        Assert.Equal(65, run.Code);
        Assert.Contains("352", run.Error, StringComparison.Ordinal);
    }
}
