using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Group;

/// <summary>The anorexia trial as a study of one region, of which R's numbers are known.</summary>
internal static class AnorexiaStudy
{
    private static readonly string[] Arms = ["control", "cbt", "family"];

    /// <summary>Some of its arms, randomised, with one of them the reference.</summary>
    public static GroupData Of(string reference, params string[] arms) => new()
    {
        Plan = new GroupPlan
        {
            Regions = [new("NAcc", "reward", true)],
            Contrasts = ["cue"],
            Arms = arms,
            ReferenceArm = reference,
            Randomised = true,
        },
        Changes =
        [
            .. Anorexia.Whole.Pre.Zip(Anorexia.Whole.Post, Anorexia.Whole.Arm)
                .Select((row, i) => new ChangeRow($"{i:00}", Arms[row.Third], "NAcc", "cue", row.First, row.Second)).Where(row => arms.Contains(row.Arm)),
        ],
    };

    /// <summary>The same with another section "statistics" of the plan.</summary>
    public static GroupData With(this GroupData data, StatisticsPlan statistics) => data with { Plan = data.Plan with { Statistics = statistics } };

    /// <summary>The same with one arm's values changed.</summary>
    public static GroupData Changed(this GroupData data, string arm, Func<ChangeRow, ChangeRow> change) =>
        data with { Changes = [.. data.Changes.Select(row => row.Arm == arm ? change(row) : row)] };
}
