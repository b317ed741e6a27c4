using RoiAnalyzer.Regions;

namespace RoiAnalyzer.Simulation;

/// <summary>
/// The response that is planted in a seed's voxels, in percent signal change at the peak of a block: the same in both arms
/// before the infusion; afterwards only the accumbens' response to alcohol has changed.
/// </summary>
public static class PlantedResponse
{
    /// <summary>The set whose seeds are planted.</summary>
    public const string RegionSetName = "reward-circuit";

    /// <summary>The population's response before the infusion.</summary>
    public static double Before(Seed seed, string trialType) => (seed, trialType == EventSchedule.TrialTypes[0]) switch
    {
        ({ Role: "control_positive" }, _) => 1.5,
        ({ Role: "control_motor" }, _) => 0.2,
        ({ Role: "control_negative" or "control_tissue" }, _) => 0,
        ({ Family: "comparator" }, var alcohol) => alcohol ? 0.4 : 0.3,
        (_, var alcohol) => alcohol ? 0.6 : 0.3,
    };

    /// <summary>Whether the response of this seed to this trial type changes.</summary>
    public static bool Changes(Seed seed, string trialType) =>
        seed.Name is "NAcc_L" or "NAcc_R" && trialType == EventSchedule.TrialTypes[0];

    /// <summary>The arm's mean change.</summary>
    public static double Change(Seed seed, string trialType, string arm, SimulationPlan plan) =>
        !Changes(seed, trialType) ? 0 : arm == plan.TreatedArm ? plan.TreatedChange : plan.ReferenceChange;
}
