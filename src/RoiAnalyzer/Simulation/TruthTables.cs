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

    /// <summary>The population in each session of a longitudinal study, or under each treatment of a crossover.</summary>
    public static OutputTable OfSessions(SimulationPlan plan, PlantedVoxels field)
    {
        var isCrossover = plan.Design == SimulatedDesign.Crossover;
        var table = DatasetTable.Of(("region", $"Region of the set {PlantedResponse.RegionSetName}."), ("contrast", What(plan)),
            (isCrossover ? "treatment" : "arm", isCrossover ? "What was given." : "Arm."), ("session", "Session; n/a: any."), ("response", $"Planted mean response, {Height(plan)}."));
        var truth = new Truth(field);
        string?[] sessions = isCrossover ? [null] : [.. plan.Sessions];
        foreach (var region in field.Map.Regions)
            foreach (var (name, weights) in Truth.ContrastsOf(plan))
                foreach (var arm in new[] { plan.TreatedArm, plan.ReferenceArm })
                    foreach (var session in sessions)
                    {
                        var (pre, post) = truth.OfArm(region, weights, arm, plan);
                        var number = session is null ? 2 : SimulatedParticipant.NumberOf(session);
                        table.Add(region.Name, name, arm, session, Rounded(number == 1 ? pre : pre + (post - pre) * Math.Pow(2, 2 - number)));
                    }
        return table;
    }

    /// <summary>Each participant in each of its sessions.</summary>
    public static OutputTable OfParticipantSessions(SimulationPlan plan, PlantedVoxels field, IReadOnlyList<SimulatedParticipant> participants)
    {
        var table = DatasetTable.Of(("participant_id", "Participant."), ("arm", "Arm, or the first treatment of a crossover."), ("session", "Session."),
            ("region", $"Region of the set {PlantedResponse.RegionSetName}."), ("contrast", What(plan)),
            ("response", $"This participant's response, {Height(plan)}, over the voxels that its sessions have in common; n/a: no session, or less than half of the region in it."));
        var truth = new Truth(field);
        foreach (var participant in participants)
            foreach (var (name, weights) in Truth.ContrastsOf(plan))
                foreach (var (region, responses) in field.Map.Regions.Zip(truth.OfSessions(participant, weights, plan.Sessions)))
                    foreach (var (session, response) in plan.Sessions.Zip(responses))
                        table.Add($"sub-{participant.Label}", participant.Arm, session, region.Name, name, Rounded(response));
        return table;
    }

    private static string What(SimulationPlan plan) =>
        plan.Analysis == AnalysisKind.Infusion ? "Window after the beginning of the infusion." : "Trial type against rest, or a difference of two.";

    private static string Height(SimulationPlan plan) =>
        plan.Analysis == AnalysisKind.Infusion ? "percent signal change, mean over the window" : "percent signal change at the peak of a block";

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Digits) : null;
}
