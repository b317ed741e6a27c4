using RoiAnalyzer.Group;
using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Group;

public sealed class RunPairTests : IDisposable
{
    private readonly MadeQuality _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public void Two_runs_alike_have_no_flag() => Assert.Equal((1, 0), (Flagged(null, _made.Write("post")).Baselines.Count, Pair(_made.Write("post")).Baselines[0].Flags.Count));

    [Fact]
    public void What_differs_is_flagged_and_nothing_else()
    {
        var post = _made.Write("post");
        Flagged(QualityFlag.RepetitionTime, post with { RepetitionTime = 2.2 });
        Flagged(null, post with { RepetitionTime = 2.00005 });
        Flagged(QualityFlag.StartTime, post with { StartTime = 0.5 });
        Flagged(QualityFlag.GeneratedBy, post with { GeneratedBy = "fMRIPrep 24.0.0" });
        Flagged(QualityFlag.ScannerSoftware, post with { ScannerSoftware = "syngo MR XA30" });
        Flagged(QualityFlag.Events, post with { Events = [.. MadeQuality.Events.Skip(1)] });
        Flagged(QualityFlag.Volumes, _made.Write("post", volumes: 145));
        Flagged($"{QualityFlag.Volumes},{QualityFlag.DegreesOfFreedom}", _made.Write("post", volumes: 110) with { Events = [.. MadeQuality.Events.Where(e => e.Onset < 200)] }, _made.Write("pre") with { Events = [.. MadeQuality.Events.Where(e => e.Onset < 200)] });
    }

    [Fact]
    public void Spikes_that_cost_more_than_a_fifth_of_the_degrees_of_freedom_are_flagged()
    {
        Flagged(QualityFlag.DegreesOfFreedom, _made.Write("post", confounds: (t, own) => (t % 5 == 1 ? 0.6 : own.Fd, own.Dvars)));     // 30 of 143
        Flagged(null, _made.Write("post", confounds: (t, own) => (t % 6 == 1 ? 0.6 : own.Fd, own.Dvars)));                             // 25
    }

    [Fact]
    public void Confounds_that_only_one_run_has_are_flagged()
    {
        var plan = MadeQuality.Plan with { Confounds = ["noise_*"] };
        var pair = Assert.Single(MadeQuality.PairsOf([_made.Write("pre", more: "noise_1\tnoise_2")], [_made.Write("post", more: "noise_1")], plan));
        Assert.Equal([QualityFlag.Confounds], pair.Flags);
    }

    [Fact]
    public void Runs_are_paired_by_their_number_and_one_without_the_other_is_a_row()
    {
        var pairs = MadeQuality.PairsOf([_made.Write("pre", run: "1"), _made.Write("pre", run: "2")], [_made.Write("post", run: "02"), _made.Write("post", run: "03")]);
        Assert.Equal([("1", null), ("2", "02"), (null, "03")], pairs.Select(p => (p.Pre?.Run.Key.Run, p.Post?.Run.Key.Run)));
        Assert.Equal([QualityFlag.Unpaired, "", QualityFlag.Unpaired], pairs.Select(p => string.Join(',', p.Flags)));
        Assert.Equal([0, 1, 0], pairs.Select(p => p.Baselines.Count));
    }

    [Fact]
    public void A_session_that_is_not_there_is_a_row()
    {
        var pre = Assert.Single(MadeQuality.PairsOf([_made.Write("pre")], []));
        Assert.Equal(("pre", null, QualityFlag.MissingSession), (pre.PreSession, pre.PostSession, Assert.Single(pre.Flags)));
        var post = Assert.Single(MadeQuality.PairsOf([], [_made.Write("post")]));
        Assert.Equal((null, "post", QualityFlag.MissingSession), (post.PreSession, post.PostSession, Assert.Single(post.Flags)));
    }

    private RunPair Flagged(string? flags, Run post, Run? pre = null)
    {
        var pair = Pair(post, pre);
        Assert.Equal(flags ?? "", string.Join(',', pair.Flags));
        return pair;
    }

    private RunPair Pair(Run post, Run? pre = null) => Assert.Single(MadeQuality.PairsOf([pre ?? _made.Write("pre")], [post]));
}
