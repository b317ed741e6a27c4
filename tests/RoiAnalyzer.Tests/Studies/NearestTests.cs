using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class NearestTests
{
    [Theory]
    [InlineData("fd_limt", "fd_limit")]
    [InlineData("HRF", "hrf")]
    [InlineData("highpass_seconds", "high_pass_seconds")]
    public void The_name_meant_is_found(string typed, string meant) =>
        Assert.Equal(meant, Nearest.To(typed, ["hrf", "high_pass_seconds", "noise", "confounds", "fd_limit"]));

    [Fact]
    public void Of_no_candidates_there_is_none()
    {
        Assert.Null(Nearest.To("a", []));
        Assert.Equal("There is none.", Nearest.Hint("a", []));
        Assert.Equal("Nearest: ab. There are: xy, ab.", Nearest.Hint("a", ["xy", "ab"]));
        Assert.Equal("Nearest of 21: s7.", Nearest.Hint("7", [.. Enumerable.Range(0, 21).Select(i => $"s{i}")]));
    }
}
