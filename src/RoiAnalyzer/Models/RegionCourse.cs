using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>One region's course through a run, from its fit with confounds and its fit without.</summary>
internal sealed record RegionCourse(string Region, InfusionDesign Design, FirstLevel Fit, FirstLevel Bare, string File, InfusionPlan Plan)
{
    // a bin's coefficient is the signal change itself
    private readonly ReferenceHeights _heights = ReferenceHeights.Bins(Design.Bins.ToDictionary(b => b.Name, b => b.To - b.From));

    /// <summary>The windows as estimates that changes are made of.</summary>
    public IEnumerable<RegionEstimate> Windows(Timing timing)
    {
        foreach (var (name, window) in Plan.Windows)
        {
            if (Design.Window(name, window, Plan.BinSeconds) is not { } contrast)
                yield return new RegionEstimate(Region, name, Status.OutsideRun, InfusionRun.Outside(window, timing, Plan));
            else if (Fit.Estimate(contrast) is { } effect && PercentSignalChange.Of(Fit, contrast, _heights, File) is { } percent)
                yield return new RegionEstimate(Region, name, Status.Ok, "") { Effect = effect, Percent = percent, Autocorrelation = Fit.Autocorrelation };
            else yield return new RegionEstimate(Region, name, Status.RankDeficient, "the confounds explain the window wholly");
        }
    }

    /// <summary>The bins, then the windows.</summary>
    public IEnumerable<InfusionValue> Values(Timing timing)
    {
        foreach (var bin in Design.Bins)
            yield return Value(InfusionPart.Bin, (bin.From, bin.To), bin.Volumes, bin.Name, new Contrast(bin.Name, new Dictionary<string, double> { [bin.Name] = 1 }), timing);
        foreach (var (name, window) in Plan.Windows)
        {
            var contrast = Design.Window(name, window, Plan.BinSeconds);
            var volumes = Design.Bins.Where(b => contrast?.Weights.ContainsKey(b.Name) ?? false).Sum(b => b.Volumes);
            yield return Value(InfusionPart.Window, window, volumes, name, contrast, timing);
        }
    }

    private InfusionValue Value(InfusionPart part, (double From, double To) stretch, int volumes, string name, Contrast? contrast, Timing timing)
    {
        var value = new InfusionValue(Region, part, name, stretch.From, stretch.To, volumes, null, null, Status.OutsideRun, InfusionRun.Outside(stretch, timing, Plan));
        if (contrast is null) return value;
        var (full, bare) = (Percent(Fit, contrast), Percent(Bare, contrast));
        return full is null
            ? value with { Bare = bare, Status = Status.RankDeficient, Reason = "the confounds explain it wholly" }
            : value with { Percent = full, Bare = bare, Status = Status.Ok, Reason = "" };
    }

    /// <summary>A contrast in percent of the constant, which is the baseline; its error takes that as known.</summary>
    internal static Estimate? Percent(FirstLevel fit, Contrast contrast) => fit.Estimate(contrast) is { } effect && !double.IsNaN(fit.Baseline)
        ? new Estimate(100 * effect.Effect / fit.Baseline, 100 * effect.StandardError / Math.Abs(fit.Baseline), effect.DegreesOfFreedom)
        : null;
}
