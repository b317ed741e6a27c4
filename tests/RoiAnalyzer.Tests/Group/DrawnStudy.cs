using RoiAnalyzer.Group;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Group;

/// <summary>A made study without any effect.</summary>
internal static class DrawnStudy
{
    /// <summary>Two randomised arms, two contrasts, four regions of which one is a control.</summary>
    public static readonly GroupPlan Plan = new()
    {
        Regions = [new("NAcc_L", "reward", true), new("NAcc_R", "reward", true), new("Insula", "reward", false), new("V1", "control_negative", false)],
        Contrasts = ["alcohol", "neutral"],
        PrimaryContrasts = ["alcohol"],
        Arms = ["ketamine", "placebo"],
        ReferenceArm = "placebo",
        Randomised = true,
    };

    /// <summary>Standard normal values of everybody, participants taking the arms in turn.</summary>
    public static List<ChangeRow> Rows(GroupPlan plan, int seed, int perArm)
    {
        var draws = new NormalDraws(seed);
        List<ChangeRow> rows = [];
        string?[] arms = plan.Arms.Count == 0 ? [null] : [.. plan.Arms];
        for (var who = 0; who < perArm * arms.Length; who++)
            foreach (var region in plan.Regions)
                foreach (var contrast in plan.Contrasts)
                    rows.Add(new($"{who:00}", arms[who % arms.Length], region.Name, contrast, draws.Next(), draws.Next()));
        return rows;
    }
}
