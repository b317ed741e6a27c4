using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public sealed class RunQualityTests : IDisposable
{
    private readonly MadeQuality _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public void A_good_run_has_no_flag_and_its_numbers()
    {
        var run = Flagged(null, _made.Write("r", confounds: (t, own) => (t is 20 or 90 ? 0.6 : t == 50 ? 0.3 : 0.1, t == 3 ? 1.6 : 1)));
        var fd = (147 - 1) * 0.1 + 0.3 + 2 * 0.6;
        Assert.Equal(fd / 150, run.MeanDisplacement!.Value, 1e-12);
        Assert.Equal((0.6, 200.0 / 100, 400.0 / 300), (run.LargestDisplacement, run.PercentAboveSmall, run.PercentAboveMost));
        Assert.Equal((148 + 1.6) / 149, run.MeanDvars!.Value, 1e-12);
        Assert.Equal((2.0, 2), (run.PercentMoved, run.Spikes));
        Assert.Equal(148 * 2 / 60.0, run.MinutesKept, 1e-12);
        // 150 volumes less two conditions, two spikes, four cosines of 128 s and the constant
        Assert.Equal(150 - 2 - 2 - 4 - 1, run.DegreesOfFreedom);
    }

    [Fact]
    public void Motion_is_high_by_its_mean()
    {
        var run = _made.Write("r", confounds: (_, own) => (own.Fd + 0.45, own.Dvars));
        Flagged(QualityFlag.HighMotion, run, MadeQuality.Plan with { FramewiseDisplacementLimit = null });
    }

    [Theory]
    [InlineData(37, null), InlineData(38, QualityFlag.HighMotion)]
    public void Motion_is_high_by_more_than_a_quarter_of_the_volumes_whatever_the_plans_limits(int moved, string? flag) =>
        Assert.Equal(100 * moved / 150.0, Flagged(flag, _made.Write("r", confounds: (t, own) => (own.Fd, t > 0 && t <= moved ? 1.6 : own.Dvars))).PercentMoved!.Value, 1e-12);

    [Fact]
    public void A_run_that_is_left_out_for_motion_is_in_the_table_with_its_flag()
    {
        var run = Flagged(QualityFlag.HighMotion, _made.Write("r", confounds: (t, own) => (t % 3 == 1 ? 0.6 : own.Fd, own.Dvars)));
        Assert.Null(run.DegreesOfFreedom);
        Assert.Equal(50, run.Spikes);
        Assert.Equal(["a", "b"], run.Conditions.Select(c => c.TrialType));
        Assert.NotNull(run.Regions[0].SeriesTsnr);
        Assert.Null(run.Regions[0].ModelTsnr);
    }

    [Fact]
    public void Without_displacement_nobody_knows()
    {
        var run = Flagged(QualityFlag.MotionUnknown, _made.Write("r") with { ConfoundsPath = null }, MadeQuality.Plan with { FramewiseDisplacementLimit = null });
        Assert.Equal((null, null, null), (run.MeanDisplacement, run.PercentMoved, run.Conditions[0].Correlation));
    }

    [Fact]
    public void Motion_that_goes_with_a_condition_is_flagged()
    {
        var response = Regressor.Convolve([.. MadeQuality.Events.Where(e => e.TrialType == "b")], new Timing(2, MadeQuality.Volumes, 0.5), ResponseShape.Spm);
        foreach (var sign in new[] { 1, -1 })
        {
            var run = Flagged(QualityFlag.MotionTask, _made.Write("r", confounds: (t, own) => (own.Fd + sign * 0.06 * response[t], own.Dvars)));
            Assert.InRange(sign * run.Conditions.Single(c => c.TrialType == "b").Correlation!.Value, 0.3, 0.9);
        }
    }

    [Fact]
    public void A_contrast_that_other_columns_resemble_is_inflated_and_one_that_cannot_be_told_is_worst()
    {
        var alike = MadeQuality.Events.Where(e => e.TrialType == "a").SelectMany(e => new[] { e, e with { Onset = e.Onset + 1, TrialType = "b" } }).ToList();
        var run = Flagged(QualityFlag.Inflation, _made.Write("r") with { Events = alike });
        Assert.True(run.MostInflated!.Value.Inflation > 5);
        Assert.Equal(run.Model.Facts!.Contrasts.Max(c => c.Value.Inflation), run.MostInflated.Value.Inflation);
        var same = alike.Select(e => e.TrialType == "b" ? e with { Onset = e.Onset - 1 } : e).ToList();
        Assert.Equal(double.NaN, Flagged(QualityFlag.Inflation, _made.Write("r") with { Events = same }).MostInflated!.Value.Inflation);
    }

    [Fact]
    public void Std_dvars_that_are_missing_in_some_volumes_are_left_out_of_their_mean()
    {
        var run = Flagged(null, _made.Write("r", confounds: (t, own) => (own.Fd, t < 100 ? double.NaN : 1.2)));
        Assert.Equal(1.2, run.MeanDvars!.Value, 1e-12);
    }

    /// <summary>What is found of a run, which must have exactly these flags.</summary>
    private static RunQuality Flagged(string? flags, Run run, ModelPlan? plan = null)
    {
        var quality = Assert.Single(MadeQuality.Of([run], plan));
        Assert.Equal(flags ?? "", string.Join(',', quality.Flags));
        Assert.Empty(quality.Regions[0].Flags);
        return quality;
    }
}
