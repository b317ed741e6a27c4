namespace RoiAnalyzer.Studies;

/// <summary>The course in time that an effect of an infusion may have.</summary>
public enum InfusionShape
{
    /// <summary>0 before the infusion's beginning, 1 from it on.</summary>
    Step,

    /// <summary>From 0 at the infusion's beginning to 1 at its end, and 1 after it.</summary>
    Ramp,

    /// <summary>Up to 1 and down again.</summary>
    GammaVariate,
}

/// <summary>
/// The infusion part of a plan: when in the run it was given, what it is compared with, and how its course is cut. Seconds of
/// the infusion and the baseline count from the run's beginning, those of windows from the infusion's.
/// </summary>
public sealed record InfusionPlan
{
    /// <summary>When the infusion begins; null where the plan does not say, which an analysis of an infusion cannot do without.</summary>
    public double? StartSeconds { get; init; }

    /// <summary>How long it lasts; null: no ramp can be had.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>The baseline's beginning and end; null: all before the infusion.</summary>
    public (double From, double To)? Baseline { get; init; }

    /// <summary>The length of a bin.</summary>
    public double BinSeconds { get; init; } = 60;

    /// <summary>By name, in order: the stretches that changes are made of, each of whole bins.</summary>
    public IReadOnlyDictionary<string, (double From, double To)> Windows { get; init; } = new OrderedDictionary<string, (double, double)>
    {
        ["min_0_5"] = (0, 300),
        ["min_5_10"] = (300, 600),
        ["min_10_15"] = (600, 900),
    };

    /// <summary>The courses that are fitted, each by itself.</summary>
    public IReadOnlyList<InfusionShape> Regressors { get; init; } = [InfusionShape.Step, InfusionShape.Ramp];

    /// <summary>When after the infusion's beginning the gamma variate is highest.</summary>
    public double? GammaPeakSeconds { get; init; }

    /// <summary>α of the gamma variate (t/peak)^α·e^(α(1−t/peak)): the larger, the narrower.</summary>
    public double GammaAlpha { get; init; } = 2;

    /// <summary>The baseline's beginning and end where <see cref="StartSeconds"/> is known.</summary>
    public (double From, double To) BaselineUsed => Baseline ?? (0, StartSeconds ?? 0);
}
