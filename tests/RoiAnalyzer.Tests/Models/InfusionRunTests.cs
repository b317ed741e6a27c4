using RoiAnalyzer.Images;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests.Models;

public sealed class InfusionRunTests : IDisposable
{
    private static readonly ModelPlan Plain = new() { Confounds = ["none"], FramewiseDisplacementLimit = null, HighPassSeconds = null, Noise = NoiseModel.Ols };

    // Lake Huron as a run of 98 volumes of 1 s: 38 of baseline, then three bins of 20
    private static readonly Plan OfLake = new()
    {
        Analysis = AnalysisKind.Infusion,
        Model = Plain,
        Infusion = new InfusionPlan { StartSeconds = 38, BinSeconds = 20, Windows = new Dictionary<string, (double, double)> { ["first"] = (0, 20), ["later"] = (20, 60), ["never"] = (40, 80) } },
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>R: tapply(LakeHuron, bin, mean) − the mean of the first 38, over that mean, in percent.</summary>
    [Fact]
    public void By_least_squares_a_bin_is_its_mean_less_the_baselines_in_percent()
    {
        var values = Fit(LakeHuron.Levels, OfLake).Infusion!.Values;
        double[] expected = [-0.213256667249, -0.277236844195, -0.238779756705];
        foreach (var (value, percent) in values.Zip(expected)) Assert.Equal(percent, value.Percent!.Value.Effect, 1e-10);
        Assert.Equal(["bin_0", "bin_20", "bin_40", "first", "later", "never", "step"], values.Select(v => v.Name));
        Assert.Equal((expected[1] + expected[2]) / 2, values[4].Percent!.Value.Effect, 1e-10);
        Assert.Equal(100 * (LakeHuron.Levels[38..].Average() / LakeHuron.Levels[..38].Average() - 1), values[6].Percent!.Value.Effect, 1e-10);
    }

    /// <summary>R 4, nlme: gls(LakeHuron ~ bin, corAR1, REML); its window of the last two bins over its constant.</summary>
    [Fact]
    public void With_autoregressive_noise_a_window_and_its_error_are_those_of_gls()
    {
        var model = Fit(LakeHuron.Levels, OfLake with { Model = Plain with { Noise = NoiseModel.Ar1 } });
        var later = model.Estimates.Single(e => e.Contrast == "later");
        Assert.Equal(0.877005209703, later.Autocorrelation, 2e-6);
        Assert.Equal(-0.0304967219498, later.Percent!.Estimate.Effect, 1e-6);
        Assert.Equal(0.144377896431, later.Percent!.Estimate.StandardError, 1e-5);
        Assert.Equal(579.188008950747, later.Percent!.Baseline, 1e-4);
        Assert.Equal(94, later.Percent!.Estimate.DegreesOfFreedom);
    }

    [Fact]
    public void A_window_that_the_run_does_not_hold_has_a_reason()
    {
        var never = Fit(LakeHuron.Levels, OfLake).Estimates.Single(e => e.Contrast == "never");
        Assert.Equal((Status.OutsideRun, "the run ends 60 s after the infusion's beginning, the window is 40 to 80 s"), (never.Status, never.Reason));
        Assert.Null(never.Percent);
    }

    [Fact]
    public void A_baseline_that_leaves_volumes_before_it_gives_them_bins_of_their_own()
    {
        var plan = OfLake with { Infusion = OfLake.Infusion with { Baseline = (10, 30) } };
        var bins = Fit(LakeHuron.Levels, plan).Infusion!.Values.Where(v => v.Part == InfusionPart.Bin).ToList();
        Assert.Equal([(-38.0, -28.0, 10), (-8.0, 0.0, 8), (0.0, 20.0, 20), (20.0, 40.0, 20), (40.0, 60.0, 20)], bins.Select(b => (b.From!.Value, b.To!.Value, b.Volumes!.Value)));
        var baseline = LakeHuron.Levels[10..30].Average();
        Assert.Equal(100 * (LakeHuron.Levels[..10].Average() - baseline) / baseline, bins[0].Percent!.Value.Effect, 1e-10);
    }

    /// <summary>A confound that is the effect itself, with a known correlation: 1/(1 − r²), and the effect with and without it.</summary>
    [Fact]
    public void A_confound_that_goes_along_with_the_infusion_is_told_and_the_effect_is_there_without_it()
    {
        var step = Enumerable.Range(0, 98).Select(t => t >= 38 ? 1.0 : 0).ToArray();
        var moved = step.Select((s, t) => 0.2 * s + 0.1 * (t % 2)).ToArray();
        File.WriteAllText(_folder["confounds.tsv"], "trans_x\n" + string.Concat(moved.Select(m => FormattableString.Invariant($"{m}\n"))));
        var plan = OfLake with { Model = Plain with { Confounds = ["trans_x"] } };
        double[] series = [.. step.Zip(moved, (s, m) => 1000 + 10 * s + 50 * m)];
        var course = Fit(series, plan, Run(1) with { ConfoundsPath = _folder["confounds.tsv"] }).Infusion!;
        var row = course.Inflations.Single(i => i.Column == "trans_x");
        Assert.Equal(1 / (1 - row.Correlation!.Value * row.Correlation.Value), row.Inflation, 1e-9);
        // variance .04 · 38·60/98² of the step, and .01/4 of what alternates, without correlation
        Assert.Equal(Math.Sqrt(0.04 * 38 * 60 / 9604 / (0.04 * 38 * 60 / 9604 + 0.0025)), row.Correlation.Value, 1e-9);
        var (with, without) = (course.Values[0].Percent!.Value.Effect, course.Values[0].Bare!.Value.Effect);
        Assert.Equal(100 * 20 / (1000 + 2.5), without, 1e-9);
        Assert.Equal(10.0, with * (1000 + 50 * moved.Average()) / 100, 1e-6);
    }

    private static RunModel Fit(double[] series, Plan plan, Run? run = null)
    {
        var seed = MadeImages.Sphere("s", 0, 0, 0, 2);
        var region = new RegionVoxels
        {
            Region = new Region(seed, [0], [1], 1, 1, new Point(0, 0, 0)),
            Columns = [0],
            Weights = [1],
            CommonCoverage = 1,
            Runs = [new RunCoverage(1, 1, Status.Ok, "")],
        };
        return InfusionRun.Fit(new RunSignals(run ?? Run(1), series.Length, [series], region.Runs, []), [region], plan);
    }

    private static Run Run(double repetitionTime) => new() { Key = new RunKey("01", "pre", "infusion", null), Bold = "run.nii", RepetitionTime = repetitionTime };
}
