using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>How good one run is: how the head moved and with what, what is left of it, and what its design can tell.</summary>
public sealed record RunQuality
{
    /// <summary>A mean framewise displacement above this, in mm, is flagged; so is each volume above it counted.</summary>
    public const double MostDisplacement = 0.5;

    /// <summary>A standardised DVARS above this counts as motion.</summary>
    public const double MostDvars = 1.5;

    /// <summary>A correlation of displacement with a condition beyond this is flagged, whatever its sign.</summary>
    public const double MostCorrelation = 0.3;

    private const double SmallDisplacement = 0.2;

    /// <summary>What the run was explained by.</summary>
    public required RunModel Model { get; init; }

    /// <summary>The run.</summary>
    public Run Run => Model.Run;

    /// <summary>Its volumes.</summary>
    public required int VolumeCount { get; init; }

    /// <summary>Mean framewise displacement in mm, the first volume's being 0; this and all that rests on it null where not known.</summary>
    public double? MeanDisplacement { get; private init; }

    /// <summary>The largest, in mm.</summary>
    public double? LargestDisplacement { get; private init; }

    /// <summary>Percent of the volumes above 0.2 mm.</summary>
    public double? PercentAboveSmall { get; private init; }

    /// <summary>Percent above 0.5 mm.</summary>
    public double? PercentAboveMost { get; private init; }

    /// <summary>Mean standardised DVARS over the volumes that have one; null where the table has none.</summary>
    public double? MeanDvars { get; private init; }

    /// <summary>
    /// Percent of the volumes with a displacement above 0.5 mm or a standardised DVARS above 1.5, whatever the plan's limits; null
    /// where neither is known.
    /// </summary>
    public double? PercentMoved { get; private init; }

    /// <summary>Volumes without a say, by the plan's limits and before the steady state.</summary>
    public required int Spikes { get; init; }

    /// <summary>Minutes of the volumes with a say.</summary>
    public required double MinutesKept { get; init; }

    /// <summary>Volumes less the design's rank; null where there is no design.</summary>
    public int? DegreesOfFreedom { get; private init; }

    /// <summary>How motion goes with each condition.</summary>
    public required IReadOnlyList<ConditionMotion> Conditions { get; init; }

    /// <summary>The contrast whose variance is inflated most, NaN where one cannot be told at all; null without contrasts.</summary>
    public (string Contrast, double Inflation)? MostInflated { get; private init; }

    /// <summary>The regions in their order.</summary>
    public required IReadOnlyList<RegionQuality> Regions { get; init; }

    /// <summary>What may be wrong, in the order of <see cref="QualityFlag"/>; that of regions apart.</summary>
    public IReadOnlyList<string> Flags => [.. FindFlags()];

    /// <summary>Of a run's signals and their model; <paramref name="regions"/> are those of the signals.</summary>
    public static RunQuality Of(RunSignals signals, RunModel model, IReadOnlyList<RegionVoxels> regions, ModelPlan plan)
    {
        var (nuisance, timing) = (model.Nuisance, model.Timing);
        var (displacement, dvars) = (nuisance.FramewiseDisplacement, nuisance.StandardisedDvars);
        double[] known = [.. (dvars ?? []).Where(double.IsFinite)];
        return new RunQuality
        {
            Model = model,
            VolumeCount = signals.VolumeCount,
            MeanDisplacement = displacement?.Average(),
            LargestDisplacement = displacement?.Max(),
            PercentAboveSmall = Percent(displacement, value => value > SmallDisplacement),
            PercentAboveMost = Percent(displacement, value => value > MostDisplacement),
            MeanDvars = known.Length == 0 ? null : known.Average(),
            PercentMoved = Percent(Moved(displacement, dvars), moved => moved),
            Spikes = nuisance.SpikeCount,
            MinutesKept = (signals.VolumeCount - nuisance.SpikeCount) * timing.RepetitionTime / 60,
            DegreesOfFreedom = model.Design is { } design ? design.VolumeCount - design.Rank : null,
            Conditions = ConditionMotion.Of(signals.Run.Events, timing, nuisance, plan.Response),
            // an inflation that is not a number is the worst
            MostInflated = model.Facts is not { Contrasts.Count: > 0 } facts ? null
                : facts.Contrasts.Select(c => (c.Key, c.Value.Inflation)).MaxBy(c => double.IsNaN(c.Inflation) ? double.PositiveInfinity : c.Inflation),
            Regions = RegionQuality.Of(signals, model, regions),
        };
    }

    private IEnumerable<string> FindFlags()
    {
        if (MeanDisplacement > MostDisplacement || PercentMoved > 100 * RunModel.MostSpikes) yield return QualityFlag.HighMotion;
        if (MeanDisplacement is null) yield return QualityFlag.MotionUnknown;
        if (Conditions.Any(c => c.Correlation is { } r && Math.Abs(r) > MostCorrelation)) yield return QualityFlag.MotionTask;
        if (MostInflated is { } most && !(most.Inflation <= DesignFacts.MostInflation)) yield return QualityFlag.Inflation;
    }

    private static bool[]? Moved(double[]? displacement, double[]? dvars) => displacement is null && dvars is null ? null
        : [.. Enumerable.Range(0, (displacement ?? dvars)!.Length).Select(t => displacement?[t] > MostDisplacement || dvars?[t] > MostDvars)];

    private static double? Percent<T>(T[]? values, Predicate<T> counts) => values is null ? null : 100.0 * values.Count(value => counts(value)) / values.Length;
}
