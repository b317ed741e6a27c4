namespace RoiAnalyzer.Group;

/// <summary>One region and contrast of a study with the values of each arm, in the plan's order.</summary>
internal sealed record CellArms(TestedCell Cell, IReadOnlyList<ArmValues> Arms)
{
    /// <summary>
    /// Every region and contrast in the plan's order but those that are no pair, or another row's, which are not tested. Throws
    /// <see cref="ArgumentException"/> where a participant is in two arms.
    /// </summary>
    public static IEnumerable<CellArms> Of(GroupData data)
    {
        var participants = ParticipantsByArm(data.Changes, data.Plan);
        var cells = data.Changes.ToLookup(row => (row.Region, row.Contrast));
        foreach (var region in data.Plan.Regions)
            foreach (var contrast in data.Plan.Contrasts)
            {
                var cell = cells[(region.Name, contrast)].ToDictionary(row => row.Participant);
                if (cell.Values.Any(row => row.Status == Status.NoEdge)) continue;
                yield return new CellArms(
                    new TestedCell(data.Plan, region, contrast), [.. participants.Select(arm => new ArmValues(arm.Arm, arm.Participants, cell))]);
            }
    }

    /// <summary>The values of one arm.</summary>
    public ArmValues this[string? arm] => Arms.Single(own => own.Arm == arm);

    private static List<(string? Arm, HashSet<string> Participants)> ParticipantsByArm(IReadOnlyList<ChangeRow> changes, GroupPlan plan)
    {
        if (plan.Arms.Count == 0) return [(null, [.. changes.Select(row => row.Participant)])];
        foreach (var own in changes.GroupBy(row => row.Participant))
            if (own.Select(row => row.Arm).Distinct().Count() > 1)
                throw new ArgumentException($"participant {own.Key} is in more than one arm", nameof(changes));
        return [.. plan.Arms.Select(arm => ((string?)arm, changes.Where(row => row.Arm == arm).Select(row => row.Participant).ToHashSet()))];
    }
}
