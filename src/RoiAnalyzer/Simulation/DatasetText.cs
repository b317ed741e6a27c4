using System.Text.Json.Nodes;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Simulation;

/// <summary>The texts of a made dataset that say what it is.</summary>
internal static class DatasetText
{
    private const string BidsVersion = "1.10.0";

    internal static string ProgramVersion => typeof(DatasetText).Assembly.GetName().Version!.ToString(3);

    public static JsonObject Raw(SimulationPlan plan) => new()
    {
        ["Name"] = $"A made study of task {plan.Task} before and after {plan.TreatedArm} or {plan.ReferenceArm}",
        ["BIDSVersion"] = BidsVersion,
        ["DatasetType"] = "raw",
        ["License"] = "CC0",
        ["GeneratedBy"] = GeneratedBy(),
    };

    public static JsonObject Derivative() => new()
    {
        ["Name"] = "Made images and confounds, named as fMRIPrep names its own",
        ["BIDSVersion"] = BidsVersion,
        ["DatasetType"] = "derivative",
        ["License"] = "CC0",
        ["GeneratedBy"] = GeneratedBy(),
    };

    /// <summary>The plan that such a trial would state beforehand: arms drawn at random, one primary contrast.</summary>
    public static JsonObject AnalysisPlan(SimulationPlan plan) => plan.Analysis == AnalysisKind.Infusion ? PlantedInfusion.AnalysisPlan(plan)
        : plan.Analysis == AnalysisKind.Rest ? PlantedRest.AnalysisPlan(plan)
        : plan.HasSessionsOfItsOwn ? PlanOfSessions(plan) : new()
        {
            ["task"] = plan.Task,
            ["arm"] = new JsonObject { ["column"] = "arm", ["reference"] = plan.ReferenceArm, ["randomised"] = true },
            ["primary_contrasts"] = new JsonArray("alcohol-neutral"),
        };

    /// <summary>The same of a longitudinal study, or of a crossover, which has no arms.</summary>
    private static JsonObject PlanOfSessions(SimulationPlan plan)
    {
        var sessions = new JsonObject { ["pre"] = plan.Sessions[0], ["post"] = plan.Sessions[1] };
        if (plan.FollowUps > 0) sessions["follow_up"] = new JsonArray([.. plan.Sessions.Skip(2).Select(s => JsonValue.Create(s))]);
        var json = new JsonObject { ["task"] = plan.Task, ["sessions"] = sessions };
        if (plan.Design != SimulatedDesign.Crossover) json["arm"] = new JsonObject { ["column"] = "arm", ["reference"] = plan.ReferenceArm, ["randomised"] = true };
        json["statistics"] = new JsonObject { ["design"] = plan.Design == SimulatedDesign.Crossover ? "crossover" : "longitudinal" };
        json["primary_contrasts"] = new JsonArray("alcohol-neutral");
        return json;
    }

    /// <summary>The sidecar of all runs; that of a preprocessed image says more.</summary>
    public static JsonObject Sidecar(SimulationPlan plan) => new() { ["RepetitionTime"] = plan.RepetitionTime, ["TaskName"] = plan.Task };

    public static JsonObject ImageSidecar(SimulationPlan plan)
    {
        var json = Sidecar(plan);
        json["StartTime"] = SimulatedRun.StartTime(plan);
        json["SliceTimingCorrected"] = true;
        json["SkullStripped"] = plan.Noise != NoiseExtent.Everywhere;
        return json;
    }

    /// <summary>Every parameter, as used.</summary>
    public static JsonObject Parameters(SimulationPlan plan)
    {
        var json = ParametersOfTask(plan);
        if (plan.Design != SimulatedDesign.Parallel) json["design"] = plan.Design.ToString().ToLowerInvariant();
        if (plan.FollowUps > 0) json["follow_ups"] = plan.FollowUps;
        if (plan.Analysis != AnalysisKind.Task) json["analysis"] = plan.Analysis.ToString().ToLowerInvariant();
        return json;
    }

    private static JsonObject ParametersOfTask(SimulationPlan plan) => new()
    {
        ["generator"] = "RoiAnalyzer simulate",
        ["version"] = ProgramVersion,
        ["seed"] = plan.Seed,
        ["participants"] = plan.Participants,
        ["volumes"] = plan.Volumes,
        ["repetition_time"] = plan.RepetitionTime,
        ["task"] = plan.Task,
        ["voxel_mm"] = plan.VoxelMm,
        ["noise"] = plan.Noise.ToString().ToLowerInvariant(),
        ["missing_post"] = plan.MissingPost ?? SimulationPlan.Nobody,
        ["lost_coverage"] = plan.LostCoverage ?? SimulationPlan.Nobody,
        ["treated_arm"] = plan.TreatedArm,
        ["reference_arm"] = plan.ReferenceArm,
        ["treated_change"] = plan.TreatedChange,
        ["reference_change"] = plan.ReferenceChange,
        ["baseline_sd"] = plan.BaselineSd,
        ["change_sd"] = plan.ChangeSd,
        ["noise_percent"] = plan.NoisePercent,
        ["nuisance_percent"] = plan.NuisancePercent,
        ["jolts"] = plan.Jolts,
        ["quantum"] = plan.Quantum,
        ["compress"] = plan.Compress,
    };

    public static string BidsIgnore => "simulation.json\nplan.json\ntruth.*\ntruth_participants.*\n";

    public static string Readme(SimulationPlan plan) => plan.Analysis == AnalysisKind.Infusion ? PlantedInfusion.Readme(plan, Missing(plan), Lost(plan))
        : plan.Analysis == AnalysisKind.Rest ? PlantedRest.Readme(plan, Missing(plan), Lost(plan)) : ReadmeOfTask(plan);

    private static string ReadmeOfTask(SimulationPlan plan) => FormattableString.Invariant($$"""
        A made study: nobody was scanned. Made by `roianalyzer simulate` (RoiAnalyzer {{ProgramVersion}}) from seed {{plan.Seed}}.

        {{People(plan)}}
        {{Missing(plan)}}
        {{Lost(plan)}}

        What is planted: a response in every region of the set {{PlantedResponse.RegionSetName}}, and one change. After the infusion the
        accumbens' response to alcohol is {{plan.TreatedChange}} percent signal change from what it was in the {{plan.TreatedArm}} arm (mean; standard
        deviation between participants {{plan.ChangeSd}}), and {{plan.ReferenceChange}} in the {{plan.ReferenceArm}} arm. Nothing else changes, and control regions
        in ventricles, white matter and auditory cortex do not respond at all. A voxel belongs to the first region of the set
        that holds it, so regions that overlap the accumbens show part of its change.

        truth.tsv                 the population's response and change, by region, contrast and arm
        truth_participants.tsv    what each participant was given
        simulation.json           every parameter
        plan.json                 the plan that such a trial would state beforehand

        Percent signal change is at the peak of one block of {{EventSchedule.BlockSeconds}} s (SPM's response). The images' noise is autoregressive (0.3),
        {{plan.NoisePercent}} percent of the signal at rest; drift, motion, {{plan.Jolts}} jolts a run and five shared signals are in the confounds tables.
        {{Extent(plan)}}
        There are no raw images: events, sidecars and participants are here, images under derivatives/fmriprep, which fMRIPrep
        did not make.

        """).ReplaceLineEndings("\n");

    private static string People(SimulationPlan plan) => plan.Design == SimulatedDesign.Crossover
        ? $"{plan.Participants} participants were given {plan.TreatedArm} and {plan.ReferenceArm}, one in each of two sessions (ses-1, ses-2) in an order that\nwas drawn, and saw blocks of alcohol and neutral pictures (task {plan.Task}) in both. What changes (below) does so in\nthe session of the treatment, from what the participant's response is without one."
        : $"{plan.Participants} participants of two arms, {plan.TreatedArm} and {plan.ReferenceArm}, saw blocks of alcohol and neutral pictures\n(task {plan.Task}) in a session before the infusion (ses-pre) and in one after it (ses-post)."
            + (plan.FollowUps == 0 ? "" : $"\nThen came {plan.FollowUps} follow-ups a week apart (ses-{SimulatedParticipant.FollowUp}1 …); in each the change is half of what it was before.");

    private static string Missing(SimulationPlan plan) =>
        plan.MissingPost is { } who ? $"sub-{who} has no session after the infusion." : plan.FollowUps > 0 ? "Every participant has all sessions." : "Every participant has both sessions.";

    private static string Lost(SimulationPlan plan) => plan.LostCoverage is { } who
        ? $"The images of sub-{who} after the infusion lack the lower frontal brain (y > 0 mm, z < -5 mm), and so the accumbens."
        : "Every image covers the whole brain.";

    private static string Extent(SimulationPlan plan) => plan.Noise switch
    {
        NoiseExtent.Regions => "Only voxels of these regions hold a signal, which keeps the files small; all others are 0, in the brain too.",
        NoiseExtent.Brain => "All voxels of the brain, an ellipsoid, hold a signal; outside it is 0.",
        _ => "All voxels of the brain, an ellipsoid, hold a signal; outside it is noise.",
    };

    // not [new JsonObject…]: that calls an Add of anything, which a native build cannot keep
    private static JsonArray GeneratedBy() => new(new JsonObject { ["Name"] = "RoiAnalyzer simulate", ["Version"] = ProgramVersion });
}
