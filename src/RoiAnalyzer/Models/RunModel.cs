using System.Globalization;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>
/// One run explained: its design, what went into it, and every contrast in every region, in the regions' order. A run
/// that moved too much has no design.
/// </summary>
public sealed record RunModel(Run Run, DesignMatrix? Design, Nuisance Nuisance, Timing Timing, IReadOnlyList<RegionEstimate> Estimates)
{
    /// <summary>More than this share of spike volumes, and the run is left out (science: Williams laboratory, fMRIPrep limits).</summary>
    public const double MostSpikes = 0.25;

    /// <summary>The F tests, region by region, in each the plan's in order.</summary>
    public IReadOnlyList<RegionTest> Tests { get; private init; } = [];

    /// <summary>The responses of a model without a shape, region by region; empty for other models.</summary>
    public IReadOnlyList<ResponseCurve> Curves { get; private init; } = [];

    /// <summary>The noise of each region that was fitted.</summary>
    public IReadOnlyList<RegionNoise> Noise { get; internal init; } = [];

    /// <summary>What a run at rest tells; null for other runs.</summary>
    public RestingState? Rest { get; internal init; }

    /// <summary>The course of an infusion that was given in the run; null where none was.</summary>
    public InfusionCourse? Infusion { get; internal init; }

    /// <summary>What the design can tell; null where there is none.</summary>
    public DesignFacts? Facts { get; private init; }

    /// <summary>
    /// The design of a run of so many volumes, null where the run moved too much; an input fault where its events,
    /// confounds or timing do not go together.
    /// </summary>
    public static (DesignMatrix? Design, Nuisance Nuisance, Timing Timing) DesignOf(Run run, int volumes, ModelPlan plan)
    {
        var timing = Timing.Of(run.RepetitionTime, volumes, run.StartTime, run.Bold);
        var nuisance = Nuisance.Choose(run.ReadConfounds(), plan, volumes);
        if (nuisance.MotionVolumes.Count > MostSpikes * volumes) return (null, nuisance, timing);
        return (DesignMatrix.Build(run.Events, timing, nuisance, plan, eventsFile: run.EventsPath ?? run.Bold), nuisance, timing);
    }

    /// <summary>Fits every region of a run and estimates every contrast.</summary>
    public static RunModel Fit(
        RunSignals signals, IReadOnlyList<RegionVoxels> regions, ModelPlan plan, IReadOnlyList<Contrast> contrasts, ReferenceHeights heights,
        IReadOnlyList<JointContrast>? joint = null)
    {
        var (design, nuisance, timing) = DesignOf(signals.Run, signals.VolumeCount, plan);
        var estimates = new List<RegionEstimate>();
        var (tests, curves, noise) = (new List<RegionTest>(), new List<ResponseCurve>(), new List<RegionNoise>());
        for (var r = 0; r < regions.Count; r++)
        {
            var name = regions[r].Region.Name;
            if (design is null || signals.Series[r] is not { } series)
            {
                var (status, reason) = Why(signals.Coverage[r], nuisance, signals.VolumeCount);
                estimates.AddRange(contrasts.Select(c => new RegionEstimate(name, c.Name, status, reason)));
                tests.AddRange((joint ?? []).Select(c => new RegionTest(name, c.Name, status, reason, null)));
                continue;
            }
            var fit = FirstLevel.Fit(series, design, plan.NoiseOf(signals.VolumeCount));
            var scaled = heights.NeedScaledVoxels ? FirstLevel.Fit(signals.Scaled[r]!, design, plan.NoiseOf(signals.VolumeCount)) : null;
            estimates.AddRange(contrasts.Select(c => Of(fit, scaled, name, c, heights, signals.Run.Bold, regions[r].Component is not null)));
            tests.AddRange((joint ?? []).Select(c => RegionTest.Of(fit, name, c)));
            noise.Add(RegionNoise.Of(fit, name));
            curves.AddRange(ResponseCurve.Of(fit, name, plan.Fir, timing.RepetitionTime));
        }
        return new RunModel(signals.Run, design, nuisance, timing, estimates)
        {
            Tests = tests,
            Curves = curves,
            Noise = noise,
            Facts = design is null ? null : DesignFacts.Of(design, contrasts),
        };
    }

    internal static (string Status, string Reason) Why(RunCoverage coverage, Nuisance nuisance, int volumes) =>
        coverage.Status != Status.Ok ? (coverage.Status, coverage.Reason)
        : (Status.HighMotion, string.Create(CultureInfo.InvariantCulture, $"{nuisance.MotionVolumes.Count} of {volumes} volumes moved more than the limit, more than {MostSpikes:0 %}"));

    private static RegionEstimate Of(FirstLevel fit, FirstLevel? scaled, string region, Contrast contrast, ReferenceHeights heights, string file, bool eigenvariate)
    {
        if (!fit.Design.HasEvents(contrast))
        {
            return new RegionEstimate(region, contrast.Name, Status.NoEvents, $"the run has no events of {string.Join(", ", fit.Design.Absent(contrast))}");
        }
        if (eigenvariate && !PercentSignalChange.HasLevel(fit))
            return new RegionEstimate(region, contrast.Name, Status.NoLevel, "the eigenvariate's weights cancel each other: its signal at rest is not above the noise");
        if (fit.Estimate(contrast) is not { } effect || In(heights) is not { } percent)
            return new RegionEstimate(region, contrast.Name, Status.RankDeficient, "the design cannot tell the contrast from its other columns");
        return new RegionEstimate(region, contrast.Name, Status.Ok, "") { Effect = effect, Percent = percent, Beside = [.. heights.Beside.Select(In)], Autocorrelation = fit.Autocorrelation };

        PercentSignalChange? In(ReferenceHeights convention) => !convention.OfScaledVoxels ? PercentSignalChange.Of(fit, contrast, effect, convention, file)
            : PercentSignalChange.Of(scaled!, contrast, convention, file) is { } percent ? percent with { Baseline = fit.Baseline } : null;
    }
}
