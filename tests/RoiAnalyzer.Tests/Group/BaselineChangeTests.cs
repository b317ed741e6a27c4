using RoiAnalyzer.Group;
using RoiAnalyzer.Models;

namespace RoiAnalyzer.Tests.Group;

public sealed class BaselineChangeTests : IDisposable
{
    private readonly MadeQuality _made = new();

    public void Dispose() => _made.Dispose();

    [Theory]
    [InlineData(1.2, QualityFlag.Baseline), InlineData(0.8, QualityFlag.Baseline), InlineData(1.08, null), InlineData(0.92, null)]
    public void A_gain_of_the_scanner_changes_the_signal_at_rest_and_not_its_ratio_to_the_brain(double gain, string? flag)
    {
        var change = Of((_, _, noise) => gain * (1000 + 10 * noise));
        Assert.Equal(100 * (gain - 1), change.Percent!.Value, 1e-3);       // voxels are of single precision
        Assert.Equal(0, change.RatioPercent!.Value, 1e-3);
        Assert.Equal(flag ?? "", string.Join(',', change.Flags));
    }

    [Theory]
    [InlineData(1.2, QualityFlag.SignalRatio), InlineData(1.05, null)]
    public void A_brain_that_changes_around_a_region_changes_the_ratio_alone(double gain, string? flag)
    {
        var change = Of((_, voxel, noise) => (MadeQuality.Region.Contains(voxel) ? 1 : gain) * (1000 + 10 * noise));
        Assert.Equal(0, change.Percent!.Value, 1e-3);
        Assert.Equal(100 * (1 / gain - 1), change.RatioPercent!.Value, 0.2);     // the median is of one volume
        Assert.Equal(flag ?? "", string.Join(',', change.Flags));
    }

    [Fact]
    public void What_is_not_known_has_not_changed()
    {
        var pair = Assert.Single(MadeQuality.PairsOf([_made.Write("pre")], [_made.Write("post", outside: MadeQuality.Region[..20])]));
        Assert.Equal((null, null, 0), (pair.Baselines[0].Percent, pair.Baselines[0].RatioPercent, pair.Baselines[0].Flags.Count));
    }

    private BaselineChange Of(Func<int, int, double, double> post) =>
        Assert.Single(Assert.Single(MadeQuality.PairsOf([_made.Write("pre")], [_made.Write("post", post)])).Baselines);
}
