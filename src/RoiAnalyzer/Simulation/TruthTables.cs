using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Simulation;

/// <summary>The truth as tables: of the population by arm, and of each participant.</summary>
internal static class TruthTables
{
    private const int Digits = 10;

    public static OutputTable OfArms(SimulationPlan plan, PlantedVoxels field)
    {
        var table = DatasetTable.Of(
            ("region", $"Region of the set {PlantedResponse.RegionSetName}."), ("contrast", What(plan)),
            ("arm", "Arm."), ("pre", $"Planted mean response before the infusion, {Height(plan)}."),
            ("post", "The same after the infusion."), ("change", "post less pre."));
        var truth = new Truth(field);
        foreach (var region in field.Map.Regions)
            foreach (var (name, weights) in Truth.ContrastsOf(plan))
                foreach (var arm in new[] { plan.TreatedArm, plan.ReferenceArm })
                {
                    var (pre, post) = truth.OfArm(region, weights, arm, plan);
                    table.Add(region.Name, name, arm, Rounded(pre), Rounded(post), Rounded(post - pre));
                }
        return table;
    }

    public static OutputTable OfParticipants(SimulationPlan plan, PlantedVoxels field, IReadOnlyList<SimulatedParticipant> participants)
    {
        var table = DatasetTable.Of(
            ("participant_id", "Participant."), ("arm", "Arm."), ("region", $"Region of the set {PlantedResponse.RegionSetName}."),
            ("contrast", What(plan)),
            ("pre", $"This participant's response before the infusion, {Height(plan)}, "
                + "over the voxels that its sessions have in common."),
            ("post", "The same after the infusion; n/a: no session, or less than half of the region in it."), ("change", "post less pre."));
        var truth = new Truth(field);
        foreach (var participant in participants)
            foreach (var (name, weights) in Truth.ContrastsOf(plan))
                foreach (var (region, (pre, post)) in field.Map.Regions.Zip(truth.OfParticipant(participant, weights)))
                    table.Add($"sub-{participant.Label}", participant.Arm, region.Name, name, Rounded(pre), Rounded(post), Rounded(post - pre));
        return table;
    }

    private static string What(SimulationPlan plan) =>
        plan.Analysis == AnalysisKind.Infusion ? "Window after the beginning of the infusion." : "Trial type against rest, or a difference of two.";

    private static string Height(SimulationPlan plan) =>
        plan.Analysis == AnalysisKind.Infusion ? "percent signal change, mean over the window" : "percent signal change at the peak of a block";

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Digits) : null;
}
