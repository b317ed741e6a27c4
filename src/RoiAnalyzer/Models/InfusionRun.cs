using System.Globalization;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>Fits a run in which an infusion was given (science: phMRI; percent of a baseline before the infusion).</summary>
public static class InfusionRun
{
    /// <summary>
    /// The course of every region: its bins, the plan's windows, whose means are what changes are made of, and each regressor
    /// fitted by itself. A window that the run does not hold has no estimate and says so.
    /// </summary>
    public static RunModel Fit(RunSignals signals, IReadOnlyList<RegionVoxels> regions, Plan plan)
    {
        var run = signals.Run;
        var (design, nuisance, timing) = DesignOf(run, signals.VolumeCount, plan);
        var bare = design is null ? null : InfusionDesign.Build(run, timing, nuisance, plan, withConfounds: false);
        var (estimates, noise, values) = (new List<RegionEstimate>(), new List<RegionNoise>(), new List<InfusionValue>());
        for (var r = 0; r < regions.Count; r++)
        {
            var name = regions[r].Region.Name;
            if (design is null || signals.Series[r] is not { } series)
            {
                var (status, reason) = RunModel.Why(signals.Coverage[r], nuisance, signals.VolumeCount);
                estimates.AddRange(plan.Infusion.Windows.Keys.Select(w => new RegionEstimate(name, w, status, reason)));
                continue;
            }
            var fit = FirstLevel.Fit(series, design.Matrix, plan.Model.NoiseOf(series.Length));
            var course = new RegionCourse(name, design, fit, FirstLevel.Fit(series, bare!.Matrix, plan.Model.NoiseOf(series.Length)), run.Bold, plan.Infusion);
            estimates.AddRange(course.Windows(timing));
            values.AddRange(course.Values(timing));
            values.AddRange(InfusionRegressor.Of(plan.Infusion).Select(shape => OfRegressor(name, shape, series, timing, nuisance, plan)));
            noise.Add(RegionNoise.Of(fit, name));
        }
        return new RunModel(run, design?.Matrix, nuisance, timing, estimates)
        {
            Noise = noise,
            Infusion = new InfusionCourse(values, InfusionCourse.InflationsOf(plan.Infusion, timing, nuisance)),
        };
    }

    /// <summary>The design of a run of so many volumes; null where the run moved too much.</summary>
    public static (InfusionDesign? Design, Nuisance Nuisance, Timing Timing) DesignOf(Run run, int volumes, Plan plan)
    {
        var timing = Timing.Of(run.RepetitionTime, volumes, run.StartTime, run.Bold);
        var nuisance = Nuisance.Choose(run.ReadConfounds(), plan.Model, volumes);
        if (nuisance.MotionVolumes.Count > RunModel.MostSpikes * volumes) return (null, nuisance, timing);
        return (InfusionDesign.Build(run, timing, nuisance, plan), nuisance, timing);
    }

    private static InfusionValue OfRegressor(string region, InfusionShape shape, double[] series, Timing timing, Nuisance nuisance, Plan plan)
    {
        var name = InfusionDesign.Named(shape).Replace(' ', '_');
        var column = InfusionRegressor.Column(shape, plan.Infusion, timing);
        var (full, bare) = (PercentOf(nuisance.Names, nuisance.Columns), PercentOf([], []));
        return full is null
            ? new InfusionValue(region, InfusionPart.Regressor, name, null, null, null, null, bare, Status.RankDeficient, "the confounds explain the regressor wholly")
            : new InfusionValue(region, InfusionPart.Regressor, name, null, null, null, full, bare, Status.Ok, "");

        Estimate? PercentOf(IReadOnlyList<string> names, IReadOnlyList<double[]> columns)
        {
            var ones = new double[series.Length];
            Array.Fill(ones, 1);
            var design = DesignMatrix.Of([name, .. names, .. nuisance.SpikeVolumes.Select(v => $"spike_{v}"), DesignMatrix.Constant],
                [column, .. columns, .. nuisance.Spikes, ones], [name]);
            return RegionCourse.Percent(FirstLevel.Fit(series, design, plan.Model.NoiseOf(series.Length)), new Contrast(name, new Dictionary<string, double> { [name] = 1 }));
        }
    }

    /// <summary>The window as an estimate's reason, where the run does not hold it.</summary>
    internal static string Outside((double From, double To) window, Timing timing, InfusionPlan plan) => string.Create(CultureInfo.InvariantCulture,
        $"the run ends {timing.Duration - plan.StartSeconds:0.#} s after the infusion's beginning, the window is {window.From} to {window.To} s");
}
