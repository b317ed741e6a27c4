using System.Text.Json.Nodes;
using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Simulation;

/// <summary>
/// An infusion given during each run: every region's signal rises with it, as a ramp from 0 at its beginning to the region's
/// planted percent at its end.
/// </summary>
internal static class PlantedInfusion
{
    public const double StartSeconds = 300, DurationSeconds = 300, WindowEnd = 600;

    /// <summary>The shortest run that holds both windows.</summary>
    public const double ShortestRun = StartSeconds + WindowEnd;

    private static readonly InfusionPlan Plan = new() { StartSeconds = StartSeconds, DurationSeconds = DurationSeconds };

    /// <summary>Adds the ramp to every seed, whose heights are shares of the signal at rest; the first column is no seed's.</summary>
    public static void Add(double[][] task, Timing timing, Func<int, double> heightOf)
    {
        var ramp = InfusionRegressor.Column(InfusionShape.Ramp, Plan, timing);
        for (var t = 0; t < task.Length; t++)
            for (var seed = 0; seed < task[t].Length - 1; seed++) task[t][seed + 1] += heightOf(seed) * ramp[t];
    }

    /// <summary>Each window's mean of the ramp, as the weight of the response.</summary>
    public static IReadOnlyList<(string Name, double[] Weights)> Windows(SimulationPlan plan)
    {
        var timing = Timing.Of(plan.RepetitionTime, plan.Volumes, SimulatedRun.StartTime(plan));
        var (times, ramp) = (timing.FrameTimes, InfusionRegressor.Column(InfusionShape.Ramp, Plan, timing));
        return [.. WindowsOf().Select(w => (w.Name, new[] { Enumerable.Range(0, ramp.Length)
            .Where(t => times[t] >= StartSeconds + w.From && times[t] < StartSeconds + w.To).Average(t => ramp[t]), 0 }))];
    }

    public static JsonObject AnalysisPlan(SimulationPlan plan) => new()
    {
        ["analysis"] = "infusion",
        ["task"] = plan.Task,
        ["arm"] = new JsonObject { ["column"] = "arm", ["reference"] = plan.ReferenceArm, ["randomised"] = true },
        ["infusion"] = new JsonObject
        {
            ["start_seconds"] = StartSeconds,
            ["duration_seconds"] = DurationSeconds,
            ["windows"] = new JsonObject(WindowsOf().Select(w => KeyValuePair.Create(w.Name, (JsonNode?)new JsonArray(w.From, w.To)))),
        },
        ["primary_contrasts"] = new JsonArray("min_5_10"),
    };

    public static string Readme(SimulationPlan plan, string missing, string lost) => FormattableString.Invariant($$"""
        A made study: nobody was scanned. Made by `roianalyzer simulate` (RoiAnalyzer {{DatasetText.ProgramVersion}}) from seed {{plan.Seed}}.

        {{plan.Participants}} participants of two arms, {{plan.TreatedArm}} and {{plan.ReferenceArm}}, were given an infusion during each run of task-{{plan.Task}},
        from {{StartSeconds}} s to {{StartSeconds + DurationSeconds}} s: saline in ses-pre, and in ses-post what their arm names.
        {{missing}}
        {{lost}}

        What is planted: in every region of the set {{PlantedResponse.RegionSetName}} a ramp from nothing at the infusion's beginning to the region's
        percent signal change at its end, and one change. In ses-post the accumbens' is {{plan.TreatedChange}} from what it was in the
        {{plan.TreatedArm}} arm (mean; standard deviation between participants {{plan.ChangeSd}}), and {{plan.ReferenceChange}} in the {{plan.ReferenceArm}} arm.
        Nothing else changes, and control regions do not respond. truth.tsv and truth_participants.tsv hold the means over the windows
        of plan.json, simulation.json every parameter. Noise is autoregressive (0.3), {{plan.NoisePercent}} percent of the signal at rest; slow
        drift, which no confound but the cosines explains, is in every run.
        There are no raw images: sidecars and participants are here, images under derivatives/fmriprep, which fMRIPrep did not make.

        """).ReplaceLineEndings("\n");

    private static (string Name, double From, double To)[] WindowsOf() => [("min_0_5", 0, 300), ("min_5_10", 300, WindowEnd)];
}
