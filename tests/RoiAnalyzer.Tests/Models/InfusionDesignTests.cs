using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Models;

public sealed class InfusionDesignTests : IDisposable
{
    private static readonly ModelPlan Plain = new() { Confounds = ["none"], FramewiseDisplacementLimit = null, HighPassSeconds = null, Noise = NoiseModel.Ols };
    private static readonly Plan OfLake = new()
    {
        Analysis = AnalysisKind.Infusion,
        Model = Plain,
        Infusion = new InfusionPlan { StartSeconds = 38, BinSeconds = 20, Windows = new Dictionary<string, (double, double)> { ["later"] = (20, 60) } },
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_window_weighs_its_bins_by_their_volumes()
    {
        var design = InfusionRun.DesignOf(Run(1), 93, OfLake).Design!;
        Assert.Equal([20, 20, 15], design.Bins.Select(b => b.Volumes));
        var window = design.Window("later", (20, 60), 20)!;
        Assert.Equal((20 / 35.0, 15 / 35.0), (window.Weights["bin_20"], window.Weights["bin_40"]));
        Assert.Null(design.Window("beyond", (20, 80), 20));
        Assert.Equal(["bin_0", "bin_20", "bin_40", "constant"], design.Matrix.Names);
        Assert.Equal(38, design.Matrix.Columns[0].TakeWhile(x => x == 0).Count());
    }

    [Fact]
    public void A_high_pass_is_refused_with_what_it_would_leave()
    {
        var plan = new Plan
        {
            Path = "plan.json",
            Analysis = AnalysisKind.Infusion,
            Model = Plain with { HighPassSeconds = 128 },
            Infusion = new InfusionPlan { StartSeconds = 300, DurationSeconds = 600 },
        };
        var fault = Assert.Throws<InputException>(() => InfusionRun.DesignOf(Run(2), 450, plan)).Message;
        Assert.Contains("plan.json (model.high_pass_seconds)", fault, StringComparison.Ordinal);
        Assert.Contains("128 s, which leaves 3 % of the variance of a step and 0.0061 % of the variance of a ramp in a run of 900 s", fault, StringComparison.Ordinal);
        Assert.NotNull(InfusionRun.DesignOf(Run(2), 450, plan with { Model = Plain }).Design);
    }

    [Fact]
    public void Cosines_among_the_confounds_are_refused_too()
    {
        File.WriteAllText(_folder["confounds.tsv"], "cosine00\n" + string.Concat(Enumerable.Range(0, 98).Select(t => FormattableString.Invariant($"{Math.Cos(t)}\n"))));
        var run = Run(1) with { ConfoundsPath = _folder["confounds.tsv"] };
        var fault = Assert.Throws<InputException>(() => InfusionRun.DesignOf(run, 98, OfLake with { Model = Plain with { Confounds = ["cosine*"] } })).Message;
        Assert.Contains("model.confounds", fault, StringComparison.Ordinal);
        Assert.Contains("cosine", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void An_infusion_after_the_run_is_refused()
    {
        var plan = OfLake with { Infusion = OfLake.Infusion with { StartSeconds = 98 } };
        Assert.Contains("the beginning at 98 s of the 98 s", Assert.Throws<InputException>(() => InfusionRun.DesignOf(Run(1), 98, plan)).Message, StringComparison.Ordinal);
    }

    private static Run Run(double repetitionTime) => new() { Key = new RunKey("01", "pre", "infusion", null), Bold = "run.nii", RepetitionTime = repetitionTime };
}
